"""The catalogue page: filters as a form, what was found, and the way to the next page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Length
from django.http import HttpRequest

from core.filters import ActiveFilter, OptionGroup, address_with, option_group, with_page
from core.languages import reader_language
from core.models import Area
from core.pagination import paginate
from search.services import Scope, find

from . import terms
from .filters import Filters, area_condition, known_values, read_filters
from .listing import PAGE_SIZE, list_items, public_services
from .models import ServicePage

MOST_FOUND = 500


@dataclass(frozen=True)
class Finder:
    """The form of the catalogue: what is chosen and what can be."""

    q: str
    area: list[OptionGroup]
    category: list[OptionGroup]
    audience: list[OptionGroup]
    language: list[OptionGroup]


@dataclass(frozen=True)
class Answer:
    """Services in order (primary keys), how each was found, and by which engine if by words."""

    services: Sequence[int] | QuerySet[Any]
    via: Mapping[UUID, list[str]]
    engine: str


def catalogue_context(address: str, request: HttpRequest) -> dict[str, Any]:
    """Everything the catalogue's template needs; ``address`` is the page's own."""
    filters = read_filters(request.GET)
    answer = answer_to(filters)
    kept = filters.chosen | ({"q": filters.q} if filters.q else {})
    pagination = paginate(answer.services, with_page(kept, request.GET), PAGE_SIZE)
    return {
        "finder": finder(filters),
        "active_filters": active_filters(kept, address),
        "problems": filters.problems + pagination.problems,
        "total": pagination.total,
        "items": list_items(list(pagination.items), answer.via),
        "pagination": pagination,
        "engine": answer.engine,
    }


def answer_to(filters: Filters) -> Answer:
    """The services that satisfy the filters: by relevance with words, else the nearest first."""
    services = filters.narrow(public_services())
    if not filters.q:
        return Answer(_nearest_first(services, filters.chosen.get("area")), {}, "")
    results = find(
        filters.q,
        reader_language(),
        Scope(kinds=("service",), area=filters.chosen.get("area", "")),
        limit=MOST_FOUND,
    )
    return Answer(
        _in_order(services, [hit.key for hit in results.hits]),
        {hit.key: hit.via for hit in results.hits},
        results.engine,
    )


def _in_order(services: QuerySet[ServicePage], keys: list[UUID]) -> list[int]:
    """Primary keys of those services that were found, best first."""
    found = services.filter(translation_key__in=keys)
    pks = dict(found.values_list("translation_key", "pk"))
    return [pks[key] for key in keys if key in pks]


def _nearest_first(services: QuerySet[ServicePage], area: str | None) -> QuerySet[Any]:
    if area is None:
        return services.order_by("title", "pk").values_list("pk", flat=True)
    nearest = (
        ServicePage.areas.through.objects.filter(area_condition(area), servicepage=OuterRef("pk"))
        .annotate(precision=Length("area_id"))
        .order_by("-precision")
        .values("precision")[:1]
    )
    ordered = services.annotate(nearest=Subquery(nearest)).order_by("-nearest", "title", "pk")
    return ordered.values_list("pk", flat=True)


def finder(filters: Filters) -> Finder:
    """The form with what was chosen."""
    return Finder(
        q=filters.q,
        area=area_groups(filters.chosen.get("area", "")),
        category=category_groups(filters.chosen.get("category", "")),
        audience=[option_group("", known_values("audience"), filters.chosen.get("audience", ""))],
        language=[option_group("", known_values("language"), filters.chosen.get("language", ""))],
    )


def area_groups(chosen: str) -> list[OptionGroup]:
    """The register as groups: the voivodeship, then each powiat with its gminas."""
    names = known_values("area")
    groups = [option_group("", {"04": names["04"]}, chosen)] if "04" in names else []
    for code in (code for code, area in terms.areas().items() if area.level == Area.Level.POWIAT):
        inside = {c: n for c, n in names.items() if c.startswith(code)}
        if names[code] == terms.areas()[code].name:  # a city: a powiat of one gmina
            inside = {chosen if chosen in inside else code: names[code]}
        groups.append(option_group(names[code], inside, chosen))
    return groups


def category_groups(chosen: str) -> list[OptionGroup]:
    """The 14 fields, each with its needs."""
    found = terms.categories(reader_language()).values()
    return [
        option_group(
            field.label,
            {term.slug: term.label for term in found if field.slug in (term.slug, term.parent)},
            chosen,
        )
        for field in found
        if field.parent is None
    ]


def active_filters(kept: Mapping[str, str], address: str) -> list[ActiveFilter]:
    """What was asked for, in words, each with the address without it."""
    return [
        ActiveFilter(_words(name, value), address_with(address, kept, without=[name]))
        for name, value in kept.items()
    ]


def _words(name: str, value: str) -> str:
    return value if name == "q" else known_values(name)[value]
