"""Seasons, public holidays, closures and a service's own hours: what is open on a day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from catalogue.models import HoursException, OpeningHours, Place, ServiceHours, ServicePage
from catalogue.opening import coming_seasons, open_state, other_days, table
from catalogue.public_holidays import holiday_name
from catalogue.schedules import Schedule, Season, schedule_of
from core.languages import CODES, set_public_language

pytestmark = pytest.mark.both
WEEK = {day: [(time(8), time(16))] for day in range(5)}
SUMMER = Season(date(2026, 7, 1), date(2026, 8, 31), {0: [(time(10), time(12))]})
MONDAY_IN_JULY = date(2026, 7, 6)


def row(weekday=0, opens=8, closes=16, model=OpeningHours, **season):
    """One row of hours as editors make it."""
    return model(weekday=weekday, opens=time(opens), closes=time(closes), **season)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 6), "Poniedziałek Wielkanocny"),
        (date(2027, 3, 29), "Poniedziałek Wielkanocny"),
        (date(2026, 6, 4), "Dzień Bożego Ciała"),
        (date(2026, 11, 11), "Narodowe Święto Niepodległości"),
        (date(2026, 12, 24), "Wigilia Bożego Narodzenia"),
    ],
)
def test_public_holidays_are_known_the_movable_ones_too(day, name):
    assert holiday_name(day) == name


@pytest.mark.parametrize("day", [date(2024, 12, 24), date(2026, 12, 23), date(2026, 5, 2)])
def test_other_days_are_no_holidays(day):
    assert holiday_name(day) is None


@pytest.mark.parametrize("code", [code for code in CODES if code != "pl"])
def test_every_public_holiday_of_20_years_has_a_name_in_every_language(code):
    days = [date(2026, 1, 1) + timedelta(days=offset) for offset in range(20 * 365)]
    names = {holiday_name(day): holiday_name(day, code) for day in days if holiday_name(day)}
    assert len(names) == len(set(names.values())) == 14
    assert not set(names) & set(names.values())


def test_a_holiday_closes_what_is_closed_on_holidays_only():
    day = date(2026, 11, 11)  # a Wednesday
    assert Schedule(WEEK, closed_on_holidays=True).on(day) == []
    assert Schedule(WEEK).on(day) == WEEK[2]


def test_hours_given_for_a_holiday_come_before_it():
    day = date(2026, 11, 11)
    duty = HoursException(from_date=day, opens=time(10), closes=time(12))
    schedule = Schedule(WEEK, exceptions=(duty,), closed_on_holidays=True)
    assert schedule.on(day) == [(time(10), time(12))]


def test_a_season_replaces_the_whole_usual_week():
    schedule = Schedule(WEEK, (SUMMER,))
    assert schedule.on(MONDAY_IN_JULY) == [(time(10), time(12))]
    assert schedule.on(date(2026, 7, 7)) == []
    assert schedule.on(date(2026, 9, 1)) == WEEK[1]


def test_of_two_seasons_the_shorter_wins():
    week = Season(date(2026, 7, 6), date(2026, 7, 12), {0: [(time(9), time(10))]})
    assert Schedule(WEEK, (SUMMER, week)).on(MONDAY_IN_JULY) == [(time(9), time(10))]


def test_a_closure_comes_before_everything():
    day = HoursException(from_date=MONDAY_IN_JULY, opens=time(8), closes=time(9))
    closed = (date(2026, 7, 1), date(2026, 7, 31))
    schedule = Schedule(WEEK, exceptions=(day,), closed=closed)
    assert schedule.on(MONDAY_IN_JULY) == []
    assert schedule.on(date(2026, 8, 3)) == WEEK[0]


def test_a_closed_place_says_when_it_opens_after_a_short_closure():
    schedule = Schedule(WEEK, closed=(date(2026, 11, 23), date(2026, 11, 25)))
    state = open_state(schedule, datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert (state.is_open, state.until.day, state.until.hour) == (False, 26, 8)


def test_a_place_reads_its_week_and_seasons_from_its_rows():
    place = Place(closed_from=date(2026, 9, 1))
    season = {"valid_from": date(2026, 7, 1), "valid_to": date(2026, 8, 31)}
    place.hours = [row(), row(closes=12, **season)]
    schedule = schedule_of(place)
    assert schedule.on(date(2026, 6, 29)) == [(time(8), time(16))]
    assert schedule.on(MONDAY_IN_JULY) == [(time(8), time(12))]
    assert schedule.on(date(2026, 9, 7)) == []


def test_hours_of_a_service_replace_those_of_its_place_but_not_its_holidays():
    place = Place()
    place.hours = [row(day) for day in range(5)]
    schedule = schedule_of(place, [row(2, 12, 14, ServiceHours)])
    assert schedule.on(date(2026, 11, 18)) == [(time(12), time(14))]
    assert schedule.on(date(2026, 11, 11)) == []
    assert schedule.on(date(2026, 11, 16)) == []


def test_the_table_is_that_of_the_season_that_holds():
    with time_machine.travel("2026-07-06T09:00:00+02:00", tick=False):
        days = table(Schedule(WEEK, (SUMMER,)))
    assert [day.intervals for day in days][:2] == ["10:00–12:00", ""]
    assert days[0].is_today


@pytest.mark.parametrize(("today", "number"), [("06-01", 1), ("03-01", 0), ("07-02", 0)])
def test_a_season_is_announced_within_sixty_days(today, number):
    with time_machine.travel(f"2026-{today}T09:00:00+02:00", tick=False):
        assert len(coming_seasons(Schedule(WEEK, (SUMMER,)))) == number


def test_coming_holidays_are_named_in_a_language_that_has_their_names():
    with time_machine.travel("2026-12-01T12:00:00+01:00", tick=False):
        set_public_language("uk")
        found = other_days(Schedule(WEEK, closed_on_holidays=True))
    assert [day.first for day in found] == [
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2027, 1, 1),
        date(2027, 1, 6),
    ]
    assert {day.note_lang for day in found} == {"uk"}


def test_holidays_on_days_that_are_closed_anyway_are_not_announced():
    with time_machine.travel("2026-12-01T12:00:00+01:00", tick=False):
        found = other_days(Schedule({0: WEEK[0]}, closed_on_holidays=True))
    assert found == []


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (row(valid_from=date(2026, 7, 2), valid_to=date(2026, 7, 1)), "valid_to"),
        (row(opens=16, closes=8), "closes"),
        (Place(closed_from=date(2026, 7, 2), closed_to=date(2026, 7, 1)), "closed_to"),
        (Place(latitude=53), "longitude"),
        (Place(longitude=18), "latitude"),
    ],
)
def test_what_contradicts_itself_is_refused_at_its_field(made, field):
    with pytest.raises(ValidationError) as refusal:
        made.clean()
    assert list(refusal.value.message_dict) == [field]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "first", "last", "today"),
    [
        ("active", None, None, "active"),
        ("ended", None, None, "ended"),
        ("suspended", None, None, "suspended"),
        ("suspended", date(2026, 11, 25), date(2026, 11, 25), "suspended"),
        ("suspended", date(2026, 11, 26), None, "active"),
        ("suspended", None, date(2026, 11, 24), "active"),
    ],
)
def test_a_suspension_holds_within_its_days_only(status, first, last, today):
    service = ServicePage(status=status, suspended_from=first, suspended_to=last)
    assert service.status_on(date(2026, 11, 25)) == today
