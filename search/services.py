"""What other apps may ask of the search."""

from django.db import DatabaseError

from .answers import Answer
from .elastic_state import state as elasticsearch_state
from .engines.base import Scope
from .finding import Hit, Results, find
from .indexing import index, refresh, reindex
from .localities import folded_name
from .locality_forms import localities_named
from .models import Locality
from .places import area_name, area_spellings, named_areas
from .query import analyse
from .stale import show_otherwise


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
    "Locality",
    "Results",
    "Scope",
    "area_name",
    "area_spellings",
    "elasticsearch_state",
    "find",
    "folded_name",
    "index",
    "localities_named",
    "named_areas",
    "refresh",
    "reindex",
    "show_otherwise",
    "warm_up",
]
