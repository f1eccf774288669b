"""The catalogue page: filters as a form, what was found, and the way to the next page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from core.filters import ActiveFilter, address_with, with_page
from core.languages import reader_language
from core.pagination import paginate
from search.services import Answer, Scope

from .filters import FACETS, Filters, known_values, read_filters
from .finder_form import finder
from .listing import PAGE_SIZE, items_of
from .near import Residence, residence_of
from .open_now import open_services
from .ways_on import ways_on


def catalogue_context(address: str, request: HttpRequest) -> dict[str, Any]:
    """Everything the catalogue's template needs; ``address`` is the page's own."""
    filters = read_filters(request.GET)
    home = residence_of(filters.area) if filters.area else None
    answer = Answer(
        filters.q, reader_language(), request.GET.get("page", "1"), PAGE_SIZE, scope(filters, home)
    )
    kept = kept_in_address(filters)
    pagination = paginate(answer, with_page(kept, request.GET), PAGE_SIZE)
    hits = list(pagination.items)
    return {
        "finder": finder(filters, answer.results.counts),
        "active_filters": active_filters(kept, address),
        "problems": filters.problems + pagination.problems,
        "total": pagination.total,
        "items": items_of([hit.key for hit in hits], {hit.key: hit.via for hit in hits}, home),
        "pagination": pagination,
        "engine": answer.results.engine if filters.q else "",
        "ways_on": None if hits else ways_on(filters, home, address),
    }


def scope(filters: Filters, home: Residence | None) -> Scope:
    """What the search is asked for."""
    return Scope(
        kinds=("service",),
        area=filters.area,
        facets=filters.facets,
        keys=open_services(filters.open) if filters.open else None,
        near=home.point if home else None,
        count=FACETS,
        browse=not filters.q,
    )


def kept_in_address(filters: Filters) -> dict[str, Any]:
    """What an address with the same answer holds, words last."""
    return {**filters.chosen, **({"q": filters.q} if filters.q else {})}


def active_filters(kept: Mapping[str, Any], address: str) -> list[ActiveFilter]:
    """What was asked for, in words, each value with the address without it."""
    found = []
    for name, values in kept.items():
        for value in [values] if name == "q" else values:
            left = {} if name == "q" else {name: tuple(v for v in values if v != value)}
            others = {key: rest for key, rest in {**kept, **left}.items() if rest}
            without = [name] if name == "q" else []
            label = value if name == "q" else known_values(name)[value]
            found.append(ActiveFilter(label, address_with(address, others, without)))
    return found
