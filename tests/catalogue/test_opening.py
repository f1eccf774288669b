"""Open now, and until when: breaks, meeting intervals, nights of the change of clocks."""

from datetime import UTC, datetime, time

import pytest
import time_machine
from django.utils import translation

from catalogue.models import OpeningHours
from catalogue.opening import open_state, table
from catalogue.schedules import Schedule, weekly
from core import cache

pytestmark = pytest.mark.both
WEEKDAYS = Schedule({day: [(time(8), time(16))] for day in range(5)})


def warsaw(day, hour, minute=0):
    """A moment of the week of Monday 23 November 2026, winter time."""
    return datetime(2026, 11, 22 + day, hour - 1, minute, tzinfo=UTC)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def hours(*rows):
    """Rows as editors make them: weekday, hour of opening, hour of closing."""
    return [OpeningHours(weekday=d, opens=time(o), closes=time(c)) for d, o, c in rows]


@pytest.mark.parametrize(
    ("now", "is_open", "until"),
    [
        (warsaw(1, 9), True, warsaw(1, 16)),
        (warsaw(1, 7), False, warsaw(1, 8)),
        (warsaw(1, 8), True, warsaw(1, 16)),
        (warsaw(1, 15, 59), True, warsaw(1, 16)),
        (warsaw(1, 16), False, warsaw(2, 8)),
        (warsaw(5, 17), False, warsaw(8, 8)),
        (warsaw(6, 12), False, warsaw(8, 8)),
        (warsaw(7, 23, 59), False, warsaw(8, 8)),
    ],
)
def test_a_place_says_when_it_opens_or_closes_next(now, is_open, until):
    state = open_state(WEEKDAYS, now)
    assert (state.is_open, state.until) == (is_open, until)


@pytest.mark.parametrize(
    ("now", "is_open", "until"),
    [
        (warsaw(1, 11), True, warsaw(1, 12)),
        (warsaw(1, 12, 30), False, warsaw(1, 13)),
        (warsaw(1, 13), True, warsaw(1, 16)),
        (warsaw(1, 16), False, warsaw(8, 8)),
    ],
)
def test_a_break_at_noon_closes_the_place(now, is_open, until):
    state = open_state(Schedule({0: [(time(8), time(12)), (time(13), time(16))]}), now)
    assert (state.is_open, state.until) == (is_open, until)


def test_a_place_open_once_a_week_opens_in_a_week():
    state = open_state(Schedule({0: [(time(8), time(16))]}), warsaw(1, 17))
    assert (state.is_open, state.until) == (False, warsaw(8, 8))


def test_a_place_open_until_the_end_of_the_day_opens_again_at_midnight():
    night_and_day = Schedule({day: [(time(0), time(23, 59))] for day in range(7)})
    assert open_state(night_and_day, warsaw(1, 23)).is_open
    closed = open_state(night_and_day, warsaw(1, 23, 59))
    assert (closed.is_open, closed.until) == (False, utc(2026, 11, 23, 23))


def test_unknown_hours_say_nothing():
    assert open_state(Schedule({})) is None
    assert open_state(Schedule(weekly([]))) is None


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (utc(2026, 3, 27, 15, 0), utc(2026, 3, 30, 6)),
        (utc(2026, 3, 29, 0, 30), utc(2026, 3, 30, 6)),
        (utc(2026, 10, 23, 14, 0), utc(2026, 10, 26, 7)),
        (utc(2026, 10, 25, 0, 30), utc(2026, 10, 26, 7)),
        (utc(2026, 10, 25, 1, 30), utc(2026, 10, 26, 7)),
    ],
    ids=["Friday in March", "lost hour", "Friday in October", "first 2:30", "second 2:30"],
)
def test_eight_in_the_morning_is_eight_by_the_clock_on_the_wall(now, until):
    state = open_state(WEEKDAYS, now)
    assert (state.is_open, state.until) == (False, until)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (utc(2026, 3, 29, 6, 30), utc(2026, 3, 29, 14)),
        (utc(2026, 10, 25, 7), utc(2026, 10, 25, 15)),
    ],
    ids=["summer time begins", "summer time ends"],
)
def test_a_place_open_on_the_day_of_the_change_closes_at_its_hour(now, until):
    state = open_state(Schedule({6: [(time(8), time(16))]}), now)
    assert (state.is_open, state.until) == (True, until)


def test_the_reader_abroad_is_told_what_is_true_in_warsaw():
    state = open_state(WEEKDAYS, warsaw(1, 9))
    assert state.until.strftime("%H:%M %Z") == "16:00 CET"


def test_a_page_that_says_open_now_is_kept_until_that_changes():
    cache.begin_request(1)
    with time_machine.travel(warsaw(1, 9), tick=False):
        open_state(Schedule({0: [(time(8), time(12))]}))
        open_state(WEEKDAYS)
        assert cache.declared_validity() == warsaw(1, 12)


def test_a_page_without_hours_is_kept_until_midnight():
    cache.begin_request(1)
    with time_machine.travel(warsaw(1, 9), tick=False):
        open_state(Schedule({}))
        assert cache.declared_validity() == utc(2026, 11, 23, 23)


def test_hours_are_put_in_order_whatever_order_they_were_written_in():
    rows = hours((2, 13, 16), (0, 8, 12), (2, 8, 12))
    assert weekly(rows) == {
        0: [(time(8), time(12))],
        2: [(time(8), time(12)), (time(13), time(16))],
    }


@pytest.mark.parametrize(
    "rows",
    [
        [(0, 8, 12), (0, 12, 16)],
        [(0, 8, 13), (0, 12, 16)],
        [(0, 8, 16), (0, 10, 12)],
        [(0, 8, 16), (0, 8, 16)],
    ],
    ids=["meeting", "overlapping", "within", "twice"],
)
def test_intervals_that_meet_are_one(rows):
    days = Schedule(weekly(hours(*rows)))
    assert days.week == {0: [(time(8), time(16))]}
    assert open_state(days, warsaw(1, 11)).until == warsaw(1, 16)


def test_intervals_of_two_days_do_not_meet():
    assert weekly(hours((0, 8, 16), (1, 8, 16))) == {
        0: [(time(8), time(16))],
        1: [(time(8), time(16))],
    }


@pytest.mark.parametrize("code", ["pl", "uk", "en", "ru", "be", "es", "ar"])
def test_the_table_has_seven_named_days_from_monday(code):
    with translation.override(code):
        days = table(WEEKDAYS)
    assert len({day.weekday for day in days}) == 7
    assert [bool(day.intervals) for day in days] == [True] * 5 + [False] * 2
    assert days[0].intervals == "08:00–16:00"


def test_all_intervals_of_a_day_stand_in_its_row():
    row = table(Schedule({0: [(time(8), time(12)), (time(13), time(16, 30))]}))[0]
    assert row.intervals == "08:00–12:00, 13:00–16:30"


@pytest.mark.parametrize(
    ("now", "today"),
    [(warsaw(1, 9), 0), (utc(2026, 11, 23, 22, 59), 0), (utc(2026, 11, 23, 23), 1)],
    ids=["morning", "before midnight", "after midnight"],
)
def test_today_is_the_day_in_warsaw(now, today):
    with time_machine.travel(now, tick=False):
        assert [number for number, day in enumerate(table(WEEKDAYS)) if day.is_today] == [today]


def test_an_interval_is_written_for_editors():
    with translation.override("pl"):
        assert str(hours((0, 8, 16))[0]).endswith("08:00–16:00")
