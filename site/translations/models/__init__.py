"""Rows beside wagtail-localize's own."""

from .machine import HeldSegment, MachineBatch, MachineJob
from .policy import LanguagePolicy
from .progress import Original, TranslationState
from .provenance import Edition, SegmentOrigin

__all__ = [
    "Edition",
    "HeldSegment",
    "LanguagePolicy",
    "MachineBatch",
    "MachineJob",
    "Original",
    "SegmentOrigin",
    "TranslationState",
]
