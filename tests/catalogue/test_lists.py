"""Lines of a list and the facts of a page: what is shown, in which order, and what is not."""

from datetime import date, time

import pytest
import time_machine
from bs4 import BeautifulSoup
from wagtail.models import Locale

from catalogue.facts import language_facts, provider_facts, reader_language, service_facts
from catalogue.listing import PAGE_SIZE, list_items
from catalogue.models import Phone, Place, ServiceHours, ServiceLanguage, ServicePhone
from catalogue.place_facts import all_place_facts, phone_fact
from core.languages import set_public_language
from tests.factories import (
    make_audience,
    make_category,
    make_place,
    make_provider,
    make_service,
    publish,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def line(service, **via):
    return list_items([service.pk], **via)[0]


def translated_place(place, code="uk", live=True, **prose):
    """A translation of a place's prose."""
    copy = place.copy_for_translation(Locale.objects.get(language_code=code))
    for name, value in prose.items():
        setattr(copy, name, value)
    copy.live = live
    copy.save()
    return copy


def test_lines_come_in_the_order_asked_for():
    pks = [make_service(title).pk for title in "abc"]
    asked = [pks[2], pks[0], pks[1]]
    assert [item.title for item in list_items(asked)] == ["c", "a", "b"]
    assert list_items([]) == []


def test_a_line_has_every_fact():
    provider, place = make_provider("Centrum", slug="centrum"), make_place()
    service = make_service(
        "Poradnictwo", summary="Rozmowa.", provider=provider, places=[place], languages=["pl", "uk"]
    )
    item = line(service)
    assert (item.title, item.summary, item.title_lang) == ("Poradnictwo", "Rozmowa.", "pl")
    assert (item.provider_title, item.provider_url) == ("Centrum", "/uslugi/centrum/")
    assert (item.place.city, item.place.phones[0].display) == ("Inowrocław", "+48 10 000 00 01")
    assert [language.code for language in item.languages] == ["pl", "uk"]
    assert item.confirmed_on == date(2026, 10, 1)


def test_the_words_of_a_line_are_the_readers_and_its_facts_the_sources():
    set_public_language("uk")
    service = make_service("Poradnictwo", provider=make_provider("Centrum"), languages=["uk"])
    translate(service, "uk", title="Консультації", summary="Розмова.")
    item = line(service)
    assert (item.title, item.title_lang, item.summary) == ("Консультації", "uk", "Розмова.")
    assert (item.provider_title, item.provider_lang) == ("Centrum", "pl")
    assert [language.name for language in item.languages] == ["українська"]


def test_a_translated_provider_is_named_in_the_readers_language():
    provider = make_provider("Centrum", slug="centrum")
    translate(provider, "uk", title="Центр")
    service = make_service(provider=provider)
    set_public_language("uk")
    item = line(service)
    assert (item.provider_title, item.provider_lang) == ("Центр", "uk")
    assert item.provider_url == "/uk/uslugi/centrum/"


def test_a_provider_that_is_not_public_is_not_named():
    provider = make_provider("Centrum")
    service = make_service(provider=provider)
    provider.unpublish()
    item = line(service)
    assert (item.provider_title, item.provider_url, item.provider_lang) == ("", "", "")
    assert service_facts(type(service).objects.get()).provider is None


def test_a_service_without_facts_has_a_line_all_the_same():
    item = line(make_service("Poradnictwo", confirmed_on=None, languages=[]))
    assert (item.place, item.languages, item.confirmed_on) == (None, [], None)


def test_a_service_without_a_place_has_its_telephone_and_hours_in_its_line(client):
    service = make_service("Telefon zaufania")
    service.own_phones = [ServicePhone(number="800 120 002")]
    service.own_hours = [ServiceHours(weekday=2, opens=time(8), closes=time(20))]
    publish(service)
    with time_machine.travel("2026-11-25T10:00:00+01:00", tick=False):
        item = line(service)
        html = BeautifulSoup(client.get("/uslugi/").content, "html.parser")
    assert [phone.display for phone in item.phones] == ["800 120 002"]
    assert item.open_state.is_open
    assert html.select_one(".service-item .phone")["href"] == "tel:+48800120002"
    assert html.select_one(".service-item .open-state--open")


def test_a_place_that_is_only_a_draft_is_shown_nowhere(client):
    draft = make_place("Zielony dworek")
    draft.unpublish()
    service = make_service(slug="x", places=[draft])
    assert line(service).place is None
    assert service_facts(service).places == []
    assert "Zielony dworek" not in client.get("/uslugi/x/").content.decode()


def test_the_first_published_place_stands_in_the_line():
    draft, shown = make_place("A"), make_place("B")
    draft.unpublish()
    assert line(make_service(places=[draft, shown])).place.name == "B"


def test_a_line_says_why_it_was_found():
    service = make_service()
    assert line(service, via={service.translation_key: ["rodzina"]}).via == ["rodzina"]
    assert line(service).via == []


@pytest.mark.parametrize("sample", [True, False])
def test_sample_data_says_so(client, sample):
    service = make_service(slug="x", is_sample=sample)
    assert line(service).is_sample is sample
    html = client.get("/uslugi/x/").content.decode()
    assert ("notice-sample" in html) is sample


def test_without_a_reader_labels_are_polish():
    assert reader_language() == "pl"
    set_public_language("ar")
    assert reader_language() == "ar"


def test_a_number_is_shown_as_written_and_dialled_from_anywhere():
    fact = phone_fact(Phone(number="56 123 45 67", label="sekretariat"))
    assert (fact.display, fact.href) == ("56 123 45 67", "tel:+48561234567")
    assert fact.label == "sekretariat"


@pytest.mark.parametrize("code", ["pl", "uk", "en", "ru", "be", "es", "ar"])
def test_a_language_of_help_is_named_for_the_reader_with_its_way(code):
    set_public_language(code)
    modes = ServiceLanguage.Mode
    rows = [ServiceLanguage(language="uk", mode=mode) for mode in modes]
    facts = language_facts(rows)
    assert len({fact.name for fact in facts}) == 1
    assert [fact.mode for fact in facts] == [str(mode.label) for mode in modes]


def test_facts_of_a_service_are_labelled_for_the_reader():
    service = make_service(
        categories=[make_category("opieka", uk="догляд")],
        audiences=[make_audience("rodziny", uk="родини")],
        areas=["0407"],
    )
    set_public_language("uk")
    facts = service_facts(service)
    assert [term.label for term in facts.categories] == ["догляд"]
    assert [term.label for term in facts.audiences] == ["родини"]
    assert facts.areas == ["Іновроцлавський повіт"]
    assert facts.confirmed_on == date(2026, 10, 1)


def test_a_place_lends_its_prose_in_the_readers_language_and_its_facts_from_the_source():
    place = make_place("Poradnia", directions="Od podwórza.", email="a@example.org")
    translated_place(place, name="Консультація", directions="З двору.")
    set_public_language("uk")
    fact = all_place_facts(Place.objects.filter(pk=place.pk))[0]
    assert (fact.name, fact.name_lang, fact.directions) == ("Консультація", "uk", "З двору.")
    assert (fact.street, fact.email) == ("ul. Próbna 1", "a@example.org")
    assert fact.area.startswith("Inowrocław (")


def test_a_drafted_translation_of_a_place_lends_nothing():
    place = make_place("Poradnia")
    translated_place(place, live=False, name="Консультація")
    set_public_language("uk")
    fact = all_place_facts(Place.objects.filter(pk=place.pk))[0]
    assert (fact.name, fact.name_lang) == ("Poradnia", "pl")


def test_directions_that_nobody_translated_are_shown_in_polish():
    place = make_place("Poradnia", directions="Od podwórza.")
    translated_place(place, name="Консультація", directions="")
    set_public_language("uk")
    assert all_place_facts(Place.objects.filter(pk=place.pk))[0].directions == "Od podwórza."


def test_unknown_hours_make_no_table():
    fact = all_place_facts(Place.objects.filter(pk=make_place(hours=[]).pk))[0]
    assert (fact.hours, fact.open_state) == ([], None)
    open_one = make_place(hours=[(5, time(9), time(12))])
    fact = all_place_facts(Place.objects.filter(pk=open_one.pk))[0]
    assert [bool(day.intervals) for day in fact.hours] == [False] * 5 + [True, False]


def test_a_provider_lists_its_public_services_by_the_alphabet():
    provider = make_provider()
    make_service("b", provider=provider)
    make_service("a", provider=provider)
    make_service("szkic", provider=provider).unpublish()
    make_service("cudza", provider=make_provider())
    assert [item.title for item in provider_facts(provider).services] == ["a", "b"]


def test_a_list_of_a_provider_has_an_end(monkeypatch):
    monkeypatch.setattr("catalogue.listing.PAGE_SIZE", 3)
    provider = make_provider()
    for number in range(4):
        make_service(f"usługa {number}", provider=provider)
    assert len(provider_facts(provider).services) == 3
    assert PAGE_SIZE > 3


@pytest.mark.parametrize("path", ["/uslugi/centrum/", "/uk/uslugi/centrum/", "/uslugi/x/"])
def test_a_published_place_reaches_every_page_that_shows_it(client, path):
    place = make_place("Stara nazwa")
    make_service(slug="x", provider=make_provider(slug="centrum", places=[place]), places=[place])
    assert "Stara nazwa" in client.get(path).content.decode()
    place.name = "Nowa nazwa"
    publish(place)
    html = client.get(path).content.decode()
    assert "Nowa nazwa" in html
    assert "Stara nazwa" not in html


def asked(client, django_assert_max_num_queries, path):
    """What the database is asked for a page once warm."""
    client.get(path)
    with django_assert_max_num_queries(20) as captured:
        client.get(path)
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize("path", ["/uslugi/x/", "/uk/uslugi/x/", "/uk/uslugi/centrum/"])
def test_a_page_asks_as_much_whatever_it_shows_and_nothing_twice(
    client, django_assert_max_num_queries, monkeypatch, path
):
    monkeypatch.setattr("core.middleware.may_be_cached", lambda request: False)
    provider = make_provider(slug="centrum", places=[make_place()])
    service = make_service(slug="x", provider=provider, places=[make_place()], languages=["pl"])
    few = asked(client, django_assert_max_num_queries, path)
    provider.places = service.places = [make_place(f"Miejsce {n}") for n in range(5)]
    service.languages = [ServiceLanguage(language=code) for code in ("pl", "uk", "en")]
    publish(service)
    publish(provider)
    for number in range(5):
        make_service(f"usługa {number}", provider=provider, places=[make_place()])
    many = asked(client, django_assert_max_num_queries, path)
    assert len(many) == len(few)
    assert len(set(many)) == len(many), "a query was asked twice"
