"""Answers a query: Elasticsearch if there is one and it answers in time, else the database."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from . import elastic, emergency, query
from .at_hand import without_asking
from .breaker import refuses
from .engines.base import Counts, Engine, EngineAway, Found, Scope
from .engines.database import database_engine
from .engines.elasticsearch import ElasticsearchEngine
from .models import SearchDocument
from .places import area_terms
from .query import Analysis

EVERYWHERE = Scope()

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Hit:
    """One thing that was found, and the concepts and places through which it was."""

    key: UUID
    kind: str
    score: float
    via: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Results:
    """One page of an answer; ``total`` counts all pages, ``engine`` says who answered."""

    engine: str
    total: int
    hits: list[Hit]
    analysis: Analysis
    counts: Counts = field(default_factory=dict)


def find(
    text: str, language: str, scope: Scope = EVERYWHERE, *, limit: int = 10, offset: int = 0
) -> Results:
    """What answers a text in a language, best first; never an error whatever the text.

    A scope that says ``browse`` is answered without words too: everything in it, nearest first.
    """
    asked = emergency.whom_to_call(without_asking(query.analyse(text, language)))
    analysis = _with_public_words(asked)
    engine, found = _ask(analysis, scope, max(0, limit), max(0, offset))
    return Results(engine, found.total, _hits(found.page, analysis), analysis, found.counts)


def _with_public_words(analysis: Analysis) -> Analysis:
    """Offer no word that stands in nothing public any more: the vocabulary forgets later."""
    if all(map(database_engine().holds, analysis.slips)):
        return analysis
    return replace(analysis, did_you_mean="")


def _ask(analysis: Analysis, scope: Scope, limit: int, offset: int) -> tuple[str, Found]:
    for engine in engines() if analysis.groups or scope.browse else [database_engine()]:
        try:
            return engine.name, engine.search(analysis, scope, limit, offset)
        except EngineAway as failure:
            logger.debug("%s did not answer: %s", engine.name, failure)
    raise EngineAway("the database engine answers always")


def engines() -> list[Engine]:
    """Who is asked, in this order; the database is never away and never behind."""
    database: Engine = database_engine()
    if elastic.is_configured() and not refuses():
        return [ElasticsearchEngine(), database]
    return [database]


def _hits(scored: Sequence[tuple[UUID, float]], analysis: Analysis) -> list[Hit]:
    """Hits from the table, which knows already what an engine's copy may still show."""
    keys = [key for key, _score in scored]
    in_time = Q(until__isnull=True) | Q(until__gt=timezone.now())
    rows = SearchDocument.objects.filter(in_time, key__in=keys).exclude(digest="")
    known = {row.key: row for row in rows.only("key", "kind", "concepts", "areas")}
    return [
        Hit(key, known[key].kind, round(score, 4), _via(known[key], analysis))
        for key, score in scored
        if key in known
    ]


def _via(document: SearchDocument, analysis: Analysis) -> list[str]:
    """Labels of the query's concepts and names of its places that a document has."""
    concepts = set(document.concepts.split())
    areas = set(document.areas.split())
    labels = [label for key, label in analysis.concepts.items() if key in concepts]
    names = [
        name for code, name in analysis.areas.items() if not areas.isdisjoint(area_terms(code))
    ]
    return list(dict.fromkeys(labels + names))
