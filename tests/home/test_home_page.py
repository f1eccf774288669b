"""Below the ways in the home page shows what is new: news, events, projects."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from core.languages import CODES, localized_path
from home.services import MOST_NEW
from tests.factories import translate
from tests.news.builders_events import make_event, on
from tests.news.builders_news import make_news

from .builders_projects import make_project

pytestmark = pytest.mark.django_db
NEXT_YEAR = timezone.localdate().year + 1


def section(client, name, code="pl"):
    """The links of a section of the home page: words and addresses."""
    page = BeautifulSoup(client.get(localized_path("/", code)).content, "html.parser")
    return [
        (link.text, link["href"])
        for link in page.select(f"section[aria-labelledby={name}-heading] a")
    ]


@pytest.mark.parametrize("name", ["news", "events", "projects"])
def test_an_empty_section_is_not_shown(client, name):
    assert section(client, name) == []


def test_the_latest_news_are_shown_with_the_way_to_all(client):
    for number in range(MOST_NEW + 1):
        make_news(f"Wiadomość {number}", date=timezone.localdate().replace(year=2020 + number))
    words = [text for text, _address in section(client, "news")]
    assert words == ["Wiadomość 3", "Wiadomość 2", "Wiadomość 1", "Wszystkie aktualności"]


def test_the_next_events_are_shown_and_past_ones_are_not(client):
    make_event("Dawne", on("2019-05-10"))
    make_event("Drugie", on(f"{NEXT_YEAR}-06-01"))
    make_event("Pierwsze", on(f"{NEXT_YEAR}-05-01"))
    words = [text for text, _address in section(client, "events")]
    assert words == ["Pierwsze", "Drugie", "Wszystkie wydarzenia"]


def test_projects_that_run_come_first(client):
    today = timezone.localdate()
    make_project("Zakończony", slug="a", starts_on=today.replace(year=2017), ends_on="2018-01-01")
    make_project("Trwa", slug="b", starts_on=today.replace(year=2020), ends_on=f"{NEXT_YEAR}-12-31")
    words = [text for text, _address in section(client, "projects")]
    assert words == ["Trwa", "Zakończony", "Wszystkie projekty"]


@pytest.mark.parametrize("code", CODES)
def test_what_is_new_leads_to_addresses_of_the_readers_language(client, code):
    news = make_news("Szkolenia", slug="szkolenia")
    if code != "pl":
        translate(news, code, title="W innym języku")
    (words, address), (_all, index) = section(client, "news", code)
    assert words == ("Szkolenia" if code == "pl" else "W innym języku")
    assert address == localized_path("/aktualnosci/szkolenia/", code)
    assert index == localized_path("/aktualnosci/", code)


def test_the_home_page_has_one_heading_of_the_first_level(client):
    make_news()
    page = BeautifulSoup(client.get("/").content, "html.parser")
    assert len(page.select("h1")) == 1
