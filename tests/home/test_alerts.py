"""An alert stands above the pages it concerns, in every language, from its time to its end."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.languages import CODES, localized_path
from home.models import Alert, StandardPage
from tests.factories import catalogue_page, make_service

from .builders_frame import make_alert, translated

pytestmark = pytest.mark.django_db


def shown(client, path="/"):
    """The alerts above a page."""
    return BeautifulSoup(client.get(path).content, "html.parser").select(".alert")


@pytest.mark.parametrize("code", CODES)
def test_an_alert_stands_above_every_page_of_every_language(client, code):
    make_alert()
    for path in ("/", "/uslugi/", "/szukaj/", "/o-serwisie/", "/nie-ma-takiej/"):
        found = shown(client, localized_path(path, code))
        assert [alert.select_one("p").text for alert in found] == ["Dziś nieczynne."]
        assert found[0].select_one("[lang]")["lang"] == "pl"


def test_a_translated_alert_speaks_the_readers_language(client):
    alert = make_alert(level="danger")
    translated(alert, "ar", message="<p>مغلق اليوم.</p>")
    (found,) = shown(client, "/ar/uslugi/")
    assert found["class"] == ["alert", "alert--danger"]
    assert (found.select_one("[lang]")["lang"], found.select_one("[lang]")["dir"]) == ("ar", "rtl")
    assert shown(client, "/uk/")[0].select_one("p").text == "Dziś nieczynne."


def test_a_draft_alert_is_seen_by_nobody(client):
    alert = make_alert()
    alert.unpublish()
    assert shown(client) == []


def test_an_alert_comes_and_goes_at_its_time_although_pages_are_stored(client):
    now = timezone.now().replace(microsecond=0)
    make_alert(starts_at=now + timedelta(minutes=10), ends_at=now + timedelta(minutes=20))
    found = []
    for minutes in (0, 9, 10, 19, 20, 30):
        with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
            found.append(len(shown(client)))
    assert found == [0, 0, 1, 1, 0, 0]


def test_an_alert_of_a_section_stands_there_and_below_in_every_language(client):
    make_service(slug="usluga")
    make_alert(section=catalogue_page())
    for path in ("/uslugi/", "/uslugi/usluga/", "/uk/uslugi/usluga/"):
        assert len(shown(client, path)) == 1, path
    for path in ("/", "/o-serwisie/", "/uk/szukaj/"):
        assert shown(client, path) == []


def test_a_section_that_is_deleted_leaves_the_alert_to_everybody_only_if_an_editor_says_so(client):
    page = StandardPage.objects.get(slug="o-serwisie", locale__language_code="pl")
    alert = make_alert(section=page)
    page.delete()
    alert.refresh_from_db()
    assert alert.section_id is None


def test_the_gravest_alert_comes_first(client):
    make_alert("<p>Przerwa techniczna.</p>")
    make_alert("<p>Powódź.</p>", level="danger")
    assert [alert.select_one("p").text for alert in shown(client)] == [
        "Powódź.",
        "Przerwa techniczna.",
    ]


@pytest.mark.parametrize("message", ["", "<p></p>", '<p data-block-key="x"> </p>'])
def test_an_alert_that_says_nothing_is_refused_at_its_field(message):
    with pytest.raises(ValidationError) as refusal:
        Alert(message=message).clean()
    assert list(refusal.value.message_dict) == ["message"]


def test_an_end_before_the_beginning_is_refused_at_its_field():
    now = timezone.now()
    with pytest.raises(ValidationError) as refused:
        make_alert(starts_at=now, ends_at=now - timedelta(hours=1)).full_clean()
    assert set(refused.value.message_dict) == {"ends_at"}


def test_alerts_cost_nothing_on_pages_after_the_first(client, django_assert_max_num_queries):
    make_alert()
    client.get("/uk/o-serwisie/")
    with django_assert_max_num_queries(8):
        client.get("/uk/prywatnosc/")
