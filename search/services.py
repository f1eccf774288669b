"""What other apps may ask of the search."""

from django.db import DatabaseError

from .answers import Answer
from .elastic import state as elasticsearch_state
from .engines.base import Scope
from .finding import Hit, Results, find
from .indexing import index, refresh, reindex
from .query import analyse


def warm_up() -> None:
    """Load dictionaries and concepts when a process starts, not with the first reader's words."""
    for words, language in (("dom", "pl"), ("дім", "uk"), ("дом", "ru")):
        try:
            analyse(words, language)
        except DatabaseError:  # the site starts without its database and says so at /readyz
            return


__all__ = [
    "Answer",
    "Hit",
    "Results",
    "Scope",
    "elasticsearch_state",
    "find",
    "index",
    "refresh",
    "reindex",
    "warm_up",
]
