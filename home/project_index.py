"""The list of projects: filters by state, programme and year, and a page of what they leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from wagtail.coreutils import string_to_ascii

from core.collation import sort_key
from core.filters import ActiveFilter, address_with, option_group, understood, with_page
from core.languages import SOURCE, reader_language
from core.models.pages import overlay_prose, public_sources
from core.pagination import paginate

from .models import ProjectPage
from .projects import State, state_labels, state_of

NAMES = ("programme", "state", "year")
PAGE_SIZE = 20
LONGEST_PERIOD = 30  # years offered of one project, so that a typing error makes no endless list

Choices = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Item:
    """One line of the list."""

    url: str
    title: str
    lang: str
    summary: str
    state: State | None
    starts_on: date | None
    ends_on: date | None
    programme: str


def index_context(address: str, request: HttpRequest) -> dict[str, Any]:
    """Everything the list's template needs; ``address`` is the page's own."""
    known = choices()
    chosen, problems = read_filters(request.GET, known)
    kept = with_page(chosen, request.GET)
    pagination = paginate(in_order(narrowed(chosen)), kept, PAGE_SIZE)
    return {
        "filters": {name: [option_group("", known[name], chosen.get(name, ""))] for name in NAMES},
        "active_filters": _active(chosen, known, address),
        "problems": problems + pagination.problems,
        "total": pagination.total,
        "items": list_items(list(pagination.items)),
        "pagination": pagination,
    }


def choices() -> Choices:
    """What each filter offers, by value: states, the programmes and years of public projects."""
    programmes: dict[str, str] = {}
    years: set[int] = set()
    for programme, starts, ends in public_sources(ProjectPage).values_list(
        "programme", "starts_on", "ends_on"
    ):
        programmes.setdefault(programme_slug(programme), programme)
        years |= _years(starts or ends, ends or starts)
    programmes.pop("", None)
    return {
        "state": state_labels(),
        "programme": dict(sorted(programmes.items(), key=lambda row: sort_key(row[1], SOURCE))),
        "year": {str(year): str(year) for year in sorted(years, reverse=True)},
    }


def _years(first: date | None, last: date | None) -> set[int]:
    if first is None or last is None:
        return set()
    return set(range(first.year, min(last.year, first.year + LONGEST_PERIOD) + 1))


def programme_slug(name: str) -> str:
    """The value that stands in the address for a programme."""
    return slugify(string_to_ascii(name))


def read_filters(query: Mapping[str, str], known: Choices) -> tuple[dict[str, str], list[str]]:
    """The filters that were understood, and plain messages about those that were not."""
    return understood(query, NAMES, lambda name, _: known[name], _problem)


def _problem(name: str) -> str:
    return {
        "state": gettext("We do not know this state of a project. Choose one from the list."),
        "programme": gettext("We do not know this programme. Choose one from the list."),
        "year": gettext("No project runs in this year. Choose one from the list."),
    }[name]


def narrowed(chosen: Mapping[str, str]) -> QuerySet[ProjectPage]:
    """The public projects that satisfy every filter."""
    projects = public_sources(ProjectPage)
    for name, value in chosen.items():
        projects = projects.filter(_condition(name, value))
    return projects


def _condition(name: str, value: str) -> Q:
    if name == "state":
        return in_state(value)
    if name == "year":
        return _in_year(int(value))
    names = public_sources(ProjectPage).values_list("programme", flat=True).distinct()
    return Q(programme__in=[found for found in names if programme_slug(found) == value])


def _in_year(year: int) -> Q:
    begun = Q(starts_on__year__lte=year) | Q(starts_on=None, ends_on__year=year)
    return begun & (Q(ends_on__year__gte=year) | Q(ends_on=None))


def in_state(name: str) -> Q:
    """The condition of being planned, running or ended today, as ``state_of`` tells it."""
    today = timezone.localdate()
    planned = Q(starts_on__gt=today)
    ended = Q(ends_on__lt=today) & ~planned
    dated = Q(starts_on__isnull=False) | Q(ends_on__isnull=False)
    return {"planned": planned, "ended": ended, "running": dated & ~planned & ~ended}[name]


def in_order(projects: QuerySet[ProjectPage]) -> QuerySet[ProjectPage]:
    """What runs first, then what is planned, what has ended and what has no dates."""
    ranks = [When(in_state(name), then=rank) for rank, name in enumerate(state_labels())]
    begun = Coalesce("starts_on", "ends_on")
    ordered = projects.annotate(rank=Case(*ranks, default=len(ranks)), begun=begun)
    return ordered.order_by("rank", "-begun", "title", "pk")


def list_items(sources: list[ProjectPage]) -> list[Item]:
    """A page of projects as lines, with the words of the reader's language."""
    return [
        Item(
            url=source.url,
            title=page.title,
            lang=page.prose_lang,
            summary=page.summary,
            state=state_of(source),
            starts_on=source.starts_on,
            ends_on=source.ends_on,
            programme=source.programme,
        )
        for source, page in zip(sources, overlay_prose(sources, reader_language()), strict=True)
    ]


def _active(chosen: Mapping[str, str], known: Choices, address: str) -> list[ActiveFilter]:
    return [
        ActiveFilter(known[name][value], address_with(address, chosen, without=[name]))
        for name, value in chosen.items()
    ]
