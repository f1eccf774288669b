"""Rows of public things, the words they are found by, and what is kept about files."""

from .documents import DocumentUse
from .rows import (
    SHAPE,
    TERM_COLUMNS,
    SearchDocument,
    SearchFacet,
    SearchPoint,
    SearchText,
)
from .words import Locality, LocalityForm, SearchWord

__all__ = [
    "SHAPE",
    "TERM_COLUMNS",
    "DocumentUse",
    "Locality",
    "LocalityForm",
    "SearchDocument",
    "SearchFacet",
    "SearchPoint",
    "SearchText",
    "SearchWord",
]
