"""What a reader asks the list of events for; what cannot be understood is named."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, pgettext

from core.cache import per_generation
from core.dates import month_in_words
from core.filters import ActiveFilter, address_with, understood
from core.languages import reader_language
from core.models.pages import public_sources

from .models import EventDate, EventPage
from .models.event_dates import not_over, within
from .projects import projects
from .recruitment import is_open_on
from .terms import topics

# In this order: a month is one of the year that was chosen before it.
NAMES = ("when", "topic", "project", "kind", "year", "month", "recruitment")
UPCOMING, PAST = "upcoming", "past"


@dataclass
class EventFilters:
    """The filters that were understood, and plain messages about those that were not."""

    chosen: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day of the year or month that is asked for."""
        if "year" not in self.chosen:
            return None
        year, month = int(self.chosen["year"]), int(self.chosen.get("month", 0))
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])

    @property
    def when(self) -> str:
        """Upcoming or past: as asked for, else as the period is, else upcoming."""
        is_past = self.period is not None and self.period[1] < timezone.localdate()
        return self.chosen.get("when", PAST if is_past else UPCOMING)

    def narrow(self, events: QuerySet[EventPage]) -> QuerySet[EventPage]:
        """Keep the events that satisfy every filter but those of time."""
        for name in ("topic", "project", "kind"):
            if name in self.chosen:
                events = events.filter(**_condition(name, self.chosen[name]))
        if "recruitment" in self.chosen:
            coming = dates_of_event().filter(not_over(timezone.now()))
            events = events.filter(is_open_on(timezone.localdate()), Exists(coming))
        return events

    def dates(self) -> QuerySet[EventDate]:
        """The dates of an event (``OuterRef``) that lie within the period."""
        dates = dates_of_event()
        return dates.filter(within(*self.period)) if self.period else dates


def dates_of_event() -> QuerySet[EventDate]:
    """The dates of the event of an outer query."""
    return EventDate.objects.filter(event=OuterRef("pk"), starts_on__isnull=False)


def read_event_filters(query: Mapping[str, str]) -> EventFilters:
    """Read the address's parameters; unknown values are named and left out, the others kept."""
    return EventFilters(*understood(query, NAMES, known_values, _problem))


def known_values(name: str, chosen: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The values of a filter with their labels in the reader's language."""
    code = reader_language()
    match name:
        case "when":
            return {
                UPCOMING: pgettext("events", "Upcoming"),
                PAST: pgettext("events", "Past"),
            }
        case "topic":
            return {term.slug: term.label for term in topics(code).values()}
        case "project":
            return {project.slug: project.title for project in projects(code).values()}
        case "kind":
            return {value: str(label) for value, label in EventPage.Kind.choices}
        case "year":
            return {str(year): str(year) for year in years()}
        case "recruitment":
            return {"open": gettext("Sign-up is open")}
    year = (chosen or {}).get("year")
    months = range(1, 13) if year else ()
    return {str(month): month_in_words(date(int(year or 1), month, 1)) for month in months}


@per_generation
def years() -> tuple[int, ...]:
    """The years in which public events take place, the latest first."""
    dates = EventDate.objects.filter(event__in=public_sources(EventPage), starts_on__isnull=False)
    days = dates.values_list("starts_on__year", "ends_on__year").distinct()
    spans = [range(first, (last or first) + 1) for first, last in days]
    return tuple(sorted({year for span in spans for year in span}, reverse=True))


def _problem(name: str) -> str:
    return {
        "when": gettext("Events are either upcoming or past. These are the upcoming ones."),
        "topic": gettext("We do not know this topic. Choose one from the list."),
        "project": gettext("We do not know this project. Choose one from the list."),
        "kind": gettext("We do not know this kind of event. Choose one from the list."),
        "year": gettext("There are no events in this year. Choose one from the list."),
        "month": gettext("We do not know this month. Choose a year first, then its month."),
        "recruitment": gettext("One can only ask for events with sign-up open."),
    }[name]


def _condition(name: str, value: str) -> dict[str, object]:
    match name:
        case "topic":
            through = EventPage.topics.through.objects.filter(topic__slug=value)
            return {"pk__in": through.values("eventpage_id")}
        case "project":
            found = projects(reader_language()).items()
            return {"project_id__in": [pk for pk, project in found if project.slug == value]}
    return {name: value}


def active_filters(chosen: Mapping[str, str], address: str) -> list[ActiveFilter]:
    """What was asked for, in words, each with the address without it; a month with its year."""
    hidden = {"when", "year" if "month" in chosen else ""}
    return [
        ActiveFilter(
            known_values(name, chosen)[value],
            address_with(address, chosen, without=(name, *(["year"] if name == "month" else []))),
        )
        for name, value in chosen.items()
        if name not in hidden
    ]
