"""When something is open on any day: week, seasons, other days, public holidays, closures."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeVar

from .models import HoursException, HoursRow, Place
from .public_holidays import holiday_name

Interval = tuple[time, time]
Week = dict[int, list[Interval]]
Moment = TypeVar("Moment", time, datetime)


@dataclass(frozen=True)
class Season:
    """Days on which another week holds than the usual one."""

    first: date
    last: date
    week: Week


@dataclass(frozen=True)
class Schedule:
    """Everything that decides whether something is open on a day."""

    week: Week = field(default_factory=dict)
    seasons: tuple[Season, ...] = ()
    exceptions: tuple[HoursException, ...] = ()
    closed_on_holidays: bool = False
    closed: tuple[date, date] | None = None

    @property
    def is_known(self) -> bool:
        """Whether any hours were given at all."""
        return bool(self.week or self.seasons)

    def on(self, day: date) -> list[Interval]:
        """The intervals of a day. A closure comes first, then other days (the shortest of several
        wins), then public holidays, then the season, then the usual week."""
        if self.closed and self.closed[0] <= day <= self.closed[1]:
            return []
        holding = [row for row in self.exceptions if row.from_date <= day <= row.last_date]
        if holding:
            shortest = min(row.last_date - row.from_date for row in holding)
            return intervals_of(r for r in holding if r.last_date - r.from_date == shortest)
        if self.closed_on_holidays and holiday_name(day):
            return []
        return self.week_on(day).get(day.weekday(), [])

    def week_on(self, day: date) -> Week:
        """The week that holds on a day: that of the shortest season, or the usual one."""
        season = self.season_on(day)
        return season.week if season else self.week

    def season_on(self, day: date) -> Season | None:
        """The shortest season that holds on a day."""
        holding = [season for season in self.seasons if season.first <= day <= season.last]
        return min(holding, key=lambda season: season.last - season.first, default=None)


def schedule_of(place: Place, own_hours: Iterable[HoursRow] = ()) -> Schedule:
    """When a place is open; or, with hours of its own, a service that is given there.

    Reads ``hours`` and ``exceptions``, so prefetch them for lists.
    """
    rows = list(own_hours) or list(place.hours.all())
    closed = None
    if place.closed_from or place.closed_to:
        closed = place.closed_from or date.min, place.closed_to or date.max
    return Schedule(
        week=weekly(row for row in rows if row.season is None),
        seasons=tuple(_seasons(rows)),
        exceptions=tuple(place.exceptions.all()),
        closed_on_holidays=place.closed_on_holidays,
        closed=closed,
    )


def schedule_without_place(own_hours: Iterable[HoursRow]) -> Schedule:
    """When a service answers that is given nowhere in particular, on public holidays too."""
    return schedule_of(Place(closed_on_holidays=False), own_hours)


def _seasons(rows: Iterable[HoursRow]) -> Iterable[Season]:
    by_days: dict[tuple[date, date], list[HoursRow]] = {}
    for row in rows:
        if row.season:
            by_days.setdefault(row.season, []).append(row)
    return (Season(*days, weekly(found)) for days, found in sorted(by_days.items()))


def weekly(hours: Iterable[HoursRow]) -> Week:
    """Intervals by weekday (0 is Monday), in order; those that meet are one."""
    days: Week = {}
    for row in hours:
        days.setdefault(row.weekday, []).append((row.opens, row.closes))
    return {weekday: merged(days[weekday]) for weekday in sorted(days)}


def merged(intervals: Iterable[tuple[Moment, Moment]]) -> list[tuple[Moment, Moment]]:
    """Intervals in order; those that meet are one."""
    result: list[tuple[Moment, Moment]] = []
    for opens, closes in sorted(intervals):
        if result and opens <= result[-1][1]:
            first, last = result.pop()
            result.append((first, max(last, closes)))
        else:
            result.append((opens, closes))
    return result


def intervals_of(rows: Iterable[HoursException]) -> list[Interval]:
    """The intervals of other days; none when it is closed on them."""
    return merged((row.opens, row.closes) for row in rows if row.opens and row.closes)
