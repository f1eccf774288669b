"""Open now, and until when: breaks, meeting intervals, nights of the change of clocks."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.template.loader import render_to_string
from django.utils import timezone, translation

from catalogue.models import OpeningHours
from catalogue.opening import OpenState, open_state, table
from catalogue.schedules import Schedule, weekly
from core import cache

pytestmark = pytest.mark.both
WEEKDAYS = Schedule({day: [(time(8), time(16))] for day in range(5)})


def warsaw(day, hour, minute=0):
    """A moment of the week of Monday 23 November 2026, winter time."""
    return datetime(2026, 11, 22 + day, hour - 1, minute, tzinfo=UTC)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def localtimes(state):
    """A state as pages get it, with its moment in Warsaw."""
    return OpenState(state.is_open, state.until and timezone.localtime(state.until))


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


ROUND_THE_CLOCK = (time(0), time(23, 59))


@pytest.mark.parametrize("now", [warsaw(1, 1), warsaw(1, 23), warsaw(1, 23, 59), warsaw(7, 12)])
def test_a_place_open_round_the_clock_never_closes(now):
    state = open_state(Schedule({day: [ROUND_THE_CLOCK] for day in range(7)}), now)
    assert (state.is_open, state.until) == (True, None)


def test_a_place_open_round_the_clock_on_weekdays_closes_on_saturday():
    weekdays = Schedule({day: [ROUND_THE_CLOCK] for day in range(5)})
    state = open_state(weekdays, warsaw(3, 23, 59))
    assert (state.is_open, state.until) == (True, utc(2026, 11, 27, 23))
    assert state.last_day == date(2026, 11, 27)


def test_an_evening_ends_at_midnight_and_a_night_goes_on():
    evening, night = (time(16), time(23, 59)), (time(0), time(6))
    assert open_state(Schedule({0: [evening]}), warsaw(1, 23, 59)).until == utc(2026, 11, 23, 23)
    both = open_state(Schedule({0: [evening], 1: [night]}), warsaw(1, 20))
    assert (both.until, both.last_day) == (warsaw(2, 6), date(2026, 11, 24))


def test_round_the_clock_holds_over_the_change_of_clocks():
    always = Schedule({day: [ROUND_THE_CLOCK] for day in range(7)})
    assert open_state(always, utc(2026, 10, 25, 0, 30)) == OpenState(True, None)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (OpenState(True, None), "Open now, round the clock"),
        (OpenState(True, warsaw(1, 16)), "Open now, until 16:00"),
        (OpenState(True, utc(2026, 11, 23, 23)), "Open now, until midnight"),
        (OpenState(True, utc(2026, 11, 27, 23)), "Open now, next closing: Saturday, 00:00"),
        (OpenState(False, None), "Closed this week"),
    ],
)
def test_a_state_is_put_into_words(state, words):
    with time_machine.travel(warsaw(1, 12), tick=False), translation.override("en"):
        html = render_to_string("components/open_state.html", {"state": localtimes(state)})
    assert words in html


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
