"""Readers are told honestly what they read."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation

from core.cache import move_generation
from tests.factories import make_service, publish
from tests.translating import begin, complete
from translations import provenance

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def service(db):
    return make_service("Poradnictwo", slug="x", summary="Rozmowa.", areas=["0407"])


def notice(client, code="en"):
    page = BeautifulSoup(client.get(f"/{code}/uslugi/x/").content, "html.parser")
    found = page.select_one(".notice-origin")
    return found and " ".join(found.get_text().split())


def by_machine(service, code="en"):
    translation = complete(begin(service, code))
    for text in StringTranslation.objects.all():
        text.translation_type = "machine"
        text.save()
    return translation


def test_a_translation_by_people_says_so(client, service):
    complete(begin(service, "en")).save_target()
    assert notice(client) == "Translated by people."


def test_a_machines_words_that_nobody_reviewed_say_so(client, service):
    by_machine(service).save_target()
    assert notice(client) == "Translated by machine, not reviewed by a person."


def test_a_review_is_named_with_its_day(client, service, administrator, time_machine):
    time_machine.move_to("2026-05-04T10:00:00+02:00", tick=False)
    translation = by_machine(service)
    provenance.review(translation, administrator)
    translation.save_target()
    assert notice(client) == "Translated by machine, reviewed by a person on 4 May 2026."


def test_a_newer_polish_text_is_named_with_a_way_to_it(client, service):
    complete(begin(service, "en")).save_target()
    service.summary = "Długa rozmowa."
    publish(service)
    assert "The Polish text is newer" in notice(client)
    html = client.get("/en/uslugi/x/").content.decode()
    assert '<a href="http://testserver/uslugi/x/" hreflang="pl">' in html


def test_polish_pages_and_untranslated_ones_say_nothing_of_it(client, service):
    complete(begin(service, "en")).save_target()
    assert (
        BeautifulSoup(client.get("/uslugi/x/").content, "html.parser").select(".notice-origin")
        == []
    )
    assert notice(client, "es") is None


@pytest.mark.parametrize("address", ["uslugi/x/", "", "o-serwisie/", "aktualnosci/", "projekty/"])
def test_a_translation_costs_at_most_five_queries_more(client, service, address):
    """Also right after something was published, when nothing is remembered."""
    complete(begin(service, "en")).save_target()
    costs = []
    for prefix in ("/", "/en/"):
        client.get(prefix + address)
        move_generation()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"{prefix}{address}").status_code == 200
        costs.append(len(asked))
    assert costs[1] <= costs[0] + 5
