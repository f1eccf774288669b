"""The search page: answers, empty states, bad input, languages, headers and queries."""

import time
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.languages import CODES, localized_path
from search.records import Text
from tests import factories

from .builders import put

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NASTY = [
    "x" * 10_000,
    "słowo " * 2_000,
    "\x00\x01\x1f",
    "\u202e\u200f kupon",
    '"(kupon* OR NOT) AND {a} : ^ \\',
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "%" * 500,
    "🙂🙂",
]


def page_of(client: Client, address: str) -> BeautifulSoup:
    """The parsed answer of an address that has to be 200."""
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    """The titles of the results in order."""
    return [heading.text.strip() for heading in page.select(".search-hit h2")]


@pytest.mark.parametrize("code", CODES)
def test_the_page_begins_with_a_form_in_every_language(client: Client, code: str) -> None:
    page = page_of(client, localized_path("/szukaj/", code))
    assert page.html is not None
    assert page.html["lang"] == code
    assert page.select_one("main form[role=search] input[name=q]")
    assert page.select_one("main .ways a")


def test_a_result_has_its_title_kind_excerpt_and_address_under_the_readers_prefix(
    client: Client,
) -> None:
    put("Kupon na kajak", summary="Dla każdej rodziny.", path="/uslugi/kupon/")
    page = page_of(client, "/uk/szukaj/?q=kupon")
    link = page.select_one(".search-hit h2 a")
    assert link is not None
    assert (link["href"], link.text) == ("/uk/uslugi/kupon/", "Kupon na kajak")
    assert page.select_one(".search-hit h2[lang=pl]")
    assert "Dla każdej rodziny." in page.text


def test_a_translated_result_is_shown_in_the_readers_language(client: Client) -> None:
    put("Kupon", texts=(Text("en", "Voucher", "", "", "/uslugi/kupon/"),))
    page = page_of(client, "/en/szukaj/?q=kupon")
    assert page.select_one(".search-hit h2[lang=en]")
    assert titles(page) == ["Voucher"]


def test_the_words_found_are_marked(client: Client) -> None:
    put("Kupon", summary="Każdy kupon jest dla rodziny.")
    marked = page_of(client, "/szukaj/?q=kupony").select(".search-hit mark")
    assert [mark.text for mark in marked] == ["Kupon", "kupon"]


def test_the_answer_says_who_gave_it_and_is_not_to_be_stored(client: Client) -> None:
    response = client.get("/szukaj/?q=kupon")
    assert response["X-Search-Engine"] == "database"
    assert response["Cache-Control"] == "no-store"
    assert "noindex" in response.content.decode()


@pytest.mark.parametrize("address", ["/szukaj/", "/szukaj/?q=", "/szukaj/?q=%20"])
def test_without_words_no_engine_is_asked(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert "X-Search-Engine" not in response


def test_nothing_found_offers_next_steps_and_keeps_the_words(client: Client) -> None:
    page = page_of(client, "/szukaj/?q=xyzzy")
    assert page.select_one("main .nothing-found .ways a")
    field = page.select_one("main input[name=q]")
    assert field is not None
    assert field["value"] == "xyzzy"


def test_results_come_in_pages(client: Client) -> None:
    for number in range(23):
        put(f"Kupon {number}")
    pages = [titles(page_of(client, f"/szukaj/?q=kupon&page={n}")) for n in (1, 2, 3)]
    assert [len(page) for page in pages] == [10, 10, 3]
    assert len({title for page in pages for title in page}) == 23


@pytest.mark.parametrize("number", ["99999", "abc", "0", "-1", "9" * 30, ""])
def test_a_page_that_does_not_exist_is_answered_with_the_first(client: Client, number: str) -> None:
    put("Kupon")
    page = page_of(client, f"/szukaj/?q=kupon&page={number}")
    assert titles(page) == ["Kupon"]


def test_a_page_that_does_not_exist_is_named(client: Client) -> None:
    put("Kupon")
    assert page_of(client, "/szukaj/?q=kupon&page=99999").select_one(".problems")


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_is_typed_is_an_error_or_slow(client: Client, text: str) -> None:
    put("Kupon")
    begin = time.monotonic()
    page = page_of(client, f"/szukaj/?q={quote(text)}")
    assert time.monotonic() - begin < 2
    assert len(str(page)) < 60_000
    assert not page.select("main script")


def test_invalid_utf8_is_answered(client: Client) -> None:
    put("Kupon")
    assert titles(page_of(client, "/szukaj/?q=kupon%ff%fe")) in (["Kupon"], [])


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/szukaj/", {"q": "kupon"}).status_code == 405


def test_ten_results_cost_as_many_queries_as_one(client: Client) -> None:
    put("Kupon")
    page_of(client, "/szukaj/?q=kupon")
    few = _queries(client)
    for _number in range(15):
        put("Kupon", texts=(Text("en", "Voucher", "", "", "/x/"),))
    assert _queries(client) == few
    assert few <= 12


def _queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get("/szukaj/?q=kupon")
    statements = [query["sql"] for query in queries.captured_queries]
    assert len(set(statements)) == len(statements), statements
    return len(statements)


def test_the_query_of_a_concept_says_why_something_is_shown(client: Client) -> None:
    category = factories.make_category("pieczarkarnia", uk="грибівництво")
    factories.make_service("Poradnia", categories=[category])
    page = page_of(client, f"/uk/szukaj/?q={quote('грибівництво')}")
    assert "грибівництво" in page.select(".search-hit .quiet")[0].text


def test_a_question_with_a_town_shows_what_serves_it_and_says_so(client: Client) -> None:
    factories.make_service("Poradnia", areas=["0407"])
    page = page_of(client, "/szukaj/?q=" + quote("Inowrocław"))
    assert titles(page) == ["Poradnia"]
    assert "Inowrocław" in page.select(".search-hit .quiet")[0].text


def test_the_clients_language_header_has_no_say(client: Client) -> None:
    response: Any = client.get("/szukaj/?q=kupon", headers={"accept-language": "uk"})
    assert response["Content-Language"] == "pl"
