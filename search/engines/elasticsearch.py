"""Elasticsearch, a copy of the table: only term clauses, so there is no syntax to inject."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from core.models.areas import prefixes

from .. import elastic
from ..elastic_state import check_index
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
    TITLE_BONUS,
    TITLES,
    EngineAway,
    Found,
    Scope,
    Typed,
    precision,
)
from .database import query_terms
from .elasticsearch_counts import aggregations, facet_filters, values
from .scoring import area_weights, without_bonus

Query = dict[str, Any]
# The precision of what serves a gmina inside the area asked for.
GMINA = 6


class ElasticsearchEngine:
    """Finds with one request; a strict match stands before a partial one by a bonus."""

    name = "elasticsearch"

    def search(self, analysis: Analysis, scope: Scope, limit: int, offset: int) -> Found:
        """The number of matches and one page of keys.

        Raises:
            EngineAway: whatever is wrong with the server or its answer.
        """
        if not query_terms(analysis) and not scope.browse:
            return Found(0, [])
        limit, offset = min(limit, MOST), min(offset, MOST)
        body = request_body(analysis, scope, limit, offset)
        return elastic.ask(
            lambda: read_answer(_searched(body), scope, limit, offset), elastic.SEARCH_DEADLINE
        )

    def titles(self, typed: Typed, limit: int) -> list[UUID]:
        """Some things in whose titles all that has been typed may stand.

        Raises:
            EngineAway: whatever is wrong with the server or its answer.
        """
        words = [list(map(_in_title, terms)) for terms in typed.words]
        begins = [{"prefix": {"title_forms": form}} for form in typed.beginnings]
        every = [*words, [*map(_in_title, typed.last), *begins]]
        body: Query = {
            "query": {"bool": {"filter": [{"bool": {"should": either}} for either in every]}},
            "size": limit,
            "sort": ["_doc"],
            "source": False,
            "track_total_hits": False,
            "filter_path": "hits.hits._id",
        }
        index = settings.SEARCH_INDEX_PREFIX
        answer = elastic.ask(
            lambda: elastic.client().search(index=index, **body).body, elastic.TITLES_DEADLINE
        )
        return [UUID(hit["_id"]) for hit in answer.get("hits", {}).get("hits", [])]


def _in_title(term: str) -> Query:
    """A lemma (``pl:rodzina``) or a form in titles."""
    return {"term": {"title_lemmas" if ":" in term else "title_forms": term}}


def _searched(body: Query) -> Any:
    check_index()
    return elastic.client().search(index=settings.SEARCH_INDEX_PREFIX, **body)


def request_body(analysis: Analysis, scope: Scope, limit: int, offset: int) -> Query:
    """The whole request for one page: what is counted does not know of the facets chosen."""
    groups = [group_query(group) for group in analysis.groups]
    strict = {"bool": {"must": groups}}
    query = _by_words(groups, strict, analysis, scope) if groups else _by_area(scope)
    query["bool"]["filter"] = list(_scope_filters(scope))
    counted = aggregations(scope)
    return {
        "query": query,
        "post_filter": {"bool": {"filter": facet_filters(scope)}},
        # Where there is one word or none, what answers all of them is what answers any.
        "aggs": ({"strict": {"filter": strict, "aggs": counted}} if len(groups) > 1 else {})
        | {"all": {"filter": {"match_all": {}}, "aggs": counted}},
        "size": limit,
        "from_": offset,
        "sort": list(_order(groups, scope)),
        "source": False,
        "track_total_hits": True,
        "allow_partial_search_results": False,
        "timeout": f"{int(elastic.REQUEST_TIMEOUT * 1000)}ms",
        "filter_path": "timed_out,hits.hits._id,hits.hits._score,aggregations",
    }


def _by_words(groups: list[Query], strict: Query, analysis: Analysis, scope: Scope) -> Query:
    matched = {"bool": {"should": groups, "minimum_should_match": 1}}
    all_words = {"constant_score": {"filter": strict, "boost": STRICT_BONUS}}
    if scope.order == "date":
        some = {"constant_score": {"filter": matched, "boost": 0.0}}
        return {"bool": {"must": [some], "should": [all_words]}}
    about = [group_query(group) for group in analysis.about]
    either = _weighted({"bool": {"must": [matched], "should": about}}, scope)
    own_language = constant("languages", analysis.language, LANGUAGE_BONUS)
    return {"bool": {"must": [either], "should": [all_words, own_language, *_named(analysis)]}}


def _named(analysis: Analysis) -> Iterator[Query]:
    """All of several words in the title."""
    if len(analysis.groups) > 1:
        words = [_titled(group) for group in analysis.groups]
        yield {"constant_score": {"filter": {"bool": {"filter": words}}, "boost": TITLE_BONUS}}


def _titled(group: Group) -> Query:
    terms = [
        {"term": {column: alternative.term}}
        for alternative in group.alternatives
        for column, _weight in COLUMNS[alternative.field]
        if column in TITLES
    ]
    return {"bool": {"should": terms or [{"match_none": {}}], "minimum_should_match": 1}}


def _by_area(scope: Scope) -> Query:
    """The most specific of the areas served is the score."""
    code = scope.area
    if not code:
        return {"bool": {"must": [{"match_all": {}}]}}
    ranks = [constant("areas", f"s:{unit}", float(precision(unit))) for unit in prefixes(code)]
    within = {"regexp": {"areas": f"s:{code}[0-9]+"}}
    ranks.append({"constant_score": {"filter": within, "boost": float(GMINA)}})
    return {"bool": {"must": [{"dis_max": {"queries": ranks}}]}}


def _order(groups: list[Query], scope: Scope) -> Iterator[Any]:
    by_date = scope.order == "date"
    if groups or (scope.area and not by_date):
        yield "_score"
    if not groups and scope.near and not by_date:
        latitude, longitude = scope.near
        yield {
            "_geo_distance": {
                "points": {"lat": latitude, "lon": longitude},
                "order": "asc",
                "mode": "min",
                "unit": "km",
            }
        }
    if not groups or by_date:
        yield {"date": {"order": "desc", "missing": "_last"}}
    yield {"key": "asc"}


def _scope_filters(scope: Scope) -> Iterator[Query]:
    if scope.kinds:
        yield {"terms": {"kind": list(scope.kinds)}}
    if scope.area:
        yield {"terms": {"areas": list(area_terms(scope.area))}}
    if scope.keys is not None:
        yield {"terms": {"key": sorted(map(str, scope.keys))}}


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


def _weighted(query: Query, scope: Scope) -> Query:
    functions: list[Query] = [
        {"filter": {"term": {"kind": kind}}, "weight": weight}
        for kind, weight in KIND_WEIGHTS.items()
    ]
    return {
        "function_score": {"query": query, "functions": [*functions, *_fading(), *_close(scope)]}
        | {"score_mode": "multiply", "boost_mode": "multiply"}
    }


def _close(scope: Scope) -> list[Query]:
    """What is served close to home weighs more; of several areas the closest counts."""
    functions: list[Query] = []
    closer: list[Query] = []
    for term, more in sorted(area_weights(scope), key=lambda pair: -pair[1]):
        here = {"term": {"areas": term}}
        only = {"bool": {"must": [here], "must_not": list(closer)}}
        functions.append({"filter": only, "weight": more})
        closer.append(here)
    return functions


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


def read_answer(answer: Any, scope: Scope, limit: int, offset: int) -> Found:
    """One page and its counts; partial matches count only where the strict ones fill no page.

    Raises:
        EngineAway: the server gave up half-way.
    """
    if answer["timed_out"]:
        raise EngineAway("the server ran out of time")
    found = answer["aggregations"]
    strict = found.get("strict", found["all"])
    chosen = strict if strict["doc_count"] >= FULL_PAGE else found["all"]
    total = min(chosen["total"]["doc_count"], MOST)
    hits = answer.get("hits", {}).get("hits", [])[: max(0, min(limit, total - offset))]
    counts = {
        name: values(chosen.get(f"facet_{name}", chosen["total"]), name) for name in scope.count
    }
    return Found(
        total, [(UUID(hit["_id"]), without_bonus(hit["_score"] or 0.0)) for hit in hits], counts
    )
