"""Lists of events: a bounded page of sources by the month of their next or last date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Exists, F, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from core.cache import valid_until
from core.dates import in_warsaw, month_in_words, span_in_words
from core.filters import address_with, option_group, with_page
from core.models.pages import in_reader_language, public_sources
from core.pagination import paginate

from .event_filters import (
    PAST,
    UPCOMING,
    EventFilters,
    active_filters,
    dates_of_event,
    known_values,
    read_event_filters,
)
from .models import EventDate, EventPage
from .models.event_dates import not_over
from .recruitment import Recruitment, recruitment_of

PAGE_SIZE = 20
OF_TIME = ("when", "year", "month", "recruitment")
IN_FORM = ("topic", "project", "kind", "year", "month")


@dataclass(frozen=True)
class EventItem:
    """One line of a list: an event under the date that it is listed for."""

    url: str
    title: str
    lang: str
    summary: str
    day: date
    when: str
    further: int
    city: str
    is_online: bool
    kind: str
    recruitment: Recruitment
    is_sample: bool


@dataclass(frozen=True)
class Month:
    """The events of a month, and its name in the reader's language."""

    label: str
    items: list[EventItem]


def public_events() -> QuerySet[EventPage]:
    """Every event that readers may see."""
    return public_sources(EventPage)


def listed(filters: EventFilters, now: datetime) -> QuerySet[EventPage]:
    """The events that satisfy the filters: the next first, or of past ones the last first.

    Each is marked with the date it stands under (``shown``).
    """
    coming, events = not_over(now), filters.narrow(public_events())
    if filters.when == PAST:
        events = events.filter(~Exists(dates_of_event().filter(coming)))
        dates = filters.dates().order_by("-starts_on", F("starts_at").desc(nulls_last=True), "-pk")
    else:
        dates = filters.dates().filter(coming)
        dates = dates.order_by("starts_on", F("starts_at").asc(nulls_first=True), "pk")
    marked = events.annotate(
        shown=Subquery(dates.values("pk")[:1]),
        day=Subquery(dates.values("starts_on")[:1]),
        hour=Subquery(dates.values("starts_at")[:1]),
    ).filter(shown__isnull=False)
    if filters.when == PAST:
        return marked.order_by("-day", F("hour").desc(nulls_last=True), "-pk")
    return marked.order_by("day", F("hour").asc(nulls_first=True), "pk")


def next_events(limit: int, project: Any = None) -> list[EventItem]:
    """The next events, of one project (a source page) if asked for, in three queries."""
    now = timezone.now()
    events = listed(EventFilters(), now)
    declare_next_end(now)
    return list_items(events if project is None else events.filter(project_id=project.pk), limit)


def past_events(limit: int, project: Any = None) -> list[EventItem]:
    """The last events that are over, of one project (a source page) if asked for."""
    events = listed(EventFilters({"when": PAST}), timezone.now())
    return list_items(events if project is None else events.filter(project_id=project.pk), limit)


def list_items(events: QuerySet[EventPage], limit: int = PAGE_SIZE) -> list[EventItem]:
    """Turn marked events into lines in their order, in two queries."""
    rows = list(events.prefetch_related("dates")[:limit])
    return [_item(row, page) for row, page in zip(rows, in_reader_language(rows), strict=True)]


def _item(row: Any, page: Any) -> EventItem:
    dates = {date.pk: date for date in row.dates.all() if date.starts_on}
    shown = dates[row.shown]
    return EventItem(
        url=row.url,
        title=page.title,
        lang=page.prose_lang,
        summary=page.summary,
        day=shown.starts_on,
        when=span_in_words(shown.starts_on, shown.ends_on, shown.starts_at, shown.ends_at),
        further=sum(date.begins > shown.begins for date in dates.values()),
        city=shown.city or shown.venue,
        is_online=bool(shown.online_url),
        kind=str(row.get_kind_display()),
        recruitment=recruitment_of(row),
        is_sample=row.is_sample,
    )


def by_month(items: Iterable[EventItem]) -> list[Month]:
    """Lines in their order under the names of their months."""
    months = groupby(items, key=lambda item: item.day.replace(day=1))
    return [Month(month_in_words(first), list(found)) for first, found in months]


def declare_next_end(now: datetime) -> None:
    """Tell the page cache when the next date of today is over; midnight it knows by itself."""
    local = timezone.localtime(now)
    today = EventDate.objects.filter(not_over(now), ends_at__gt=local.time())
    hours = today.filter(event__live=True, starts_on__lte=local.date())
    ends = hours.order_by("ends_at").values_list("ends_at", flat=True).first()
    if ends:
        valid_until(in_warsaw(local.date(), ends))


def index_context(own_url: str, request: HttpRequest) -> dict[str, Any]:
    """Everything the template of the list needs; ``own_url`` is the page's."""
    now, filters = timezone.now(), read_event_filters(request.GET)
    pagination = paginate(listed(filters, now), with_page(filters.chosen, request.GET), PAGE_SIZE)
    declare_next_end(now)
    return {
        "address": own_url,
        "when": filters.when,
        "ways": ways(filters, own_url),
        "choices": choices(filters),
        "chosen": filters.chosen,
        "active_filters": active_filters(filters.chosen, own_url),
        "problems": filters.problems + pagination.problems,
        "total": pagination.total,
        "months": by_month(list_items(pagination.items)),
        "pagination": pagination,
        "calendar_url": address_with(reverse("events_calendar"), filters.chosen),
    }


def ways(filters: EventFilters, own_url: str) -> list[dict[str, Any]]:
    """Upcoming and past, with what was chosen beside the time."""
    kept = {name: value for name, value in filters.chosen.items() if name not in OF_TIME}
    return [
        {
            "label": label,
            "url": address_with(own_url, kept if value == UPCOMING else {"when": value, **kept}),
            "current": value == filters.when,
        }
        for value, label in known_values("when").items()
    ]


def choices(filters: EventFilters) -> dict[str, Any]:
    """The lists of the form with what was chosen; months only of a year."""
    this_year = timezone.localdate().year
    values = {name: known_values(name, filters.chosen) for name in IN_FORM}
    values["year"] = {
        year: label
        for year, label in values["year"].items()
        if year == filters.chosen.get("year")
        or (int(year) <= this_year if filters.when == PAST else int(year) >= this_year)
    }
    return {
        name: [option_group("", found, filters.chosen.get(name, ""))]
        for name, found in values.items()
    }
