"""Promoted results: met by inflected words, in the reader's language, only what all may see."""

from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from core import cache
from core.languages import CODES, localized_path
from search.best_bets import best_bets
from search.models import QueryTrace
from tests import factories

from .builders_queries import ask, follow

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def promote(words: str, page: Any = None, **fields: Any) -> SearchPromotion:
    """An editor recommends a page, or an address elsewhere, for some words."""
    query, _created = Query.objects.get_or_create(query_string=words.lower())
    if page is None:
        fields = {"external_link_url": "https://www.gov.pl/", "external_link_text": "Gov"} | fields
    page = page and page.page_ptr
    return SearchPromotion.objects.create(query=query, page=page, **fields)


def titles(text: str, language: str = "pl") -> list[str]:
    """The titles of what is recommended."""
    return [bet.title for bet in best_bets(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        *("rodzina zastępcza", "Rodziny zastępczej", "RODZINA ZASTEPCZA", "dla rodzin zastępczych"),
        *("zastępcza rodzina", "rodzinie zastepczej", "„rodzina zastępcza”?"),
    ],
)
def test_a_query_in_any_form_meets_the_editors_words(text: str) -> None:
    promote("rodzina zastępcza", factories.make_service("Piecza"))
    assert titles(text) == ["Piecza"]


@pytest.mark.parametrize("text", ["rodzina", "rodzina zastępcza Toruń", "piecza", "", "?", "dla"])
def test_other_words_do_not(text: str) -> None:
    promote("rodzina zastępcza", factories.make_service("Piecza"))
    assert titles(text) == []


def test_words_of_other_languages_are_met_too() -> None:
    promote("допомога дитині", factories.make_service("Dzieci"))
    assert titles("допомоги дитині", "uk") == ["Dzieci"]


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_shown_in_the_readers_language_under_their_prefix(code: str) -> None:
    service = factories.make_service("Piecza")
    if code != "pl":
        factories.translate(service, code, title=f"Title {code}")
    promote("kupon", service)
    (bet,) = best_bets("kupon", code)
    assert bet.title == ("Piecza" if code == "pl" else f"Title {code}")
    assert (bet.language, bet.url) == (code, localized_path(f"/uslugi/{service.slug}/", code))


def test_without_a_translation_the_polish_title_says_that_it_is_polish() -> None:
    promote("kupon", factories.make_service("Piecza"), description="Po polsku")
    (bet,) = best_bets("kupon", "uk")
    assert (bet.title, bet.language, bet.description_language) == ("Piecza", "pl", "pl")


def test_a_promoted_translation_is_shown_in_other_languages_too() -> None:
    service = factories.make_service("Piecza")
    promote("kupon", factories.translate(service, "uk", title="Опіка"))
    assert (titles("kupon"), titles("kupon", "uk")) == (["Piecza"], ["Опіка"])


def test_what_is_withdrawn_restricted_or_a_draft_is_not_recommended() -> None:
    hidden, restricted = factories.make_service("A"), factories.make_service("B")
    translated = factories.translate(hidden, "uk", title="В")
    for page in (hidden, restricted, translated):
        promote("kupon", page)
    hidden.unpublish()
    PageViewRestriction.objects.create(page=restricted.page_ptr, restriction_type="login")
    assert titles("kupon") == titles("kupon", "uk") == []


def test_an_address_elsewhere_says_that_it_is_elsewhere() -> None:
    promote("kupon", description="Strona rządu")
    page = BeautifulSoup(Client().get("/szukaj/?q=kupony").content, "html.parser")
    link = page.select_one(".best-bets a")
    assert link is not None
    assert (link["href"], link["rel"]) == ("https://www.gov.pl/", ["external"])


def test_three_at_most_in_the_editors_order_and_each_once() -> None:
    services = [factories.make_service(f"Usługa {number}") for number in range(5)]
    for place, service in enumerate(reversed(services)):
        promote("kupony", service, sort_order=place)
    promote("kupon", services[0], sort_order=0)
    assert titles("kupon") == ["Usługa 0", "Usługa 4", "Usługa 3"]


def test_recommended_things_stand_above_the_results_of_the_first_page_only() -> None:
    service = factories.make_service("Piecza")
    promote("kupon", service)
    for number in range(11):
        factories.make_service(f"Kupon {number}")
    first = Client().get("/szukaj/?q=kupon").content.decode()
    assert first.index('class="best-bets"') < first.index("search-hit")
    assert "best-bets" not in Client().get("/szukaj/?q=kupon&page=2").content.decode().replace(
        "best_bets.css", ""
    )


def test_a_recommended_thing_is_shown_where_nothing_is_found() -> None:
    promote("xyzzy")
    page = Client().get("/szukaj/?q=xyzzy").content.decode()
    assert "https://www.gov.pl/" in page
    assert "nothing-found" in page


def test_asking_keeps_no_query_in_wagtails_table() -> None:
    promote("kupon")
    ask("kupon")
    ask("coś innego")
    assert list(Query.objects.values_list("query_string", flat=True)) == ["kupon"]


def test_the_number_of_queries_is_fixed() -> None:
    for number in range(3):
        promote("kupon", factories.make_service(f"Usługa {number}"))
    few = _queries()
    for number in range(30):
        promote(f"kupon {number}", factories.make_service(f"Inna {number}"))
        promote("kupon", factories.make_service(f"Dalsza {number}"))
    assert _queries() == few
    assert few <= 3


def _queries() -> int:
    """How many queries a second asking costs inside one request."""
    cache.begin_request(cache.read_generation())
    best_bets("kupon", "uk")
    with CaptureQueriesContext(connection) as queries:
        best_bets("kupon", "uk")
    return len(queries)


def test_without_a_match_it_is_one_query() -> None:
    promote("kupon")
    with CaptureQueriesContext(connection) as queries:
        best_bets("coś innego", "pl")
    assert len(queries) == 1


def test_a_click_on_a_recommended_thing_is_counted() -> None:
    promotion = promote("kupon")
    ask("kupon")
    for result in (f"promotion-{promotion.pk}", "promotion-999999", "promotion-", "promotion-x"):
        follow("kupon", result)
    assert QueryTrace.objects.get().clicks == 1


@pytest.mark.parametrize("text", ["x" * 10_000, "słowo " * 2_000, "\x00", "' OR 1=1 --", "🙂"])
def test_nothing_that_is_typed_is_an_error(text: str) -> None:
    promote("kupon")
    assert Client().get(f"/szukaj/?q={quote(text[:6000])}").status_code == 200
    assert best_bets(text, "ar") == []
