"""Telephones and today's hours in results of the search, when the words ask for them."""

from datetime import datetime, time
from urllib.parse import quote

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.at_hand import at_hand
from catalogue.models import ServiceHours, ServicePhone
from core.cache import begin_request, read_generation
from core.languages import localized_path, source_locale_id
from core.models import Institution
from home.models import ContactPage, Department
from search.at_hand import asks_for_it, without_asking
from search.query import analyse
from tests.factories import (
    make_category,
    make_place,
    make_provider,
    make_service,
    publish,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ASKING = [
    "telefon MOPS Toruń",
    "numer telefonu poradni",
    "godziny otwarcia ROPS",
    "w jakich godzinach czynna poradnia",
    "телефон центру",
    "години роботи",
    "часы работы",
    "тэлефон",
    "phone number",
    "opening hours",
    "teléfono del centro",
    "horarios",
    "هاتف المركز",
]


@pytest.fixture(autouse=True)
def _monday_noon():
    """All tests run on a Monday at noon, in Warsaw."""
    with time_machine.travel(timezone.make_aware(datetime(2026, 11, 23, 12)), tick=False):
        yield


def lines_on_page(client, text, code="pl"):
    """What stands at hand in the results, result by result."""
    address = localized_path("/szukaj/", code) + f"?q={quote(text)}"
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [[line.text for line in hit.select(".at-hand")] for hit in page.select(".search-hit")]


@pytest.mark.parametrize("text", ASKING)
def test_words_for_telephone_and_hours_are_understood(text):
    assert asks_for_it(text)


@pytest.mark.parametrize("text", ["poradnia rodzinna", "довідка", "", "🙂", "mieszkanie w Toruniu"])
def test_other_words_do_not_ask_for_it(text):
    assert not asks_for_it(text)


def test_a_question_for_hours_is_answered_in_the_result(client):
    make_service("Kajakarnia", places=[make_place()])
    ((line,), *_others) = lines_on_page(client, "kajakarnia godziny")
    assert "+48 10 000 00 01" in line
    assert "8:00–16:00" in line.replace("08:00", "8:00")


@pytest.mark.parametrize("code", ["uk", "ar"])
def test_the_hours_are_told_in_the_readers_language(client, code):
    make_service("Kajakarnia", places=[make_place()])
    ((line,), *_others) = lines_on_page(client, "kajakarnia phone", code)
    assert "16:00" in line


def test_without_such_words_results_stay_short_and_nothing_more_is_asked(client):
    make_service("Kajakarnia", places=[make_place()])
    assert lines_on_page(client, "kajakarnia") == [[]]


def test_a_provider_has_the_lines_of_its_places():
    provider = make_provider("Centrum", places=[make_place("Dwa"), make_place("Jeden")])
    lines = at_hand([provider.translation_key])[provider.translation_key]
    assert [line.name for line in lines] == ["Dwa", "Jeden"]


def test_a_services_own_telephone_and_hours_replace_those_of_its_place():
    service = make_service("Kajakarnia", places=[make_place()])
    service.own_phones = [ServicePhone(number="+48 10 000 00 77")]
    service.own_hours = [ServiceHours(weekday=0, opens=time(10), closes=time(11))]
    service = publish(service)
    (line,) = at_hand([service.translation_key])[service.translation_key]
    assert [phone.display for phone in line.phones] == ["+48 10 000 00 77"]
    assert line.today == "10:00–11:00"
    assert not line.open_state.is_open


def test_nothing_of_a_confidential_place_is_at_hand(client):
    secret = make_place("Schronisko", phone="+48 10 000 00 99", confidential=True)
    make_service("Kajakarnia", places=[secret])
    make_provider("Kajakowo", places=[secret])
    assert "000 00 99" not in str(lines_on_page(client, "kajakarnia kajakowo telefon"))


def test_what_is_not_public_has_nothing_at_hand():
    service = make_service("Kajakarnia", places=[make_place()])
    translation = translate(service, "uk", title="Каяки")
    service.unpublish()
    assert at_hand([service.translation_key]) == at_hand([translation.translation_key]) == {}


def test_many_results_cost_as_many_queries_as_one():
    keys = []
    for number in (1, 6):
        for _service in range(number):
            keys.append(make_service(places=[make_place()]).translation_key)
            keys.append(make_provider(places=[make_place()]).translation_key)
        begin_request(read_generation())  # as a reader's request does
        at_hand(keys)
        with CaptureQueriesContext(connection) as queries:
            assert len(at_hand(keys)) == len(keys)
        if number == 1:
            first = len(queries)
    begin_request(None)
    assert len(queries) == first <= 16


def words_looked_for(text):
    """The words that are left of a question."""
    return [group.word for group in without_asking(analyse(text, "pl")).groups]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("telefon MOPS", ["MOPS"]),
        ("numer telefonu kajakarni", ["kajakarni"]),
        ("opening hours of Kajakarnia", ["Kajakarnia"]),
        ("телефон центру", ["центру"]),
        ("porady przez telefon", ["porady", "telefon"]),
        ("telefon", ["telefon"]),
        ("godziny otwarcia", ["godziny", "otwarcia"]),
    ],
)
def test_what_only_asks_for_it_is_not_looked_for_unless_it_is_all(text, left):
    assert words_looked_for(text) == left


def test_a_concept_keeps_the_words_that_would_ask():
    category = make_category("kryzys")
    category.synonyms = "telefon zaufania"
    category.save()
    assert words_looked_for("telefon zaufania") == ["telefon", "zaufania"]


def test_the_institutions_own_hours_are_found_by_its_name(client):
    page = ContactPage.objects.get(locale_id=source_locale_id())
    page.departments = [Department(place=make_place("Sekretariat"))]
    publish(page)
    institution = Institution.load()
    institution.short_name = "ROPS Toruń"
    institution.save()
    ((line,), *_others) = lines_on_page(client, "godziny otwarcia ROPS")
    assert "Sekretariat" in line
