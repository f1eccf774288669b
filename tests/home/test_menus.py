"""Columns of the footer, shortcuts and situations: what editors chose, in the reader's language."""

import pytest
from bs4 import BeautifulSoup

from core.languages import CODES, localized_path
from core.prose import with_words
from home.models import StandardPage
from tests.factories import catalogue_page, make_category, publish

from .builders_frame import make_menu, translated

pytestmark = pytest.mark.django_db


def soup(client, path="/"):
    """A page as a tree."""
    return BeautifulSoup(client.get(path).content, "html.parser")


def footer(client, path="/"):
    """The footer's columns: heading, then (words, address, language) of each link."""
    return [
        (
            nav.h2.text,
            [(link.text, link["href"], link["lang"]) for link in nav.select("a")],
        )
        for nav in soup(client, path).select("footer nav[aria-labelledby]")
    ]


@pytest.mark.parametrize("code", CODES)
def test_a_page_lends_its_link_the_title_of_the_readers_language(client, code):
    make_menu(links=[("", {"page": catalogue_page()})])
    ((_heading, ((words, address, lang),)),) = footer(client, localized_path("/", code))
    assert (address, lang) == (localized_path("/uslugi/", code), code)
    assert words == catalogue_page().published[code].title


def test_words_of_an_editor_are_translated_with_the_menu(client):
    menu = make_menu(links=[("BIP", {"url": "https://example.org/"})])
    words = with_words(menu.links, [{"label": "Бюлетень"}])
    translated(menu, "uk", heading="Про нас", links=words)
    assert footer(client, "/uk/") == [("Про нас", [("Бюлетень", "https://example.org/", "uk")])]
    assert footer(client, "/en/") == [("O nas", [("BIP", "https://example.org/", "pl")])]


def test_a_link_added_to_the_source_stands_in_every_language_at_once(client):
    menu = make_menu(links=[("BIP", {"url": "https://example.org/"})])
    translated(menu, "uk", heading="Про нас")
    menu.links.append(("link", {"label": "Praca", "link": {"url": "https://example.org/praca"}}))
    publish(menu)
    ((_heading, links),) = footer(client, "/uk/")
    assert links[1] == ("Praca", "https://example.org/praca", "pl")


def test_a_link_to_what_readers_may_not_open_is_left_out(client, home):
    page = StandardPage.objects.get(slug="o-serwisie", locale=home.locale)
    make_menu(links=[("", {"page": page}), ("", {"page": catalogue_page()})])
    page.unpublish()
    ((_heading, links),) = footer(client)
    assert [address for _words, address, _lang in links] == ["/uslugi/"]


def test_menus_stand_in_their_order_and_drafts_nowhere(client):
    make_menu("Drugie", order=2)
    make_menu("Pierwsze", order=1)
    make_menu("Szkic", order=3).unpublish()
    assert [heading for heading, _links in footer(client)] == ["Pierwsze", "Drugie"]


def test_without_menus_the_footer_leads_to_the_first_level(client):
    assert "/prywatnosc/" in [link["href"] for link in soup(client).select("footer nav a")]


def test_shortcuts_stand_on_the_home_page_only(client):
    make_menu("Na skróty", [("", {"page": catalogue_page()})], place="shortcuts")
    assert soup(client).select_one(".shortcuts a")["href"] == "/uslugi/"
    assert soup(client, "/o-serwisie/").select(".shortcuts") == []


@pytest.fixture
def situations(home):
    """Two situations: a kind of help and a page."""
    category = make_category("opieka wytchnieniowa", slug="opieka")
    home.situations = [
        ("situation", {"label": "Opiekuję się kimś", "hint": "Odpoczynek", "category": category}),
        ("situation", {"label": "Jestem tu od niedawna", "page": catalogue_page()}),
    ]
    return publish(home)


def ways(client, path="/"):
    """Words, language and address of each way in."""
    return [
        (link.b.text if link.b else link.text.strip(), link.get("lang", ""), link["href"])
        for link in soup(client, path).select(".situations a")
    ]


def test_editors_choose_the_ways_in(client, situations):
    assert ways(client) == [
        ("Opiekuję się kimś", "", "/uslugi/?category=opieka"),
        ("Jestem tu od niedawna", "", "/uslugi/"),
    ]


def test_ways_in_lead_under_the_readers_prefix_and_say_when_they_are_polish(client, situations):
    page = situations.published["uk"]
    page.situations = with_words(situations.situations, [{"label": "Доглядаю"}, {"label": "Нова"}])
    publish(page)
    assert ways(client, "/uk/")[0] == ("Доглядаю", "", "/uk/uslugi/?category=opieka")
    assert ways(client, "/en/")[0] == ("Opiekuję się kimś", "pl", "/en/uslugi/?category=opieka")


def test_a_way_in_to_a_withdrawn_page_is_left_out(client, situations):
    catalogue_page().unpublish()
    assert [words for words, _lang, _address in ways(client)] == ["Opiekuję się kimś"]
