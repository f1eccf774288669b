"""Calendars: read back by a library, and by the letter of RFC 5545."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from core.languages import CODES, localized_path
from news.calendars import MOST_EVENTS
from news.models import EventDate, EventPage
from tests.factories import publish, translate

from .builders_events import make_event, on
from .builders_news import make_project, make_topic

pytestmark = pytest.mark.django_db
ALL = "/kanaly/wydarzenia.ics"
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(autouse=True)
def _at_noon():
    """It is noon in Warsaw, 25 November 2026."""
    with time_machine.travel("2026-11-25 12:00+01:00", tick=False):
        yield


def path_of(event, code="pl"):
    return localized_path(f"/kanaly/wydarzenia/{event.translation_key}.ics", code)


def read(client, path):
    """The calendar at an address, and its events."""
    response = client.get(path)
    assert response.status_code == 200
    calendar = Calendar.from_ical(response.content)
    return calendar, calendar.walk("VEVENT")


def names(client, query=""):
    return [str(event["SUMMARY"]) for event in read(client, ALL + query)[1]]


def only(client, event, code="pl"):
    """The one component of an event's calendar."""
    found = read(client, path_of(event, code))[1]
    assert len(found) == 1
    return found[0]


def test_a_calendar_has_what_the_standard_requires(client):
    event = make_event("Szkolenie", on("2027-01-18", at="09:00-15:00"))
    calendar, found = read(client, path_of(event))
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"].startswith("-//ROPS")
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Szkolenie – ROPS Toruń"
    assert not calendar.errors
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "LAST-MODIFIED", "URL"):
        assert name in found[0]
    assert not found[0].errors


def test_lines_end_and_are_folded_as_the_standard_says(client):
    title = "Zażółć gęślą jaźń, " * 6 + "koniec"
    event = make_event(title, on("2027-01-18", venue="Wąż; łoś \\ ćma", city="Łódź"), summary=title)
    content = client.get(path_of(event)).content
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode("utf-8")  # no letter is cut in two
    component = only(client, event)
    assert component["SUMMARY"] == title
    assert component["LOCATION"] == "Wąż; łoś \\ ćma, Łódź"


@pytest.mark.parametrize("code", CODES)
def test_it_is_served_as_a_calendar_under_the_prefix_of_each_language(client, code):
    event = make_event("Szkolenie", slug="x")
    response = client.get(path_of(event, code))
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    component = Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert component["URL"] == "http://testserver" + localized_path("/wydarzenia/x/", code)
    assert component["SUMMARY"].params["LANGUAGE"] == "pl"


def test_hours_are_on_the_clock_of_warsaw(client):
    event = make_event("x", on("2027-03-27", "2027-03-28", at="09:00-15:00"))
    content = client.get(path_of(event)).content.decode()
    assert "DTSTART;TZID=Europe/Warsaw:20270327T090000\r\n" in content
    assert "DTEND;TZID=Europe/Warsaw:20270328T150000\r\n" in content
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Warsaw\r\n" in content
    component = only(client, event)  # the clocks change in between
    assert component.start.utcoffset() == timedelta(hours=1)
    assert component.end.utcoffset() == timedelta(hours=2)


def test_the_time_zone_by_itself_gives_the_right_hours(client):
    calendar, _events = read(client, ALL)
    zone = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    for month, hours in ((1, 1), (7, 2)):
        moment = datetime(2027, month, 15, 12, tzinfo=zone)
        assert moment.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("row", "first", "last"),
    [
        (on("2027-01-18"), "20270118", "20270119"),
        (on("2027-01-18", "2027-01-29"), "20270118", "20270130"),
        (on("2026-12-31"), "20261231", "20270101"),
    ],
)
def test_whole_days_end_on_the_day_after(client, row, first, last):
    row.pk = None
    content = client.get(path_of(make_event("x", row))).content.decode()
    assert f"DTSTART;VALUE=DATE:{first}\r\n" in content
    assert f"DTEND;VALUE=DATE:{last}\r\n" in content


def test_a_beginning_without_an_end_has_none_and_several_days_end_at_midnight(client):
    assert "DTEND" not in only(client, make_event("x", on("2027-01-18", at="10:00")))
    component = only(client, make_event("x", on("2027-01-18", "2027-01-19", at="10:00")))
    assert component.end.isoformat() == "2027-01-20T00:00:00+01:00"


def test_each_date_is_an_event_of_its_own_with_a_lasting_uid(client):
    event = make_event("x", on("2026-12-10", city="A"), on("2026-12-12", city="B"))
    before = {c["LOCATION"]: c["UID"] for c in read(client, path_of(event))[1]}
    assert len(set(before.values())) == 2
    draft = event.latest_revision.as_object()
    draft.title = "y"
    EventDate.objects.filter(event=event).delete()  # a revision refers to keys that are lost
    publish(draft)
    assert {c["LOCATION"]: c["UID"] for c in read(client, path_of(event))[1]} == before


def test_a_translation_has_the_same_uids_and_a_copy_others(client):
    event = make_event("Szkolenie", on("2026-12-10"))
    translate(event, "uk", title="Навчання")
    copy = event.copy(update_attrs={"slug": "kopia", "title": "Kopia"}).specific
    publish(copy)
    uid = only(client, event)["UID"]
    ukrainian = only(client, event, "uk")
    assert (ukrainian["UID"], str(ukrainian["SUMMARY"])) == (uid, "Навчання")
    assert ukrainian["SUMMARY"].params["LANGUAGE"] == "uk"
    assert only(client, copy)["UID"] != uid


def test_the_description_says_what_it_is_and_whether_one_can_sign_up(client):
    event = make_event(
        "x",
        on("2026-12-10", city="Toruń", online_url="https://example.org/spotkanie"),
        summary="Rozmowa o planach.",
        recruitment_closes_on=date(2026, 12, 1),
        sign_up_email="a@example.org",
    )
    words = str(only(client, event)["DESCRIPTION"])
    assert words.startswith("Rozmowa o planach.\nZapisy trwają do 1 grudnia 2026")
    assert words.endswith("https://example.org/spotkanie")


def test_an_online_meeting_has_its_address_for_a_place_and_one_without_either_none(client):
    online = make_event("x", on("2026-12-10", online_url="https://example.org/spotkanie"))
    assert only(client, online)["LOCATION"] == "https://example.org/spotkanie"
    nowhere = only(client, make_event("x", on("2026-12-10")))
    assert "LOCATION" not in nowhere
    assert "DESCRIPTION" not in nowhere


@pytest.mark.parametrize(
    ("switch", "status"),
    [("automatic", "CONFIRMED"), ("closed", "CONFIRMED"), ("cancelled", "CANCELLED")],
)
def test_a_cancelled_event_is_cancelled_in_calendars(client, switch, status):
    event = make_event("x", recruitment_switch=switch)
    assert only(client, event)["STATUS"] == status


def test_a_change_is_told_by_its_time_and_a_growing_number(client):
    event = make_event("x")
    first = only(client, event)
    with time_machine.travel("2026-11-26 12:00+01:00", tick=False):
        event.recruitment_switch = "cancelled"
        publish(event)
        second = only(client, event)
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 24 * 60 * 60)
    assert second["DTSTAMP"].dt - first["DTSTAMP"].dt == timedelta(days=1)
    assert second["LAST-MODIFIED"].dt == second["DTSTAMP"].dt


def test_without_filters_there_is_what_is_to_come_and_the_last_year(client):
    for day in ("2025-11-24", "2025-11-25", "2026-11-01", "2030-01-01"):
        make_event(day, on(day))
    assert names(client) == ["2030-01-01", "2026-11-01", "2025-11-25"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?topic=seniorzy", ["c", "a"]),
        ("?project=p", ["b"]),
        ("?kind=training", ["a"]),
        ("?when=upcoming", ["b", "c"]),
        ("?when=past", ["a", "dawne"]),
        ("?year=2026", ["b", "a"]),
        ("?year=2019", ["dawne"]),
        ("?year=2026&month=12", ["b"]),
        ("?recruitment=open", ["b"]),
        ("?recruitment=open&kind=training", []),
        ("?utm_source=x&page=7", ["c", "b", "a"]),
    ],
)
def test_the_filters_of_the_list_hold_for_calendars(client, query, expected):
    topic = make_topic(slug="seniorzy")
    make_event("dawne", on("2019-10-22"))
    make_event("a", on("2026-11-01"), kind="training", topics=[topic])
    make_event("b", on("2026-12-10"), project=make_project(slug="p"), sign_up_email="a@a.pl")
    make_event("c", on("2027-02-01"), topics=[topic])
    assert names(client, query) == expected


def test_of_a_month_only_its_dates_are_told(client):
    make_event("x", on("2026-12-10"), on("2027-01-18"), on("2027-02-08"))
    _calendar, found = read(client, f"{ALL}?year=2027&month=1")
    assert [component.start for component in found] == [date(2027, 1, 18)]


@pytest.mark.parametrize(
    "query",
    [
        "?topic=zzz",
        "?project=zzz",
        "?kind=zzz",
        "?when=zzz",
        "?year=1999",
        "?year=%00",
        "?month=1",
        "?year=2026&month=99",
        "?recruitment=zzz",
        "?topic=zzz&kind=training",
    ],
)
@pytest.mark.parametrize("code", ["pl", "ar"])
def test_odd_filters_give_an_empty_valid_calendar(client, query, code):
    make_event("x")
    calendar, found = read(client, localized_path(ALL, code) + query)
    assert found == []
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert len(calendar.walk("VTIMEZONE")) == 1  # a calendar holds at least one component


def test_an_event_that_nobody_knows_is_an_empty_valid_calendar(client):
    event = make_event("x")
    assert read(client, f"/kanaly/wydarzenia/{uuid4()}.ics")[1] == []
    event.unpublish()
    assert read(client, path_of(event))[1] == []


@pytest.mark.parametrize("name", ["x", "1", "../wydarzenia", "%00"])
def test_what_is_no_uuid_is_not_found(client, name):
    assert client.get(f"/kanaly/wydarzenia/{name}.ics").status_code == 404


@pytest.mark.parametrize("path", [ALL, f"/kanaly/wydarzenia/{NOBODY}.ics"])
def test_calendars_are_only_read(client, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


def test_drafts_expired_events_and_hidden_translations_are_in_no_calendar(client):
    hidden = make_event("szkic")
    translate(hidden, "uk", title="Чернетка")
    hidden.unpublish()
    expired = make_event("wygasłe")
    EventPage.objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    assert names(client) == []
    assert read(client, localized_path(ALL, "uk"))[1] == []


def test_a_calendar_has_an_end(client, monkeypatch):
    monkeypatch.setattr("news.calendars.MOST_EVENTS", 3)
    for number in range(1, 6):
        make_event(str(number), on(f"2026-12-0{number}"))
    assert names(client) == ["5", "4", "3"]
    assert MOST_EVENTS == 200


@pytest.mark.parametrize("code", ["pl", "uk"])
def test_a_calendar_asks_as_much_whatever_its_length(
    client, monkeypatch, django_assert_max_num_queries, code
):
    monkeypatch.setattr("core.middleware.may_be_cached", lambda request: False)
    counts = []
    for wanted in (3, 9):
        for number in range(EventPage.objects.filter(locale__language_code="pl").count(), wanted):
            event = make_event(str(number), on("2026-12-10"), sign_up_email="a@example.org")
            translate(event, "uk", title=str(number))
        client.get(localized_path(ALL, code))
        with django_assert_max_num_queries(12) as captured:
            assert len(read(client, localized_path(ALL, code))[1]) == wanted
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_stored_calendar_follows_a_change(client):
    event = make_event("stare")
    assert names(client) == ["stare"]
    event.title = "nowe"
    publish(event)
    assert names(client) == ["nowe"]


def test_a_new_filter_is_not_answered_with_the_calendar_of_another(client):
    make_event("a", kind="training")
    make_event("b", kind="seminar")
    assert names(client, "?kind=training") == ["a"]
    assert names(client, "?kind=seminar") == ["b"]
