"""The search page narrowed and sorted: facets with counts, orders, languages, bad addresses."""

import re
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.languages import CODES, localized_path
from core.prose import paragraphs
from search import query
from search.records import Text
from tests import factories

from .builders import put
from .test_search_page import page_of, titles

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def counts(page: BeautifulSoup, name: str) -> dict[str, int]:
    """The values of a filter in the form with the numbers that stand beside them."""
    found = {}
    for box in page.select(f"main input[name={name}][type=checkbox]"):
        label = box.find_parent("label")
        assert label is not None
        found[str(box["value"])] = int(re.sub(r"\D", "", label.select(".quiet")[0].text))
    return found


def areas(page: BeautifulSoup) -> dict[str, int]:
    """The places in the form with their numbers."""
    options = page.select("main select[name=area] option[value]:not([value=''])")
    return {str(one["value"]): int(re.findall(r"\((\d+)\)$", one.text)[0]) for one in options}


def test_every_kind_is_counted_beside_the_chosen_one(client: Client) -> None:
    put("Kupon jeden", kind="news"), put("Kupon dwa", kind="service")
    put("Kupon trzy", kind="service")
    page = page_of(client, "/szukaj/?q=kupon&kind=news")
    assert titles(page) == ["Kupon jeden"]
    assert counts(page, "kind") == {"service": 2, "news": 1}


def test_needs_languages_and_projects_have_the_names_that_apps_give(client: Client) -> None:
    category = factories.make_category("wsparcie", uk="підтримка")
    factories.make_service("Kupon", categories=[category], languages=["uk"])
    page = page_of(client, "/uk/szukaj/?q=kupon")
    labels = [label.text for label in page.select(".search-narrow label")]
    assert any("ідтримка" in label for label in labels)
    assert any("країнська" in label for label in labels)


def test_values_of_one_facet_widen_and_two_facets_narrow(client: Client) -> None:
    put("Kupon a", kind="news", date=date(2024, 1, 1))
    put("Kupon b", kind="event", date=date(2025, 1, 1))
    put("Kupon c", kind="event", date=date(2024, 1, 1))
    page = page_of(client, "/szukaj/?q=kupon&kind=news&kind=event&year=2024")
    assert sorted(titles(page)) == ["Kupon a", "Kupon c"]
    assert counts(page, "year") == {"2025": 1, "2024": 2}
    assert counts(page, "kind") == {"news": 1, "event": 1}


@pytest.mark.parametrize(("code", "number"), [("0407", 3), ("040701", 3), ("0408", 1)])
def test_a_place_keeps_what_serves_it_and_others_say_how_much_they_have(
    client: Client, code: str, number: int
) -> None:
    for served in (("040701",), ("0407",), ("04",)):
        put("Kupon", areas=served)
    put("Kupon")
    page = page_of(client, f"/szukaj/?q=kupon&area={code}")
    assert len(titles(page)) == number
    assert areas(page)[code] == number
    assert areas(page)["0409"] == 1


def test_a_condition_can_be_taken_away_and_the_words_stay(client: Client) -> None:
    put("Kupon", kind="news")
    page = page_of(client, "/uk/szukaj/?q=kupon&kind=news&sort=date")
    (link,) = page.select(".active-filters a")
    assert link["href"] == "/uk/szukaj/?q=kupon&sort=date"


def test_pages_keep_the_conditions(client: Client) -> None:
    for number in range(12):
        put(f"Kupon {number}", kind="news")
    page = page_of(client, "/szukaj/?q=kupon&kind=news&sort=date")
    assert page.select(".pagination a[href='?q=kupon&kind=news&sort=date&page=2']")


def test_the_newest_first_when_asked_for(client: Client) -> None:
    put("Kupon kupon", date=date(2020, 1, 1)), put("Kupon nowy", date=date(2026, 1, 1))
    page = page_of(client, "/szukaj/?q=kupon&sort=date")
    assert titles(page) == ["Kupon nowy", "Kupon kupon"]
    (current,) = page.select(".search-order [aria-current]")
    assert "sort=date" in str(current["href"])


def test_results_in_the_readers_language_stand_first_and_others_say_theirs(client: Client) -> None:
    put("Kupon", path="/a/")
    put("Kupon", texts=(Text("uk", "Kupon", "", "", "/b/"),))
    page = page_of(client, "/uk/szukaj/?q=kupon")
    kinds = [line.text for line in page.select(".search-hit__kind")]
    assert "польська" not in kinds[0]
    assert "польська" in kinds[1]
    assert [h["lang"] for h in page.select(".search-hit h2")] == ["uk", "pl"]


def test_what_was_perhaps_meant_is_a_link(client: Client, monkeypatch: Any) -> None:
    analyse = query.analyse
    monkeypatch.setattr(
        query,
        "analyse",
        lambda *asked: replace(analyse(*asked), did_you_mean="dla rodziny & dzieci"),
    )
    page = page_of(client, "/szukaj/?q=rodizna")
    (link,) = page.select(".did-you-mean a")
    assert link["href"] == "/szukaj/?q=" + quote("dla rodziny & dzieci", safe="")


UNKNOWN = [
    ("kind=xyz", "kind"),
    ("category=%00", "category"),
    ("language=tlh", "language"),
    ("area=99", "area"),
    ("project=nic", "project"),
    ("year=0001", "year"),
    ("sort=price", "sort"),
]


@pytest.mark.parametrize("code", ["pl", "ar"])
@pytest.mark.parametrize("condition", [condition for condition, _name in UNKNOWN])
def test_an_unknown_condition_is_named_and_left_out(
    client: Client, condition: str, code: str
) -> None:
    put("Kupon")
    page = page_of(client, localized_path("/szukaj/", code) + f"?q=kupon&{condition}")
    assert page.select_one(".problems p")
    assert titles(page) == ["Kupon"]


def test_fifty_values_and_many_names_are_answered(client: Client) -> None:
    put("Kupon", kind="news")
    values = "".join(f"&kind=k{number}&year=19{number}" for number in range(50))
    page = page_of(client, f"/szukaj/?q=kupon&kind=news{values}&page=10000&x=1&q=inny")
    assert len(page.select(".problems p")) <= 8


@pytest.mark.parametrize("page", ["10000", "-1", "0", "1e9", "²", "9" * 400])
def test_pages_that_do_not_exist_keep_the_conditions(client: Client, page: str) -> None:
    put("Kupon", kind="news"), put("Kupon", kind="event")
    assert len(titles(page_of(client, f"/szukaj/?q=kupon&kind=news&page={page}"))) == 1


def test_when_conditions_leave_nothing_the_form_stays(client: Client) -> None:
    put("Kupon", kind="news", date=date(2025, 1, 1))
    page = page_of(client, "/szukaj/?q=kupon&kind=event")
    assert page.select_one(".nothing-found")
    assert counts(page, "kind") == {"news": 1, "event": 0}


def test_facets_and_many_results_cost_as_many_queries_as_one(client: Client) -> None:
    address = "/szukaj/?q=kupon&kind=service&year=2025&area=0407&language=uk&sort=date"
    facts = {"date": date(2025, 1, 1), "areas": ("0407",), "facets": {"language": ("uk", "pl")}}
    put("Kupon", **facts)
    page_of(client, address)
    with CaptureQueriesContext(connection) as few:
        page_of(client, address)
    for _number in range(12):
        put("Kupon", **facts)
    with CaptureQueriesContext(connection) as many:
        assert len(titles(page_of(client, address))) == 10
    assert len(few) == len(many) <= 17  # PostgreSQL is told around its statement to use the index


@pytest.mark.parametrize("code", CODES)
def test_browsers_are_told_how_to_ask_in_every_language(client: Client, code: str) -> None:
    home = page_of(client, localized_path("/szukaj/", code))
    (link,) = home.select("head link[rel=search]")
    response = client.get(str(link["href"]))
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    described = BeautifulSoup(response.content, "xml")
    assert described.Language is not None
    assert described.Language.text == code
    template = str(described.select("Url[type='text/html']")[0]["template"])
    assert template == "http://testserver" + localized_path("/szukaj/", code) + "?q={searchTerms}"
    assert len(described.ShortName.text if described.ShortName else "") <= 16


def test_every_page_has_the_box_and_its_suggestions(client: Client) -> None:
    page = page_of(client, "/ar/")
    (box,) = page.select("header form[role=search] input[name=q]")
    assert box["data-suggestions"] == "/ar/szukaj/podpowiedzi"
    assert page.select(f"ul#{box['data-list']}[role=listbox][hidden]")
    assert page.select(f"#{box['data-status']}[role=status]")


def test_easy_texts_and_films_are_counted_narrow_and_stand_in_the_line(client: Client) -> None:
    put("Kupon łatwy", forms=("easy",)), put("Kupon migany", forms=("easy", "sign"))
    put("Kupon")
    page = page_of(client, "/szukaj/?q=kupon&form=sign")
    assert titles(page) == ["Kupon migany"]
    assert counts(page, "form") == {"easy": 2, "sign": 1}
    assert "film" in page.select(".search-hit__kind")[0].text


def test_a_page_is_found_by_the_words_of_its_easy_text_and_counted_by_it(client: Client) -> None:
    service = factories.make_service("Rodzina", easy_body=paragraphs(["Tu jest rzodkiewka."]))
    page = page_of(client, "/szukaj/?q=rzodkiewka&form=easy")
    assert titles(page) == ["Rodzina"]
    service.easy_body = []
    factories.publish(service)
    assert "Rodzina" not in titles(page_of(client, "/szukaj/?q=rodzina&form=easy"))


def test_an_easy_text_of_a_translation_counts_too(client: Client) -> None:
    service = factories.make_service("Rodzina")
    easy = paragraphs(["Тут допомагають."])
    factories.translate(service, "uk", title="Родина", easy_body=easy)
    assert "Родина" in titles(page_of(client, "/uk/szukaj/?q=родина&form=easy"))


def test_lines_of_the_catalogue_say_that_there_is_an_easy_text(client: Client) -> None:
    factories.make_service("Rodzina", easy_body=paragraphs(["Tu jest pomoc."]))
    line = page_of(client, "/uslugi/").select(".service-item .quiet")[0]
    assert "easy text" in line.text or "łatwy tekst" in line.text
