"""Open now, and until when."""

from datetime import UTC, datetime, time

import pytest

from catalogue.opening import open_state

WEEKDAYS = {day: [(time(8), time(16))] for day in range(5)}


def warsaw(day, hour, minute=0):
    """A moment of the week of Monday 23 November 2026, winter time."""
    return datetime(2026, 11, 22 + day, hour - 1, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "is_open", "until"),
    [
        (warsaw(1, 9), True, warsaw(1, 16)),
        (warsaw(1, 7), False, warsaw(1, 8)),
        (warsaw(1, 16), False, warsaw(2, 8)),
        (warsaw(5, 17), False, warsaw(8, 8)),
        (warsaw(6, 12), False, warsaw(8, 8)),
    ],
)
def test_a_place_says_when_it_opens_or_closes_next(now, is_open, until):
    state = open_state(WEEKDAYS, now)
    assert (state.is_open, state.until) == (is_open, until)


def test_a_break_at_noon_closes_the_place():
    state = open_state({0: [(time(8), time(12)), (time(13), time(16))]}, warsaw(1, 12, 30))
    assert (state.is_open, state.until) == (False, warsaw(1, 13))


def test_unknown_hours_say_nothing():
    assert open_state({}) is None
