"""Rows of public things, the words they are found by, and what is kept about files."""

from .documents import DocumentText, DocumentUse
from .rows import (
    SHAPE,
    TERM_COLUMNS,
    SearchDocument,
    SearchFacet,
    SearchPoint,
    SearchText,
)
from .words import Locality, SearchWord

__all__ = [
    "SHAPE",
    "TERM_COLUMNS",
    "DocumentText",
    "DocumentUse",
    "Locality",
    "SearchDocument",
    "SearchFacet",
    "SearchPoint",
    "SearchText",
    "SearchWord",
]
