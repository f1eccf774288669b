"""Whether a place is open now, and until when that is true."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import time_format

from core.cache import valid_until
from core.dates import in_warsaw

from .models import HoursException, OpeningHours

Interval = tuple[time, time]
COMING_DAYS = 60
MOST_EXCEPTIONS = 10


@dataclass(frozen=True)
class OpenState:
    """Open or closed, and the moment (Warsaw) that changes it; None: not within a week."""

    is_open: bool
    until: datetime | None


@dataclass(frozen=True)
class Day:
    """One weekday of the table of hours."""

    weekday: str
    intervals: str
    is_today: bool


@dataclass(frozen=True)
class OtherDays:
    """Days with other hours than the week's; without intervals: closed."""

    first: date
    last: date
    intervals: str
    note: str


def weekly(hours: Iterable[OpeningHours]) -> dict[int, list[Interval]]:
    """Intervals by weekday (0 is Monday), in order; those that meet are one."""
    days: dict[int, list[Interval]] = {}
    for row in sorted(hours, key=lambda row: (row.weekday, row.opens)):
        days.setdefault(row.weekday, []).append((row.opens, row.closes))
    return {weekday: _merged(intervals) for weekday, intervals in days.items()}


def _merged(intervals: Iterable[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for opens, closes in sorted(intervals):
        if merged and opens <= merged[-1][1]:
            first, last = merged.pop()
            merged.append((first, max(last, closes)))
        else:
            merged.append((opens, closes))
    return merged


def hours_on(
    day: date, days: dict[int, list[Interval]], exceptions: Iterable[HoursException] = ()
) -> list[Interval]:
    """The intervals of a day: the week's, unless exceptions hold; the shortest of them wins."""
    holding = [row for row in exceptions if row.from_date <= day <= row.last_date]
    if not holding:
        return days.get(day.weekday(), [])
    shortest = min(row.last_date - row.from_date for row in holding)
    return _merged(_open_of(row for row in holding if row.last_date - row.from_date == shortest))


def open_state(
    days: dict[int, list[Interval]],
    now: datetime | None = None,
    exceptions: Sequence[HoursException] = (),
) -> OpenState | None:
    """What is true at a moment (now, by default); None when the hours are not known.

    Declares to the page cache until when the answer holds.
    """
    if not days:
        return None
    moment = timezone.localtime(now)
    changes = list(_changes(days, exceptions, moment.date()))
    is_open = any(start <= moment < end for start, end in changes)
    edges = sorted(edge for pair in changes for edge in pair if edge > moment)
    state = OpenState(is_open, edges[0] if edges else None)
    if state.until:
        valid_until(state.until)
    return state


def _changes(
    days: dict[int, list[Interval]], exceptions: Sequence[HoursException], first: date
) -> Iterable[tuple[datetime, datetime]]:
    for offset in range(8):
        day = first + timedelta(days=offset)
        for opens, closes in hours_on(day, days, exceptions):
            yield in_warsaw(day, opens), in_warsaw(day, closes)


def table(days: dict[int, list[Interval]], exceptions: Sequence[HoursException] = ()) -> list[Day]:
    """The seven weekdays from Monday, with their intervals as text; empty: closed.

    Today is marked unless other hours hold today than those of the week.
    """
    today = timezone.localdate()
    as_usual = hours_on(today, days, exceptions) == days.get(today.weekday(), [])
    return [
        Day(str(label), _text(days.get(number, [])), as_usual and number == today.weekday())
        for number, label in OpeningHours.Weekday.choices
    ]


def other_days(exceptions: Iterable[HoursException]) -> list[OtherDays]:
    """The exceptions that hold today or begin within 60 days; rows of the same days are one."""
    today = timezone.localdate()
    horizon = today + timedelta(days=COMING_DAYS)
    periods: dict[tuple[date, date], list[HoursException]] = {}
    for row in exceptions:
        if row.last_date >= today and row.from_date <= horizon:
            periods.setdefault((row.from_date, row.last_date), []).append(row)
    return [
        OtherDays(
            *period, _text(_merged(_open_of(rows))), ", ".join(r.note for r in rows if r.note)
        )
        for period, rows in sorted(periods.items())[:MOST_EXCEPTIONS]
    ]


def _open_of(rows: Iterable[HoursException]) -> list[Interval]:
    return [(row.opens, row.closes) for row in rows if row.opens and row.closes]


def _text(intervals: Iterable[Interval]) -> str:
    return ", ".join(_interval(interval) for interval in intervals)


def _interval(interval: Interval) -> str:
    opens, closes = (time_format(moment, "H:i") for moment in interval)
    return f"{opens}–{closes}"
