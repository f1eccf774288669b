"""The page of an event: facts from its source, words from its translation, nothing that is over."""

from datetime import date, time
from decimal import Decimal

import pytest
import time_machine
from django.utils import translation

from core.languages import CODES, localized_path
from news.event_facts import event_facts, words
from tests.factories import publish, translate
from tests.translating import begin, complete, give

from .builders_events import make_event, on, words_in
from .builders_news import make_picture, make_project, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon():
    """It is noon in Warsaw, 25 November 2026."""
    with time_machine.travel("2026-11-25 12:00+01:00", tick=False):
        yield


@pytest.fixture
def whole():
    """An event with everything."""
    return make_event(
        "Szkolenie o CUS",
        on("2027-01-18", "2027-01-29", at="09:00-15:00", venue="Hotel", street="ul. Próbna 1"),
        on("2027-02-08", online_url="https://example.org/spotkanie"),
        slug="x",
        kind="training",
        summary="Trzy moduły.",
        body=["Zajęcia są w tygodniu."],
        audience="Pracownicy gmin",
        organiser="ROPS w Toruniu",
        topics=[make_topic("kadra", slug="kadra", uk="кадри")],
        project=make_project("Kooperacja", slug="kooperacja"),
        programme=words_in("item", {"time": time(9), "text": "Kawa"}, {"text": "Praca"}),
        modules=words_in(
            "module",
            {"title": "Zarządzanie", "hours": Decimal(60)},
            {"title": "Plany", "hours": Decimal("52.5")},
        ),
        recruitment_opens_on=date(2026, 11, 1),
        recruitment_closes_on=date(2027, 1, 8),
        sign_up_url="https://example.org/zapisy",
        sign_up_email="szkolenia@example.org",
        picture=make_picture(),
        picture_alt="Osoba przy tablicy.",
    )


def page(client, path="/wydarzenia/x/"):
    return client.get(path).content.decode()


def test_everything_is_on_the_page(client, whole):
    html = page(client)
    parts = ["Szkolenie o CUS", "Trzy moduły.", "Zajęcia są", "Pracownicy gmin", "ROPS w Toruniu"]
    parts += ["Hotel", "ul. Próbna 1", "https://example.org/spotkanie", "Kawa", "Zarządzanie"]
    parts += ["https://example.org/zapisy", "mailto:szkolenia@example.org", "Osoba przy tablicy."]
    parts += ["112,5", "/wydarzenia/?topic=kadra", 'href="/kooperacja/"', "09:00"]
    assert [part for part in parts if part not in html] == []


@pytest.mark.parametrize("code", CODES)
def test_an_untranslated_event_shows_its_facts_in_every_language(client, whole, code):
    html = page(client, localized_path("/wydarzenia/x/", code))
    assert html.count("<h1>") == 1
    assert ("notice-fallback" in html) == (code != "pl")
    assert 'lang="pl" dir="auto">Pracownicy gmin' in html
    assert localized_path(f"/kanaly/wydarzenia/{whole.translation_key}.ics", code) in html


def test_the_sum_of_hours_is_counted(whole):
    assert event_facts(whole).total_hours == Decimal("112.5")


def test_dates_stand_in_their_order_whatever_the_editors(whole):
    whole.dates = [on("2027-03-01"), on("2027-01-02", at="15:00"), on("2027-01-02", at="09:00")]
    facts = event_facts(publish(whole))
    assert [row.first.day for row in facts.dates] == [2, 2, 1]
    assert "09:00" in facts.dates[0].when


def test_a_translation_lends_its_words_and_no_facts(client, whole):
    translation_ = begin(whole, "uk")
    give(translation_, title="Навчання", audience="Працівники", organiser="РОПС")
    complete(translation_).save_target()
    copy = whole.get_translation(translation_.target_locale)
    assert (copy.kind, copy.dates.count(), copy.topics.count()) == ("other", 0, 0)
    assert (copy.sign_up_url, copy.project, copy.picture) == ("", None, None)
    html = page(client, "/uk/wydarzenia/x/")
    assert "Працівники" in html
    assert "https://example.org/zapisy" in html


def test_rows_take_facts_from_the_source_and_words_from_the_translation(whole):
    copy = whole.copy_for_translation(begin(whole, "uk").target_locale)
    copy.programme[0].value["text"], copy.programme[0].value["time"] = "Кава", time(23)
    copy.modules[1].value["title"], copy.modules[1].value["hours"] = "Плани", Decimal(1)
    facts = event_facts(publish(copy))
    assert [(row.fact, row.words.text) for row in facts.programme] == [
        ("09:00", "Кава"),
        ("", "Praca"),
    ]
    assert [(row.fact, row.words.text) for row in facts.modules] == [
        (Decimal(60), "Zarządzanie"),
        (Decimal("52.5"), "Плани"),
    ]
    assert facts.total_hours == Decimal("112.5")


def test_a_row_that_nobody_translated_is_marked_as_polish(whole):
    copy = publish(whole.copy_for_translation(begin(whole, "uk").target_locale))
    whole.programme = words_in("item", {"text": "Nowy punkt"})
    publish(whole)
    row = event_facts(type(copy).objects.get(pk=copy.pk)).programme[0]
    assert (row.words.text, row.words.lang) == ("Nowy punkt", "pl")


def test_words_that_nobody_translated_are_the_sources_and_say_so(whole):
    copy = translate(whole, "uk", title="Навчання")
    copy.audience = ""
    assert (words(copy, "audience").text, words(copy, "audience").lang) == ("Pracownicy gmin", "pl")
    copy.audience = "Працівники"
    assert words(copy, "audience").lang == "uk"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({}, "Zapisy trwają do 8\u00a0stycznia\u00a02027"),
        ({"recruitment_opens_on": date(2026, 12, 1)}, "Zapisy od 1\u00a0grudnia\u00a02026"),
        ({"recruitment_closes_on": date(2026, 11, 24)}, "Zapisy są zamknięte"),
        ({"recruitment_switch": "closed"}, "Zapisy są zamknięte"),
        ({"recruitment_switch": "cancelled"}, "Wydarzenie odwołane"),
    ],
)
def test_the_way_to_sign_up_is_shown_only_while_it_is_open(client, whole, change, line):
    for name, value in change.items():
        setattr(whole, name, value)
    publish(whole)
    html = page(client).replace("\u00a0", " ")
    assert line.replace("\u00a0", " ") in html
    assert ("https://example.org/zapisy" in html) == (not change)
    assert ("szkolenia@example.org" in html) == (not change)


def test_a_stored_page_changes_with_the_clock(client, whole):
    assert "https://example.org/zapisy" in page(client)
    with time_machine.travel("2027-01-09 00:00:01+01:00", tick=False):
        assert "https://example.org/zapisy" not in page(client)


def test_nobody_joins_a_meeting_that_is_over(client):
    row = on("2026-11-25", at="09:00-11:00", online_url="https://example.org/spotkanie")
    make_event("x", row, slug="x")
    html = page(client)
    assert "https://example.org/spotkanie" not in html
    assert "przez internet" in html


def test_an_event_without_more_than_a_date_has_no_empty_headings(client):
    make_event("x", on("2026-12-10"), slug="x")
    html = page(client)
    with translation.override("pl"):
        for heading in ("For whom", "Organiser", "Signing up", "Programme", "Modules"):
            assert f">{translation.gettext(heading)}<" not in html
    assert "<figure" not in html


def test_one_module_needs_no_sum(client):
    module = words_in("module", {"title": "Jeden", "hours": Decimal(8)})
    make_event("x", on("2026-12-10"), slug="x", modules=module)
    assert "<tfoot" not in page(client)


def test_sample_content_says_so(client):
    make_event("x", on("2026-12-10"), slug="x", is_sample=True)
    make_event("y", on("2026-12-10"), slug="y")
    assert "notice-sample" in page(client)
    assert "notice-sample" not in page(client, "/wydarzenia/y/")


def test_a_project_that_is_hidden_is_not_named(client, whole):
    whole.project.specific.unpublish()
    html = page(client)
    assert "/kooperacja/" not in html


def test_a_deleted_project_leaves_the_event(client, whole):
    whole.project.specific.delete()
    assert client.get("/wydarzenia/x/").status_code == 200


def test_past_events_stay_and_drafts_do_not_show(client):
    make_event("dawne", on("2017-03-30"), slug="dawne")
    make_event("szkic", on("2026-12-10"), slug="szkic").unpublish()
    assert client.get("/wydarzenia/dawne/").status_code == 200
    assert client.get("/wydarzenia/szkic/").status_code == 404
    assert client.get("/uk/wydarzenia/szkic/").status_code == 404


def test_a_drafted_change_shows_nowhere(client, whole):
    whole.dates = [on("2027-05-05", city="Brodnica")]
    whole.save_revision()
    assert "Brodnica" not in page(client)
    assert "Hotel" in page(client)


@pytest.mark.parametrize("path", ["/wydarzenia/x/", "/uk/wydarzenia/x/"])
def test_a_page_asks_as_much_however_many_dates_it_has(
    client, monkeypatch, whole, django_assert_max_num_queries, path
):
    monkeypatch.setattr("core.middleware.may_be_cached", lambda request: False)
    client.get(path)
    with django_assert_max_num_queries(16) as few:
        client.get(path)
    whole.dates = [on(f"2027-03-{day:02}") for day in range(1, 20)]
    whole.topics = [make_topic() for _ in range(5)]
    publish(whole)
    client.get(path)
    with django_assert_max_num_queries(16) as many:
        client.get(path)
    assert len(few) == len(many)


@pytest.mark.parametrize(
    ("day", "switch", "offered"),
    [
        ("2026-12-10", "automatic", True),
        ("2026-12-10", "cancelled", False),
        ("2026-11-10", "automatic", False),
    ],
)
def test_only_what_is_coming_is_offered_for_calendars(client, day, switch, offered):
    make_event("x", on(day), slug="x", recruitment_switch=switch)
    assert (".ics" in page(client)) == offered


def test_a_meeting_that_ends_today_leaves_the_page_in_time(client):
    row = on("2026-11-25", at="10:00-13:00", online_url="https://example.org/spotkanie")
    make_event("x", row, slug="x")
    assert "https://example.org/spotkanie" in page(client)
    with time_machine.travel("2026-11-25 13:00+01:00", tick=False):
        assert "https://example.org/spotkanie" not in page(client)
