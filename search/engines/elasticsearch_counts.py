"""What Elasticsearch is asked to count, and what it answers.

Every aggregation reads all values of all that answers, so there are as few as may be.
"""

from collections.abc import Sequence
from typing import Any

from .base import Scope

Query = dict[str, Any]
# More values of one facet are never shown; the register has 169 areas.
MOST_VALUES = 500


def facet_filters(scope: Scope, but: str = "") -> list[Query]:
    """A filter for each facet of which something is chosen."""
    return [
        {"terms": {"facets": [f"{name}={value}" for value in values]}}
        for name, values in scope.facets.items()
        if name != but
    ]


def aggregations(scope: Scope) -> Query:
    """The total under all chosen facets, with the facets nothing is chosen of; each other apart."""
    free = [name for name in scope.count if name not in scope.facets]
    counted = {"total": _counting(facet_filters(scope), free)}
    for name in scope.count:
        if name in scope.facets:
            counted[f"facet_{name}"] = _counting(facet_filters(scope, but=name), [name])
    return counted


def _counting(filters: list[Query], names: Sequence[str]) -> Query:
    """Count what passes some filters, and in it the values of some facets."""
    counting: Query = {"filter": {"bool": {"filter": filters}}}
    if names:
        include = f"({'|'.join(names)})=.*"
        values = {"field": "facets", "include": include, "size": MOST_VALUES * len(names)}
        counting["aggs"] = {"values": {"terms": values}}
    return counting


def values(counted: Any, name: str) -> dict[str, int]:
    """How many have each value of a facet."""
    pairs = ((bucket["key"].partition("="), bucket) for bucket in counted["values"]["buckets"])
    return {value: bucket["doc_count"] for (of, _, value), bucket in pairs if of == name}
