"""What every engine does, and the weights they share."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from ..query import Analysis

Found = tuple[int, list[tuple[UUID, float]]]

# Where a term of a query is looked for, and what a match there is worth: times BM25 for words,
# as it is for concepts and places.
COLUMNS: dict[str, tuple[tuple[str, float], ...]] = {
    "form": (("title_forms", 5.0), ("body_forms", 1.6)),
    "lemma": (("title_lemmas", 4.0), ("summary_lemmas", 2.0), ("body_lemmas", 1.0)),
    "concept": (("concepts", 15.0),),
    "area": (("areas", 30.0),),
}
CONSTANT = frozenset({"concepts", "areas"})
BM25_K1, BM25_B = 1.2, 0.25
TIE = 0.05
LANGUAGE_BONUS = 0.8
KIND_WEIGHTS = {"service": 1.03}
# News fades: a tenth is lost with each year after the first month.
DECAY_KIND, DECAY_OFFSET_DAYS, DECAY_SCALE_DAYS, DECAY = "news", 30, 365, 0.9
# What answers all that was asked stands before what answers a part; a full page needs no parts.
STRICT_BONUS = 1000.0
FULL_PAGE = 10
# More is never counted or paged through.
MOST = 2000


def required(groups: int) -> int:
    """How many of a query's words a strict match answers: both of two, two thirds of more."""
    return groups if groups <= 2 else groups * 66 // 100


@dataclass(frozen=True)
class Scope:
    """Where an answer is looked for: only some kinds, only what serves a TERYT code."""

    kinds: tuple[str, ...] = ()
    area: str = ""


class EngineAway(Exception):
    """An engine did not answer, not in time or not sensibly; another one may."""


class Engine(Protocol):
    """An engine: the name shown to operators, and how it finds."""

    name: str

    def search(self, analysis: Analysis, scope: Scope, limit: int, offset: int) -> Found:
        """The number of all matches and one page of keys with scores, best first."""
