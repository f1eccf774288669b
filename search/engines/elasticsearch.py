"""Elasticsearch, a copy of the table: only term clauses, so there is no syntax to inject."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from .. import elastic
from ..places import area_terms
from ..query import Analysis, Group
from .base import (
    COLUMNS,
    CONSTANT,
    DECAY,
    DECAY_KIND,
    DECAY_OFFSET_DAYS,
    DECAY_SCALE_DAYS,
    FULL_PAGE,
    KIND_WEIGHTS,
    LANGUAGE_BONUS,
    MOST,
    STRICT_BONUS,
    TIE,
    EngineAway,
    Found,
    Scope,
    required,
)
from .database import query_terms
from .scoring import without_bonus

Query = dict[str, Any]


class ElasticsearchEngine:
    """Finds with one request; a strict match stands before a partial one by a bonus."""

    name = "elasticsearch"

    def search(self, analysis: Analysis, scope: Scope, limit: int, offset: int) -> Found:
        """The number of matches and one page of keys.

        Raises:
            EngineAway: whatever is wrong with the server or its answer.
        """
        if not query_terms(analysis):
            return 0, []
        body = request_body(analysis, scope, min(limit, MOST), min(offset, MOST))
        index = settings.SEARCH_INDEX_PREFIX
        answer = elastic.ask(
            lambda: read_answer(elastic.client().search(index=index, **body)),
            elastic.SEARCH_DEADLINE,
        )
        return _bounded(answer, limit, offset)


def request_body(analysis: Analysis, scope: Scope, limit: int, offset: int) -> Query:
    """The whole request for one page, with the number of strict matches beside the hits."""
    groups = [group_query(group) for group in analysis.groups]
    strict = {"bool": {"should": groups, "minimum_should_match": required(len(groups))}}
    query: Query = {
        "bool": {
            "must": [_weighted({"bool": {"should": groups, "minimum_should_match": 1}})],
            "should": [
                {"constant_score": {"filter": strict, "boost": STRICT_BONUS}},
                constant("languages", analysis.language, LANGUAGE_BONUS),
            ],
        }
    }
    query["bool"]["filter"] = list(_scope_filters(scope))
    return {
        "query": query,
        "aggs": {"strict": {"filter": strict}},
        "size": limit,
        "from_": offset,
        "sort": ["_score", {"key": "asc"}],
        "source": False,
        "track_total_hits": True,
        "timeout": f"{int(elastic.REQUEST_TIMEOUT * 1000)}ms",
        "filter_path": "timed_out,hits.total.value,hits.hits._id,hits.hits._score,aggregations",
    }


def _scope_filters(scope: Scope) -> Iterator[Query]:
    if scope.kinds:
        yield {"terms": {"kind": list(scope.kinds)}}
    if scope.area:
        yield {"terms": {"areas": list(area_terms(scope.area))}}


def group_query(group: Group) -> Query:
    """The best of a word's alternatives and a little of the others."""
    return {"dis_max": {"tie_breaker": TIE, "queries": list(_clauses(group))}}


def _clauses(group: Group) -> Iterator[Query]:
    for alternative in group.alternatives:
        for column, weight in COLUMNS[alternative.field]:
            boost = weight * alternative.weight
            if column in CONSTANT:
                yield constant(column, alternative.term, boost)
            else:
                yield {"term": {column: {"value": alternative.term, "boost": boost}}}


def constant(field: str, value: str, boost: float) -> Query:
    """A match whose worth does not depend on how rare it is."""
    return {"constant_score": {"filter": {"term": {field: value}}, "boost": boost}}


def _weighted(query: Query) -> Query:
    functions: list[Query] = [
        {"filter": {"term": {"kind": kind}}, "weight": weight}
        for kind, weight in KIND_WEIGHTS.items()
    ]
    return {
        "function_score": {"query": query, "functions": [*functions, *_fading()]}
        | {"score_mode": "multiply", "boost_mode": "multiply"}
    }


def _fading() -> list[Query]:
    """News fades with its age."""
    today = timezone.localdate().isoformat()
    curve = {
        "origin": today,
        "offset": f"{DECAY_OFFSET_DAYS}d",
        "scale": f"{DECAY_SCALE_DAYS}d",
        "decay": DECAY,
    }
    news = {"term": {"kind": DECAY_KIND}}
    return [{"filter": news, "exp": {"date": curve}}]


def read_answer(answer: Any) -> tuple[int, int, list[tuple[UUID, float]]]:
    """Strict matches, all matches and the page's keys; anything else than that is a failure.

    Raises:
        EngineAway: the server gave up half-way.
    """
    if answer["timed_out"]:
        raise EngineAway("the server ran out of time")
    hits = answer["hits"].get("hits", [])
    return (
        answer["aggregations"]["strict"]["doc_count"],
        answer["hits"]["total"]["value"],
        [(UUID(hit["_id"]), hit["_score"]) for hit in hits],
    )


def _bounded(answer: tuple[int, int, list[tuple[UUID, float]]], limit: int, offset: int) -> Found:
    strict, everything, page = answer
    total = min(strict if strict >= FULL_PAGE else everything, MOST)
    page = page[: max(0, min(limit, total - offset))]
    return total, [(key, without_bonus(score)) for key, score in page]
