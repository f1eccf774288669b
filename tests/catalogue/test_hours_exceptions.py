"""Days with other hours: what is open on them, and what an editor may write."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.core.exceptions import ValidationError

from catalogue.models import HoursException
from catalogue.opening import open_state, other_days, table
from catalogue.schedules import Schedule

pytestmark = pytest.mark.both
WEEKDAYS = {day: [(time(8), time(16))] for day in range(5)}
EVE = date(2026, 12, 24)  # a Thursday


def with_other(*rows):
    """The week with exceptions."""
    return Schedule(WEEKDAYS, exceptions=rows)


def other(first, last=None, hours=None, note=""):
    """Days with other hours; without hours it is closed."""
    opens, closes = (time(hour) for hour in hours) if hours else (None, None)
    return HoursException(from_date=first, to_date=last, opens=opens, closes=closes, note=note)


def test_a_day_without_exceptions_has_the_weeks_hours():
    assert with_other(other(date(2026, 12, 25))).on(EVE) == WEEKDAYS[3]


def test_a_closed_day_and_a_shorter_one_replace_the_weeks_hours():
    assert with_other(other(EVE)).on(EVE) == []
    assert with_other(other(EVE, hours=(8, 12))).on(EVE) == [(time(8), time(12))]


def test_the_shortest_of_several_exceptions_wins():
    holidays = other(date(2026, 12, 20), date(2026, 12, 31))
    assert with_other(holidays, other(EVE, hours=(9, 11))).on(EVE) == [(time(9), time(11))]


def test_two_rows_of_one_day_are_two_intervals():
    rows = [other(EVE, hours=(13, 15)), other(EVE, hours=(8, 10))]
    assert with_other(*rows).on(EVE) == [(time(8), time(10)), (time(13), time(15))]


def test_open_now_knows_of_the_closed_day_and_when_it_ends():
    now = datetime(2026, 12, 24, 9, tzinfo=UTC)
    state = open_state(with_other(other(EVE, date(2026, 12, 27))), now)
    assert not state.is_open
    assert (state.until.day, state.until.hour) == (28, 8)


def test_a_saturday_may_be_open_for_once():
    saturday = date(2026, 12, 19)
    now = datetime(2026, 12, 19, 10, tzinfo=UTC)
    assert open_state(with_other(other(saturday, hours=(10, 14))), now).is_open


def test_the_coming_exceptions_are_named_and_past_and_distant_ones_are_not():
    rows = [other(date(2026, 11, 1)), other(EVE, note="Wigilia"), other(date(2027, 5, 3))]
    with time_machine.travel("2026-12-01T12:00:00+01:00", tick=False):
        (found,) = other_days(with_other(*rows))
    assert (found.first, found.last, found.intervals, found.note) == (EVE, EVE, "", "Wigilia")


def test_a_day_of_other_hours_is_not_marked_as_today_in_the_weeks_table():
    with time_machine.travel("2026-12-24T09:00:00+01:00", tick=False):
        assert [day.is_today for day in table(with_other())][3] is True
        assert not any(day.is_today for day in table(with_other(other(EVE))))


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (other(EVE, date(2026, 12, 1)), "to_date"),
        (other(EVE, hours=(12, 8)), "closes"),
        (HoursException(from_date=EVE, opens=time(8)), "closes"),
        (HoursException(from_date=EVE, closes=time(8)), "opens"),
    ],
)
def test_what_contradicts_itself_is_refused_at_its_field(row, field):
    with pytest.raises(ValidationError) as refusal:
        row.clean()
    assert list(refusal.value.message_dict) == [field]


def test_one_day_needs_no_last_day():
    row = other(EVE)
    row.clean()
    assert row.last_date == EVE
    assert str(row) == "2026-12-24 – 2026-12-24"
