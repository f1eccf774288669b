"""Everything in scope without a word: the nearest first, counted in the database."""

from math import cos, radians
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FloatField,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Length
from django.utils import timezone

from core.models.areas import COUNTRY, prefixes

from ..models import SearchDocument, SearchFacet, SearchPoint
from ..places import codes_within
from .base import Counts, Found, Scope


def browse(scope: Scope, limit: int, offset: int) -> Found:
    """One page of what is in scope: most specific area first, then distance, then freshness."""
    everything = _in_scope(scope)
    found = _with_facets(everything, scope)
    keys = _ordered(found, scope).values_list("key", flat=True)[offset : offset + limit]
    return Found(found.count(), [(key, 0.0) for key in keys], _counts(everything, scope))


def _in_scope(scope: Scope) -> QuerySet[SearchDocument]:
    in_time = Q(until__isnull=True) | Q(until__gt=timezone.now())
    documents = SearchDocument.objects.exclude(digest="").filter(in_time)
    if scope.kinds:
        documents = documents.filter(kind__in=scope.kinds)
    if scope.keys is not None:
        documents = documents.filter(key__in=scope.keys)
    if scope.area:
        documents = documents.filter(_has(_serving(scope.area)))
    return documents


def _has(condition: Q) -> Exists:
    return Exists(SearchFacet.objects.filter(condition, document=OuterRef("pk")))


def _serving(code: str) -> Q:
    """The areas that stand around a code, itself, and those within it."""
    return Q(name="area", value__in=[*prefixes(code), *codes_within(code)])


def _with_facets(
    documents: QuerySet[SearchDocument], scope: Scope, but: str = ""
) -> QuerySet[SearchDocument]:
    for name, values in scope.facets.items():
        if name != but:
            documents = documents.filter(_has(Q(name=name, value__in=values)))
    return documents


def _ordered(documents: QuerySet[SearchDocument], scope: Scope) -> QuerySet[SearchDocument]:
    order: list[Any] = []
    newest = (F("date").desc(nulls_last=True), "key")
    if scope.order == "date":
        return documents.order_by(*newest)
    if scope.area:
        documents = documents.annotate(precision=_precision(scope.area))
        order.append(F("precision").desc())
    if scope.near:
        documents = documents.annotate(distance=_distance(*scope.near))
        order.append(F("distance").asc(nulls_last=True))
    return documents.order_by(*order, *newest)


def _precision(code: str) -> Subquery:
    """How specific the best of a document's areas is; the country comes after the region."""
    length = Case(
        When(value=COUNTRY, then=Value(1)), default=Length("value"), output_field=IntegerField()
    )
    rows = SearchFacet.objects.filter(_serving(code), document=OuterRef("pk"))
    best = rows.annotate(precision=length).order_by("-precision").values("precision")[:1]
    return Subquery(best, output_field=IntegerField())


def _distance(latitude: float, longitude: float) -> Subquery:
    """The square of the distance to the nearest point, flat: exact enough inside a region."""
    north = F("latitude") - latitude
    east = (F("longitude") - longitude) * cos(radians(latitude))
    points = SearchPoint.objects.filter(document=OuterRef("pk")).order_by().values("document")
    nearest = points.annotate(nearest=Min(north * north + east * east)).values("nearest")
    return Subquery(nearest, output_field=FloatField())


def _counts(documents: QuerySet[SearchDocument], scope: Scope) -> Counts:
    """Names of which nothing is chosen are counted together, each other name by itself."""
    counts: Counts = {name: {} for name in scope.count}
    free = [name for name in scope.count if name not in scope.facets]
    _count(counts, _with_facets(documents, scope), free)
    for name in scope.count:
        if name in scope.facets:
            _count(counts, _with_facets(documents, scope, but=name), [name])
    return counts


def _count(counts: Counts, documents: QuerySet[SearchDocument], names: list[str]) -> None:
    if not names:
        return
    rows = SearchFacet.objects.filter(name__in=names, document__in=documents.values("pk"))
    grouped = rows.values_list("name", "value").annotate(number=Count("*")).order_by()
    for name, value, number in grouped:
        counts[name][value] = number
