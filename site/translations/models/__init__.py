"""Rows beside wagtail-localize's own."""

from .machine import HeldSegment, MachineBatch, MachineJob
from .policy import LanguagePolicy
from .progress import Original, TranslationState
from .provenance import Edition, SegmentOrigin
from .translators import GuestEdit, GuestLink, Presence, SegmentComment

__all__ = [
    "Edition",
    "GuestEdit",
    "GuestLink",
    "HeldSegment",
    "LanguagePolicy",
    "MachineBatch",
    "MachineJob",
    "Original",
    "Presence",
    "SegmentComment",
    "SegmentOrigin",
    "TranslationState",
]
