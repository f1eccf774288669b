"""Rows beside wagtail-localize's own."""

from .policy import LanguagePolicy
from .progress import Original, TranslationState
from .provenance import Edition, SegmentOrigin

__all__ = ["Edition", "LanguagePolicy", "Original", "SegmentOrigin", "TranslationState"]
