"""What every engine does, and the weights they share."""

from dataclasses import dataclass, field
from typing import Literal, Protocol
from uuid import UUID

from core.models.areas import COUNTRY

from ..query import Analysis

Scored = tuple[UUID, float]
# For each facet how many things have each of its values.
Counts = dict[str, dict[str, int]]

# Where a term of a query is looked for, and what a match there is worth: times BM25 for words,
# as it is for concepts and places.
COLUMNS: dict[str, tuple[tuple[str, float], ...]] = {
    "form": (("title_forms", 5.0), ("body_forms", 1.6)),
    "lemma": (("title_lemmas", 4.0), ("summary_lemmas", 2.0), ("body_lemmas", 1.0)),
    "concept": (("concepts", 18.0),),
    "area": (("areas", 20.0),),
}
CONSTANT = frozenset({"concepts", "areas"})
BM25_K1, BM25_B = 1.2, 0.25
TIE = 0.05
LANGUAGE_BONUS = 2.0
# What has every word of a query of several words in its title bears that name.
TITLE_BONUS = 15.0
TITLES = frozenset({"title_forms", "title_lemmas"})
KIND_WEIGHTS = {"service": 1.03}
# What serves the gmina that somebody lives in, or its powiat, stands a little before the rest.
AREA_WEIGHTS = {6: 1.15, 4: 1.1}
# News fades: a twentieth is lost with each year after the first month.
DECAY_KIND, DECAY_OFFSET_DAYS, DECAY_SCALE_DAYS, DECAY = "news", 30, 365, 0.95
# What answers all that was asked stands before what answers a part; a full page needs no parts.
STRICT_BONUS = 1000.0
FULL_PAGE = 10
# More is never counted or paged through.
MOST = 2000


def precision(code: str) -> int:
    """How specific an area is: gmina 6, powiat 4, region 2, the whole country 1."""
    return 1 if code == COUNTRY else len(code)


@dataclass(frozen=True)
class Scope:
    """Where an answer is looked for, and what is counted beside it.

    ``facets`` are chosen values by name: any of a name's values, of every name. A name in
    ``count`` is counted as if nothing of that name were chosen, so that its other values can be
    added. ``keys`` bounds the answer to some things; ``near`` (degrees) orders what was found
    without words. By ``date`` the newest comes first, what answers all that was asked before
    what answers a part.
    """

    kinds: tuple[str, ...] = ()
    area: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    keys: frozenset[UUID] | None = None
    near: tuple[float, float] | None = None
    count: tuple[str, ...] = ()
    browse: bool = False
    order: Literal["relevance", "date"] = "relevance"


@dataclass(frozen=True)
class Typed:
    """What somebody has typed so far: the terms of each whole word, and of the last one.

    A title's form may also begin as one of ``beginnings``.
    """

    words: tuple[tuple[str, ...], ...]
    last: tuple[str, ...]
    beginnings: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """The number of all that answers, one page of it best first, and the counted facets."""

    total: int
    page: list[Scored]
    counts: Counts = field(default_factory=dict)


class EngineAway(Exception):
    """An engine did not answer, not in time or not sensibly; another one may."""


class Engine(Protocol):
    """An engine: the name shown to operators, and how it finds."""

    name: str

    def search(self, analysis: Analysis, scope: Scope, limit: int, offset: int) -> Found:
        """What answers an analysed query in scope; without words, if asked to browse, all of it."""

    def titles(self, typed: Typed, limit: int) -> list[UUID]:
        """Some things in whose titles all that has been typed may stand."""
