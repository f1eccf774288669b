"""What other apps may ask of the search."""

from .elastic import state as elasticsearch_state
from .finding import Hit, Results, find
from .indexing import index, refresh, reindex

__all__ = ["Hit", "Results", "elasticsearch_state", "find", "index", "refresh", "reindex"]
