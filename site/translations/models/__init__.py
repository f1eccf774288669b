"""Rows beside wagtail-localize's own."""

from .glossary import GlossaryRendering, GlossaryTerm
from .policy import LanguagePolicy
from .progress import Original, TranslationState
from .provenance import Edition, SegmentOrigin

__all__ = [
    "Edition",
    "GlossaryRendering",
    "GlossaryTerm",
    "LanguagePolicy",
    "Original",
    "SegmentOrigin",
    "TranslationState",
]
