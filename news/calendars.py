"""Events as calendars (RFC 5545): one event, or all that satisfy the filters of the list."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event, Timezone

from core.context_processors import institution
from core.languages import reader_language
from core.models.pages import in_reader_language

from .event_facts import in_order
from .event_filters import EventFilters, read_event_filters
from .event_listing import declare_next_end, listed, public_events
from .models import EventDate, EventPage
from .models.event_dates import within
from .recruitment import recruitment_of

MOST_EVENTS = 200
# The rule of the European Union, which holds since 1996.
WARSAW = """BEGIN:VTIMEZONE
TZID:Europe/Warsaw
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


@require_safe
def event_calendar(request: HttpRequest, key: UUID) -> HttpResponse:
    """The dates of one event; an empty calendar where there is no such public event."""
    events = list(public_events().filter(translation_key=key).prefetch_related("dates"))
    pages = in_reader_language(events)
    return answer(pages[0].title if pages else gettext("Events"), components(pages, request))


@require_safe
def events_calendar(request: HttpRequest) -> HttpResponse:
    """The events that satisfy the filters; an empty calendar for filters that nobody knows."""
    filters = read_event_filters(request.GET)
    found = [] if filters.problems else list(events_of(filters).prefetch_related("dates"))
    span = filters.period or (date.min, date.max)
    return answer(gettext("Events"), components(in_reader_language(found), request, span))


def events_of(filters: EventFilters) -> QuerySet[EventPage]:
    """The events of a calendar; without filters of time, what is to come and the last year's."""
    now = timezone.now()
    if "when" in filters.chosen or "recruitment" in filters.chosen:
        declare_next_end(now)
        return listed(filters, now)[:MOST_EVENTS]
    first, last = filters.period or (timezone.localdate() - timedelta(days=365), date.max)
    dates = EventDate.objects.filter(within(first, last), event=OuterRef("pk"))
    day = Subquery(dates.order_by("-starts_on").values("starts_on")[:1])
    events = filters.narrow(public_events()).annotate(day=day)
    return events.filter(day__isnull=False).order_by("-day", "-pk")[:MOST_EVENTS]


def components(
    pages: list[Any], request: HttpRequest, span: tuple[date, date] = (date.min, date.max)
) -> list[Event]:
    """A component for each date of some events that lies within a span of days."""
    return [
        component(page, row, request)
        for page in pages
        for row in in_order(page.source.dates.all())
        if row.starts_on <= span[1] and row.last_day >= span[0]
    ]


def component(page: Any, row: EventDate, request: HttpRequest) -> Event:
    """One date of an event."""
    source, event = page.source, Event()
    changed = max(filter(None, (source.last_published_at, page.last_published_at)), default=None)
    changed = changed or timezone.now()
    # A copy of a page has the same rows; its own key tells them apart.
    event.add("uid", str(uuid5(source.translation_key, str(row.uid))))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", _sequence(source, changed))
    event.add("summary", page.title, parameters={"language": page.prose_lang})
    event.add("url", source.address_in(reader_language(), request))
    event.add("status", "CANCELLED" if source.is_cancelled else "CONFIRMED")
    _add_span(event, row)
    _add_words(event, page, row)
    return event


def _sequence(source: EventPage, changed: datetime) -> int:
    """A number that grows with each change: seconds since the event was first published."""
    first = source.first_published_at or changed
    return max(0, int((changed - first).total_seconds()))


def _add_span(event: Event, row: EventDate) -> None:
    """Days, of which the end is not a part any more, or moments where the hour is known."""
    if row.starts_at is None:
        event.add("dtstart", row.starts_on)
        event.add("dtend", row.last_day + timedelta(days=1))
        return
    event.add("dtstart", timezone.localtime(row.begins))
    if row.ends_at or row.last_day != row.starts_on:
        event.add("dtend", timezone.localtime(row.over_at))


def _add_words(event: Event, page: Any, row: EventDate) -> None:
    place = ", ".join(filter(None, (row.venue, row.street, row.city)))
    if place or row.online_url:
        event.add("location", place or row.online_url)
    words = (page.summary, recruitment_of(page.source).words, row.online_url if place else "")
    if any(words):
        event.add("description", "\n".join(filter(None, words)))


def answer(name: str, events: list[Event]) -> HttpResponse:
    """A calendar with its name."""
    calendar, owner = Calendar(), institution().short_name
    title = f"{name} – {owner}" if owner else name
    calendar.add("prodid", f"-//{owner or 'ROPS'}//Wydarzenia//PL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", "Europe/Warsaw")
    calendar.add_component(Timezone.from_ical(WARSAW))
    for event in events:
        calendar.add_component(event)
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
