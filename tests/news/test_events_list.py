"""The list of events: what is upcoming, under which month, narrowed by what, how many queries."""

from datetime import date, datetime

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from core.cache import begin_request, declared_validity
from core.languages import CODES, localized_path, set_public_language
from news.event_filters import known_values, read_event_filters
from news.event_listing import PAGE_SIZE, next_events
from news.models import EventDate
from news.models.event_dates import not_over, within
from tests.factories import translate

from .builders_events import event_index, make_event, on
from .builders_news import make_project, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOON = "2026-11-25 12:00+01:00"


@pytest.fixture(autouse=True)
def _at_noon(request, monkeypatch):
    """It is noon in Warsaw, 25 November 2026; lists are stored only where that is the point."""
    if "stored" not in request.node.name:
        monkeypatch.setattr("core.middleware.may_be_cached", lambda request: False)
    with time_machine.travel(NOON, tick=False):
        yield


def months(client, query="", code="pl"):
    """The list by month: names of months with the titles below them."""
    context = client.get(localized_path(f"/wydarzenia/{query}", code)).context
    return {month.label: [item.title for item in month.items] for month in context["months"]}


def titles(client, query=""):
    return [title for found in months(client, query).values() for title in found]


def problems(client, query):
    return client.get(f"/wydarzenia/{query}").context["problems"]


def test_upcoming_events_come_first_by_month_in_the_order_of_their_dates(client):
    make_event("późne", on("2027-01-18"))
    make_event("popołudnie", on("2026-12-10", at="15:00"))
    make_event("rano", on("2026-12-10", at="09:00"))
    make_event("cały dzień", on("2026-12-10"))
    make_event("dawne", on("2026-10-01"))
    assert months(client) == {
        "grudzień 2026": ["cały dzień", "rano", "popołudnie"],
        "styczeń 2027": ["późne"],
    }


def test_past_events_are_listed_the_last_first(client):
    make_event("a", on("2019-10-07", "2019-10-10"))
    make_event("b", on("2019-10-22"))
    make_event("c", on("2023-03-01"))
    make_event("nadchodzące", on("2027-01-18"))
    assert months(client, "?when=past") == {"marzec 2023": ["c"], "październik 2019": ["b", "a"]}


def test_an_event_of_several_dates_stands_once_under_its_next_one(client):
    make_event("seria", on("2026-11-02"), on("2027-02-08"), on("2026-12-18"), on("2027-03-01"))
    assert months(client) == {"grudzień 2026": ["seria"]}
    item = client.get("/wydarzenia/").context["months"][0].items[0]
    assert (item.day, item.further) == (date(2026, 12, 18), 2)
    assert titles(client, "?when=past") == []


def test_an_event_whose_dates_are_all_past_stands_under_its_last_one(client):
    make_event("seria", on("2019-10-22", city="Sępólno"), on("2019-11-24", city="Świecie"))
    item = client.get("/wydarzenia/?when=past").context["months"][0].items[0]
    assert (item.day, item.city, item.further) == (date(2019, 11, 24), "Świecie", 0)


@pytest.mark.parametrize(
    ("dates", "is_upcoming"),
    [
        (["2026-11-25"], True),
        (["2026-11-24"], False),
        (["2026-11-24", "2026-11-25"], True),
        (["2026-11-01", "2026-12-31"], True),
        (["2026-11-01", "2026-11-24"], False),
    ],
)
def test_an_event_is_past_when_its_last_day_is(client, dates, is_upcoming):
    make_event("x", on(*dates))
    assert titles(client) == (["x"] if is_upcoming else [])
    assert titles(client, "?when=past") == ([] if is_upcoming else ["x"])


@pytest.mark.parametrize(("hours", "is_upcoming"), [("09:00-12:00", False), ("09:00-12:01", True)])
def test_on_its_day_an_event_is_past_when_its_hour_has_come(client, hours, is_upcoming):
    make_event("x", on("2026-11-25", at=hours))
    assert titles(client) == (["x"] if is_upcoming else [])
    assert titles(client, "?when=past") == ([] if is_upcoming else ["x"])


@pytest.mark.parametrize(
    "row",
    [
        on("2026-11-25"),
        on("2026-11-25", at="08:00-12:00"),
        on("2026-11-25", at="08:00-13:00"),
        on("2026-11-25", at="08:00"),
        on("2026-11-24", "2026-11-25", at="08:00-11:00"),
        on("2026-11-24", "2026-11-26", at="08:00-11:00"),
        on("2026-11-24"),
        on("2026-11-26"),
    ],
    ids=str,
)
def test_the_database_and_the_row_agree_on_what_is_over(row):
    event = make_event("x", on("2026-11-25"))
    row.pk, row.event = None, event
    row.save()
    coming = EventDate.objects.filter(not_over(timezone.now()), pk=row.pk)
    assert coming.exists() == (row.over_at > timezone.now())


def test_the_stored_list_ends_with_the_next_event_of_the_day():
    make_event("a", on("2026-11-25", at="09:00-16:00"))
    make_event("b", on("2026-11-25", at="09:00-14:30"))
    make_event("c", on("2026-11-25", at="08:00-11:00"))
    make_event("d", on("2026-11-26", at="08:00-13:00"))
    begin_request(1)
    next_events(3)
    half_past_two = timezone.make_aware(datetime(2026, 11, 25, 14, 30))
    assert declared_validity() == half_past_two


def test_a_stored_list_is_not_shown_after_an_event_is_over(client):
    make_event("x", on("2026-11-25", at="09:00-14:30"))
    assert titles(client) == ["x"]
    assert client.get("/wydarzenia/").headers["X-Cache"] == "hit"
    with time_machine.travel("2026-11-25 14:31+01:00", tick=False):
        response = client.get("/wydarzenia/")
        assert "X-Cache" not in response.headers
        assert response.context["months"] == []


def test_every_filter_has_to_be_satisfied(client):
    topic, project = make_topic("seniorzy", slug="seniorzy"), make_project("P", slug="p")
    make_event("oba", on("2026-12-01"), topics=[topic], project=project, kind="training")
    make_event("temat", on("2026-12-01"), topics=[topic])
    make_event("projekt", on("2026-12-01"), project=project, kind="seminar")
    assert titles(client, "?topic=seniorzy") == ["oba", "temat"]
    assert titles(client, "?project=p") == ["oba", "projekt"]
    assert titles(client, "?kind=seminar") == ["projekt"]
    assert titles(client, "?project=p&topic=seniorzy&kind=training") == ["oba"]


def test_only_what_one_can_sign_up_for_now(client):
    make_event("otwarte", on("2026-12-01"), sign_up_email="a@example.org")
    make_event("zamknięte", on("2026-12-01"), recruitment_switch="closed")
    make_event("dawne", on("2026-11-01"), sign_up_email="a@example.org")
    make_event("bez zapisów", on("2026-12-01"))
    assert titles(client, "?recruitment=open") == ["otwarte"]
    assert titles(client, "?recruitment=open&when=past") == []


def test_a_year_and_a_month_hold_whatever_has_a_day_in_them(client):
    make_event("przełom", on("2022-11-01", "2023-02-28"))
    make_event("luty", on("2023-02-10"))
    make_event("październik", on("2023-10-03"))
    assert titles(client, "?year=2022") == ["przełom"]
    assert titles(client, "?year=2023") == ["październik", "luty", "przełom"]
    assert titles(client, "?year=2023&month=2") == ["luty", "przełom"]


def test_in_a_month_an_event_stands_under_its_date_of_that_month(client):
    make_event("seria", on("2027-01-18"), on("2027-02-08"), on("2027-03-01"))
    assert months(client, "?year=2027&month=3") == {"marzec 2027": ["seria"]}


def test_a_past_year_need_not_be_called_past(client):
    make_event("dawne", on("2019-10-22"))
    context = client.get("/wydarzenia/?year=2019").context
    assert context["when"] == "past"
    assert titles(client, "?year=2019") == ["dawne"]
    assert titles(client, "?year=2019&when=upcoming") == []


@pytest.mark.parametrize(
    "query",
    [
        "?when=nigdy",
        "?topic=zzz",
        "?project=zzz",
        "?kind=zzz",
        "?kind=TRAINING",
        "?year=1999",
        "?year=x",
        "?year=99999",
        "?year=-1",
        "?month=3",
        "?year=2026&month=13",
        "?year=2026&month=0",
        "?year=2026&month=x",
        "?recruitment=closed",
        "?page=9",
        "?topic=%00",
    ],
)
@pytest.mark.parametrize("code", ["pl", "ar"])
def test_what_is_not_known_is_named_and_the_list_shown(client, query, code):
    make_event("x", on("2026-12-01"))
    response = client.get(localized_path(f"/wydarzenia/{query}", code))
    assert response.status_code == 200
    assert len(response.context["problems"]) == 1
    assert [month.items[0].title for month in response.context["months"]] == ["x"]


def test_every_unknown_value_has_a_message_of_its_own():
    names = ("when", "topic", "project", "kind", "year", "month", "recruitment")
    told = read_event_filters(dict.fromkeys(names, "???")).problems
    assert len(set(told)) == len(names)


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_messages_are_in_the_readers_language(code):
    with translation.override("en"):
        english = set(read_event_filters({"kind": "?", "month": "?"}).problems)
    with translation.override(code):
        assert not english & set(read_event_filters({"kind": "?", "month": "?"}).problems)


@pytest.mark.parametrize("name", ["when", "topic", "project", "kind", "recruitment"])
def test_the_same_values_are_known_in_every_language(name):
    make_topic(slug="a")
    make_project(slug="b")
    polish = set(known_values(name))
    for code in CODES:
        set_public_language(code)
        assert set(known_values(name)) == polish


def test_a_hidden_project_is_no_filter(client):
    project = make_project("P", slug="p")
    make_event("x", on("2026-12-01"), project=project)
    project.unpublish()
    assert len(problems(client, "?project=p")) == 1


def test_every_parameter_of_the_list_is_known_to_the_page_cache():
    names = {"when", "topic", "project", "kind", "year", "month", "recruitment", "page"}
    assert names <= set(settings.PAGE_CACHE_PARAMETERS)


def test_what_is_chosen_is_named_with_a_way_without_it(client):
    make_event("x", on("2027-03-10"), kind="training")
    context = client.get("/wydarzenia/?kind=training&year=2027&month=3").context
    ways = {chosen.label: chosen.remove_url for chosen in context["active_filters"]}
    assert ways == {
        "szkolenie": "/wydarzenia/?year=2027&month=3",
        "marzec 2027": "/wydarzenia/?kind=training",
    }


def test_between_upcoming_and_past_the_other_filters_are_kept(client):
    make_event("x", on("2026-12-10"))
    context = client.get("/wydarzenia/?kind=training&year=2026&recruitment=open").context
    assert [way["url"] for way in context["ways"]] == [
        "/wydarzenia/?kind=training",
        "/wydarzenia/?when=past&kind=training",
    ]


def test_the_form_offers_years_of_its_side_of_today_and_months_of_a_year(client):
    for day in ("2019-10-22", "2026-12-10", "2027-03-10"):
        make_event("x", on(day))

    def offered(query, name):
        groups = client.get(f"/wydarzenia/{query}").context["choices"][name]
        return [option.value for option in groups[0].options]

    assert offered("", "year") == ["2027", "2026"]
    assert offered("?when=past", "year") == ["2026", "2019"]
    assert offered("", "month") == []
    assert len(offered("?year=2027", "month")) == 12


def test_the_list_offers_the_calendar_of_what_it_shows(client):
    make_event("x", on("2026-12-10"), kind="training")
    html = client.get("/uk/wydarzenia/?kind=training").content.decode()
    assert 'href="/uk/kanaly/wydarzenia.ics?kind=training"' in html


def test_an_empty_list_shows_a_way_on(client):
    html = client.get("/wydarzenia/").content.decode()
    assert "/wydarzenia/?when=past" in html
    assert "noindex" in client.get("/wydarzenia/?kind=training").content.decode()


@pytest.mark.parametrize("code", CODES)
def test_the_list_shows_events_in_every_language(client, code):
    make_event("Szkolenie", on("2026-12-10", at="10:00-14:00", city="Toruń"), kind="training")
    html = client.get(localized_path("/wydarzenia/", code)).content.decode()
    assert html.count("<h1>") == 1
    assert 'lang="pl" dir="auto"><a href=' in html
    assert "Toruń" in html
    assert "2026" in html


def test_a_translated_event_lends_its_words_and_keeps_the_facts_of_its_source(client):
    event = make_event("Szkolenie", on("2026-12-10"), slug="x")
    translate(event, "uk", title="Навчання", summary="Опис.")
    month = client.get("/uk/wydarzenia/").context["months"][0]
    item = month.items[0]
    assert (item.title, item.lang, item.summary) == ("Навчання", "uk", "Опис.")
    assert (item.url, item.day) == ("/uk/wydarzenia/x/", date(2026, 12, 10))
    assert month.label == "грудень 2026\u202fр."


def test_drafts_expired_and_hidden_events_are_not_listed(client):
    make_event("szkic", on("2026-12-10")).unpublish()
    expired = make_event("wygasłe", on("2026-12-10"))
    type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    assert titles(client) == []
    assert next_events(5) == []


def test_a_translation_whose_source_is_hidden_is_not_listed(client):
    event = make_event("Szkolenie", on("2026-12-10"))
    translate(event, "uk", title="Навчання")
    event.unpublish()
    assert months(client, code="uk") == {}


def test_the_next_events_of_a_project_are_handed_to_its_page():
    project = make_project()
    make_event("cudze", on("2026-12-01"))
    make_event("b", on("2027-01-02"), project=project)
    make_event("a", on("2026-12-02"), project=project)
    make_event("c", on("2027-02-02"), project=project)
    assert [item.title for item in next_events(2, project)] == ["a", "b"]
    assert [item.title for item in next_events(2)] == ["cudze", "a"]


def test_a_long_list_is_cut_into_pages(client):
    for number in range(PAGE_SIZE + 1):
        make_event(f"event {number}", on("2026-12-10"))
    assert len(titles(client)) == PAGE_SIZE
    assert len(titles(client, "?page=2")) == 1


@pytest.mark.parametrize("code", ["pl", "uk"])
def test_a_list_asks_as_much_whatever_its_length(client, monkeypatch, code):
    monkeypatch.setattr("news.event_listing.PAGE_SIZE", 50)
    monkeypatch.setattr("news.event_listing.list_items.__defaults__", (50,))
    topic, project = make_topic(slug="a"), make_project(slug="p")
    path = localized_path("/wydarzenia/?topic=a&year=2026", code)
    counts = []
    for wanted in (10, 40):
        have = EventDate.objects.count() // 2
        for number in range(have, wanted):
            dates = on("2026-12-10", at="10:00"), on("2026-12-12")
            event = make_event(f"event {number}", *dates, topics=[topic], project=project)
            if number % 2:
                translate(event, "uk", title="Навчання")
        client.get(path)
        counts.append(_queries(client, path, wanted))
    assert counts[0] == counts[1]
    assert counts[0] <= 14


def _queries(client, path, wanted):
    """How many queries a list of so many events takes."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert sum(len(month.items) for month in response.context["months"]) == wanted
    return len(captured)


def test_within_takes_what_only_touches_a_span():
    event = make_event("x", on("2026-12-10", "2026-12-12"))
    rows = EventDate.objects.filter(event=event)
    spans = {(10, 10): True, (12, 15): True, (1, 9): False, (13, 15): False, (11, 11): True}
    for (first, last), expected in spans.items():
        found = rows.filter(within(date(2026, 12, first), date(2026, 12, last)))
        assert found.exists() == expected


def test_there_is_one_list_of_events(home):
    assert not type(event_index()).can_create_at(home)
