"""Counts of facets that stay right when several values are chosen.

A document answers if it has, of every chosen name, any of the chosen values. The values of one
name are counted over the documents that satisfy all *other* names: each number says how many
there would be with that value, too.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from ..models import SearchFacet
from .base import Counts, Scope

Values = Mapping[UUID, Mapping[str, set[str]]]


def values_of(keys: Iterable[UUID], scope: Scope) -> Values:
    """The chosen values that some documents have, by name, in one query."""
    found: dict[UUID, dict[str, set[str]]] = {}
    if not scope.facets:
        return found
    chosen = {value for values in scope.facets.values() for value in values}
    rows = SearchFacet.objects.filter(
        document_id__in=list(keys), name__in=list(scope.facets), value__in=chosen
    )
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
    counts: Counts = {name: {} for name in scope.count}
    by_failure: dict[tuple[str, ...], list[UUID]] = {}
    for key in keys:
        by_failure.setdefault(tuple(failing(values.get(key, {}), scope)), []).append(key)
    answers = by_failure.get((), [])
    _count(counts, answers, [name for name in scope.count if name not in scope.facets])
    for name in scope.facets:
        if name in counts:
            _count(counts, [*answers, *by_failure.get((name,), [])], [name])
    return counts


def _count(counts: Counts, keys: Collection[UUID], names: Collection[str]) -> None:
    """Count the values that documents have of some names, in one query."""
    if not keys or not names:
        return
    rows = SearchFacet.objects.filter(document_id__in=keys, name__in=names)
    # Counted here: told to group, SQLite reads the rows of all documents in the order of names.
    for (name, value), number in Counter(rows.values_list("name", "value")).items():
        counts[name][value] = number
