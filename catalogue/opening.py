"""Whether a place is open now, until when that is true, and its hours as tables to read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext

from core.cache import valid_until
from core.dates import in_warsaw
from core.languages import reader_language

from .models import HoursException, Weekday
from .public_holidays import holiday_name
from .schedules import Interval, Schedule, Week, intervals_of, merged

COMING_DAYS = 60
MOST_EXCEPTIONS = 10
DAYS_LOOKED_AT = 8
# How a form that knows hours of one day only writes midnight at the day's end.
END_OF_DAY = time(23, 59)
WHOLE_DAY = (time(0), END_OF_DAY)


@dataclass(frozen=True)
class OpenState:
    """Open or closed, and the moment (Warsaw) that changes it; None: not within a week."""

    is_open: bool
    until: datetime | None

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds: midnight belongs to the day that ends with it."""
        return (self.until - timedelta(microseconds=1)).date() if self.until else None


@dataclass(frozen=True)
class Day:
    """One weekday of the table of hours."""

    weekday: str
    intervals: str
    is_today: bool


@dataclass(frozen=True)
class SeasonTable:
    """The week of a season that is still to come."""

    first: date
    last: date
    days: list[Day]


@dataclass(frozen=True)
class OtherDays:
    """Days with other hours than the week's; without intervals: closed."""

    first: date
    last: date
    intervals: str
    note: str
    note_lang: str = "pl"


def open_state(schedule: Schedule, now: datetime | None = None) -> OpenState | None:
    """What is true at a moment (now, by default); None when the hours are not known.

    Declares to the page cache until when the answer holds.
    """
    if not schedule.is_known:
        return None
    moment = timezone.localtime(now)
    spans = open_spans(schedule, moment.date(), DAYS_LOOKED_AT)
    horizon = in_warsaw(moment.date() + timedelta(days=DAYS_LOOKED_AT), time(0))
    is_open = any(start <= moment < end for start, end in spans)
    edges = sorted(edge for pair in spans for edge in pair if moment < edge < horizon)
    state = OpenState(is_open, edges[0] if edges else None)
    if state.until:
        valid_until(state.until)
    return state


def is_open(schedule: Schedule, when: str = "now") -> bool:
    """Whether it is open now or, with ``today``, at any time that is left of the day."""
    state = open_state(schedule)
    if state is None or state.is_open or when != "today":
        return bool(state and state.is_open)
    return state.until is not None and state.until.date() == timezone.localdate()


def open_spans(schedule: Schedule, first: date, days: int) -> list[tuple[datetime, datetime]]:
    """The spans of being open on some days from the first, as moments in Warsaw.

    What is open until the end of a day and from the beginning of the next one is so in between.
    """
    dates = [first + timedelta(days=offset) for offset in range(days)]
    return merged(_moments(day, *interval) for day in dates for interval in schedule.on(day))


def _moments(day: date, opens: time, closes: time) -> tuple[datetime, datetime]:
    if closes >= END_OF_DAY:
        return in_warsaw(day, opens), in_warsaw(day + timedelta(days=1), time(0))
    return in_warsaw(day, opens), in_warsaw(day, closes)


def table(schedule: Schedule) -> list[Day]:
    """The seven weekdays from Monday of the week that holds now; empty: closed.

    Today is marked unless other hours hold today than those of the week.
    """
    today = timezone.localdate()
    week = schedule.week_on(today)
    as_usual = schedule.on(today) == week.get(today.weekday(), [])
    return _table(week, today.weekday() if as_usual else None)


def _table(week: Week, marked: int | None = None) -> list[Day]:
    return [
        Day(str(label), _text(week.get(number, [])), number == marked)
        for number, label in Weekday.choices
    ]


def today_in_words(schedule: Schedule) -> str:
    """The hours of today; empty when it is closed or its hours are not known."""
    return _text(schedule.on(timezone.localdate()))


def coming_seasons(schedule: Schedule) -> list[SeasonTable]:
    """The seasons that begin within 60 days."""
    today = timezone.localdate()
    horizon = today + timedelta(days=COMING_DAYS)
    coming = [season for season in schedule.seasons if today < season.first <= horizon]
    return [SeasonTable(season.first, season.last, _table(season.week)) for season in coming]


def other_days(schedule: Schedule) -> list[OtherDays]:
    """What differs from the week today or within 60 days, public holidays too."""
    today = timezone.localdate()
    found = [*_exceptions(schedule, today), *_holidays(schedule, today)]
    return sorted(found, key=lambda days: (days.first, days.last))[:MOST_EXCEPTIONS]


def _exceptions(schedule: Schedule, today: date) -> Iterator[OtherDays]:
    """The exceptions that hold today or begin soon; rows of the same days are one."""
    periods: dict[tuple[date, date], list[HoursException]] = {}
    for row in schedule.exceptions:
        if row.last_date >= today and row.from_date <= today + timedelta(days=COMING_DAYS):
            periods.setdefault((row.from_date, row.last_date), []).append(row)
    for period, rows in periods.items():
        notes = ", ".join(row.note for row in rows if row.note)
        yield OtherDays(*period, _text(intervals_of(rows)), notes)


def _holidays(schedule: Schedule, today: date) -> Iterator[OtherDays]:
    """The public holidays that close it on a day on which it is usually open."""
    if not schedule.closed_on_holidays:
        return
    code = reader_language()
    for day in (today + timedelta(days=offset) for offset in range(COMING_DAYS + 1)):
        name = holiday_name(day, code)
        excepted = any(row.from_date <= day <= row.last_date for row in schedule.exceptions)
        if name and not excepted and schedule.week_on(day).get(day.weekday()):
            yield OtherDays(day, day, "", name, code)


def _text(intervals: Iterable[Interval]) -> str:
    return ", ".join(_interval(interval) for interval in intervals)


def _interval(interval: Interval) -> str:
    if interval == WHOLE_DAY:
        return gettext("round the clock")
    opens, closes = (time_format(moment, "H:i") for moment in interval)
    return f"{opens}–{closes}"
