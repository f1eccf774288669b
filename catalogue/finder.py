"""The catalogue page: filters as a form, what was found, and the way to the next page."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from core.filters import ActiveFilter, active_filters, address_with, with_page
from core.languages import reader_language
from core.pagination import paginate
from core.terms import terms_of
from search.services import Answer

from .asking import kept_in_address, scope
from .filters import Filters, known_values, read_filters
from .finder_form import finder, place_names
from .listing import PAGE_SIZE, items_of
from .models import ResidenceStatus
from .near import residence_of
from .residence import Candidate, around_town
from .ways_on import ways_on


def catalogue_context(address: str, request: HttpRequest) -> dict[str, Any]:
    """Everything the catalogue's template needs; ``address`` is the page's own."""
    filters = read_filters(request.GET)
    point = filters.home.point if filters.home else None
    home = residence_of(filters.area, point) if filters.area else None
    answer = Answer(
        filters.q, reader_language(), request.GET.get("page", "1"), PAGE_SIZE, scope(filters, home)
    )
    kept = kept_in_address(filters)
    pagination = paginate(answer, with_page(kept, request.GET), PAGE_SIZE)
    hits = list(pagination.items)
    return {
        "finder": finder(filters, answer.results.counts),
        "places": place_names(),
        "statuses": terms_of(ResidenceStatus, reader_language()).values(),
        "may_be": places_as_links(filters.may_be, kept, address),
        "outside_town": outside_town(filters, kept, address),
        "active_filters": active_filters(kept, address, label_of),
        "problems": filters.problems + pagination.problems,
        "total": pagination.total,
        "items": items_of(
            [hit.key for hit in hits], {hit.key: hit.via for hit in hits}, home, filters.open
        ),
        "pagination": pagination,
        "engine": answer.results.engine if filters.q else "",
        "ways_on": None if hits else ways_on(filters, home, address),
    }


def canonical_query(query: Mapping[str, str]) -> str | None:
    """The address's parameters with the code of a place that was typed; None: keep what is there.

    What is typed more exactly than a gmina is kept, for the distances.
    """
    if not query.get("where"):
        return None
    filters = read_filters(query)
    if filters.home is None or filters.home.point is not None:
        return None
    return urlencode(kept_in_address(filters), doseq=True)


def places_as_links(
    found: list[Candidate], kept: Mapping[str, Any], address: str
) -> list[ActiveFilter]:
    """Places that may be meant, each with its address."""
    return [
        ActiveFilter(
            f"{candidate.label} ({candidate.detail})" if candidate.point else candidate.label,
            address_with(address, {**kept, "area": candidate.code}, ["where"]),
        )
        for candidate in found
    ]


def outside_town(filters: Filters, kept: Mapping[str, Any], address: str) -> list[ActiveFilter]:
    """The rural gminas of a chosen town's name, unless several places are asked about anyway."""
    is_exact = filters.home is not None and filters.home.point is not None
    if filters.may_be or is_exact:
        return []
    return places_as_links(around_town(filters.area), kept, address)


def label_of(name: str, value: str) -> str:
    """A chosen value in the reader's language."""
    return known_values(name)[value]
