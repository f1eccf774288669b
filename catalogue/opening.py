"""Whether a place is open now, and until when that is true."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import time_format

from core.cache import valid_until

from .models import OpeningHours

Interval = tuple[time, time]


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


def weekly(hours: Iterable[OpeningHours]) -> dict[int, list[Interval]]:
    """Intervals by weekday (0 is Monday), in order; those that meet are one."""
    days: dict[int, list[Interval]] = {}
    for row in sorted(hours, key=lambda row: (row.weekday, row.opens)):
        intervals = days.setdefault(row.weekday, [])
        if intervals and row.opens <= intervals[-1][1]:
            opens, closes = intervals.pop()
            intervals.append((opens, max(closes, row.closes)))
        else:
            intervals.append((row.opens, row.closes))
    return days


def open_state(days: dict[int, list[Interval]], now: datetime | None = None) -> OpenState | None:
    """What is true at a moment (now, by default); None when the hours are not known.

    Declares to the page cache until when the answer holds.
    """
    if not days:
        return None
    moment = timezone.localtime(now)
    changes = list(_changes(days, moment.date()))
    is_open = any(start <= moment < end for start, end in changes)
    edges = sorted(edge for pair in changes for edge in pair if edge > moment)
    state = OpenState(is_open, edges[0] if edges else None)
    if state.until:
        valid_until(state.until)
    return state


def _changes(days: dict[int, list[Interval]], first: date) -> Iterable[tuple[datetime, datetime]]:
    for offset in range(8):
        day = first + timedelta(days=offset)
        for opens, closes in days.get(day.weekday(), []):
            yield _at(day, opens), _at(day, closes)


def _at(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))


def table(days: dict[int, list[Interval]]) -> list[Day]:
    """The seven weekdays from Monday, with their intervals as text; empty: closed."""
    today = timezone.localdate().weekday()
    return [
        Day(str(label), ", ".join(_interval(i) for i in days.get(number, [])), number == today)
        for number, label in OpeningHours.Weekday.choices
    ]


def _interval(interval: Interval) -> str:
    opens, closes = (time_format(moment, "H:i") for moment in interval)
    return f"{opens}–{closes}"
