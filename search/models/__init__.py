"""Rows of public things, the words they are found by, and what is kept about files and queries."""

from .documents import DocumentText, DocumentUse
from .queries import AskedQuery, QueryDay, QueryTrace
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
    "AskedQuery",
    "DocumentText",
    "DocumentUse",
    "Locality",
    "QueryDay",
    "QueryTrace",
    "SearchDocument",
    "SearchFacet",
    "SearchPoint",
    "SearchText",
    "SearchWord",
]
