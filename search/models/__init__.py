"""Rows of public things, the words they are found by, and what is kept about files and queries."""

from .documents import DocumentText, DocumentUse
from .queries import AskedQuery, QueryDay, QueryTrace
from .rows import (
    SHAPE,
    STALE,
    TERM_COLUMNS,
    SearchDocument,
    SearchFacet,
    SearchPoint,
    SearchText,
)
from .words import Locality, LocalityForm, SearchWord

__all__ = [
    "SHAPE",
    "STALE",
    "TERM_COLUMNS",
    "AskedQuery",
    "DocumentText",
    "DocumentUse",
    "Locality",
    "QueryDay",
    "QueryTrace",
    "LocalityForm",
    "SearchDocument",
    "SearchFacet",
    "SearchPoint",
    "SearchText",
    "SearchWord",
]
