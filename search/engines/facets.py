"""Counts of facets that stay right when several values are chosen.

A document answers if it has, of every chosen name, any of the chosen values. The values of one
name are counted over the documents that satisfy all *other* names: each number says how many
there would be with that value, too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from ..models import SearchFacet
from .base import Counts, Scope

Values = Mapping[UUID, Mapping[str, set[str]]]


def values_of(keys: Iterable[UUID], scope: Scope) -> Values:
    """The values of the names that are chosen or counted, for some documents, in one query."""
    names = {*scope.facets, *scope.count}
    found: dict[UUID, dict[str, set[str]]] = {}
    if not names:
        return found
    rows = SearchFacet.objects.filter(document_id__in=list(keys), name__in=names)
    for key, name, value in rows.values_list("document_id", "name", "value"):
        found.setdefault(key, {}).setdefault(name, set()).add(value)
    return found


def failing(values: Mapping[str, set[str]], scope: Scope) -> list[str]:
    """The chosen names of which a document has none of the values."""
    return [
        name for name, chosen in scope.facets.items() if values.get(name, set()).isdisjoint(chosen)
    ]


def counted(keys: Iterable[UUID], values: Values, scope: Scope) -> Counts:
    """How many of some documents have each value, each name under the other names' choice."""
    counters: dict[str, Counter[str]] = {name: Counter() for name in scope.count}
    for key in keys:
        own = values.get(key, {})
        fails = failing(own, scope)
        for name in scope.count:
            if not fails or fails == [name]:
                counters[name].update(own.get(name, ()))
    return {name: dict(counter) for name, counter in counters.items()}
