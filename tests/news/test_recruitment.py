"""Whether one can sign up: every state, on the second at which it changes."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from core.cache import begin_request, declared_validity
from core.languages import CODES
from news.models import EventPage
from news.recruitment import State, Switch, Terms, is_open_on, recruitment_at, recruitment_of

from .builders_events import make_event, on

OPENS, CLOSES = date(2026, 11, 2), date(2026, 12, 1)
TERMS = Terms(OPENS, CLOSES, has_address=True)


def at(text):
    """A moment on the clock of Warsaw."""
    return timezone.make_aware(datetime.fromisoformat(text))


OVER_AT = at("2026-12-10 14:00")


def state(moment, terms=TERMS, over_at=OVER_AT):
    return recruitment_at(terms, over_at, at(moment)).state


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-01 23:59:59", State.NOT_YET),
        ("2026-11-02 00:00", State.OPEN),
        ("2026-12-01 23:59:59", State.OPEN),
        ("2026-12-02 00:00", State.CLOSED),
        ("2026-12-10 13:59:59", State.CLOSED),
        ("2026-12-10 14:00", State.OVER),
    ],
)
def test_the_state_follows_the_dates_and_the_last_day_counts_whole(moment, expected):
    assert state(moment) is expected


@pytest.mark.parametrize("moment", ["2026-11-01 10:00", "2026-11-20 10:00", "2026-12-05 10:00"])
def test_the_switch_closes_and_cancels_whatever_the_dates_say(moment):
    assert state(moment, Terms(OPENS, CLOSES, Switch.CLOSED, True)) is State.CLOSED
    assert state(moment, Terms(OPENS, CLOSES, Switch.CANCELLED, True)) is State.CANCELLED


def test_a_cancelled_event_stays_cancelled_when_its_day_has_passed():
    assert state("2027-01-01 10:00", Terms(switch=Switch.CANCELLED)) is State.CANCELLED
    assert state("2027-01-01 10:00", Terms(switch=Switch.CLOSED)) is State.OVER


def test_without_a_word_about_recruitment_nothing_is_said():
    found = recruitment_at(Terms(), OVER_AT, at("2026-11-20 10:00"))
    assert (found.state, found.words, found.changes_at) == (State.NONE, "", None)
    assert state("2027-01-01 10:00", Terms()) is State.NONE


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (Terms(has_address=True), State.OPEN),
        (Terms(opens_on=OPENS), State.OPEN),
        (Terms(closes_on=CLOSES), State.OPEN),
        (Terms(opens_on=date(2027, 1, 1)), State.NOT_YET),
        (Terms(closes_on=date(2026, 11, 1)), State.CLOSED),
    ],
)
def test_half_of_the_terms_will_do(terms, expected):
    assert state("2026-11-20 10:00", terms) is expected


@pytest.mark.parametrize(
    ("moment", "change"),
    [
        ("2026-11-01 12:00", "2026-11-02 00:00"),
        ("2026-11-20 12:00", "2026-12-02 00:00"),
        ("2026-12-05 12:00", "2026-12-10 14:00"),
        ("2026-12-11 12:00", None),
    ],
)
def test_a_state_knows_when_it_changes(moment, change):
    found = recruitment_at(TERMS, OVER_AT, at(moment))
    assert found.changes_at == (at(change) if change else None)
    if change:
        assert state(change) is not found.state
        assert recruitment_at(TERMS, OVER_AT, at(change) - timedelta(seconds=1)) == found


def test_an_event_that_is_over_before_its_recruitment_closes_takes_nobody():
    early = at("2026-11-20 14:00")
    found = recruitment_at(TERMS, early, at("2026-11-19 10:00"))
    assert (found.state, found.changes_at) == (State.OPEN, early)
    assert state("2026-11-20 14:00", over_at=early) is State.OVER


def test_the_night_when_clocks_change_has_its_own_midnight():
    terms = Terms(closes_on=date(2026, 10, 25), has_address=True)  # 25 hours long
    found = recruitment_at(terms, None, at("2026-10-25 12:00"))
    assert found.changes_at == at("2026-10-26 00:00")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("named", [s for s in State if s is not State.NONE])
def test_each_state_is_one_line_in_each_language(code, named):
    lines = {State.NOT_YET: "2026-11-01", State.OPEN: "2026-11-20", State.CLOSED: "2026-12-05"}
    lines |= {State.OVER: "2026-12-11", State.CANCELLED: "2026-11-20"}
    switch = Switch.CANCELLED if named is State.CANCELLED else Switch.AUTOMATIC
    terms = Terms(OPENS, CLOSES, switch, True)
    with translation.override(code):
        found = recruitment_at(terms, OVER_AT, at(f"{lines[named]} 10:00"))
        words = found.words
    assert found.state is named
    assert words
    assert "%" not in words
    assert (str(2026) in words) == (named in (State.NOT_YET, State.OPEN))
    with translation.override("en"):
        assert (words == found.words) == (code == "en")


def test_recruitment_without_an_end_is_simply_open():
    with translation.override("pl"):
        words = recruitment_at(Terms(has_address=True), None, at("2026-11-20 10:00")).words
    assert words == "Zapisy są otwarte"


@pytest.mark.django_db
@time_machine.travel("2026-12-10 11:00+01:00", tick=False)
def test_the_page_cache_is_told_of_the_next_change():
    event = make_event("Szkolenie", on("2026-12-10", at="10:00-14:00"), sign_up_url="https://a.pl")
    begin_request(1)
    assert recruitment_of(event).is_open
    assert declared_validity() == at("2026-12-10 14:00")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        (None, None),
        (date(2026, 11, 20), None),
        (date(2026, 11, 25), date(2026, 11, 25)),
        (date(2026, 11, 26), date(2026, 11, 30)),
        (None, date(2026, 11, 24)),
        (None, date(2026, 11, 25)),
    ],
)
@pytest.mark.parametrize("switch", list(Switch))
@pytest.mark.parametrize("address", ["", "a@example.org"])
@time_machine.travel("2026-11-25 12:00+01:00", tick=False)
def test_the_condition_for_lists_agrees_with_the_state(opens, closes, switch, address):
    event = make_event(
        recruitment_opens_on=opens,
        recruitment_closes_on=closes,
        recruitment_switch=switch,
        sign_up_email=address,
    )
    found = EventPage.objects.filter(is_open_on(timezone.localdate()), pk=event.pk)
    assert found.exists() == recruitment_of(event).is_open
