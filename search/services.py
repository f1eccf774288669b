"""What other apps may ask of the search."""

from .elastic import state as elasticsearch_state
from .engines.base import Scope
from .finding import Hit, Results, find
from .indexing import index, refresh, reindex

__all__ = ["Hit", "Results", "Scope", "elasticsearch_state", "find", "index", "refresh", "reindex"]
