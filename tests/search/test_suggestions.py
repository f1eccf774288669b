"""Suggestions while typing: needs, places and things, in any language, of what is public only."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.languages import CODES, localized_path
from search import suggestions as module
from search.engines.base import EngineAway
from search.records import Text
from search.services import index
from search.suggestions import MOST, suggestions
from tests import factories

from .builders import put
from .test_search_page import NASTY

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def labels(text: str, language: str = "pl", kind: str = "") -> list[str]:
    """What is offered for a text, perhaps of one kind only."""
    return [one.label for one in suggestions(text, language) if kind in ("", one.kind)]


def asked(client: Client, text: str, code: str = "pl") -> list[dict[str, Any]]:
    """The lines that the address answers."""
    response = client.get(localized_path("/szukaj/podpowiedzi", code) + f"?q={quote(text)}")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return response.json()["suggestions"]


@pytest.fixture
def foster(db: None) -> Any:
    """A need with a label of two words, a synonym and other languages."""
    words = {"uk": "прийомні сім'ї", "ru": "приёмные семьи", "ar": "الأسر البديلة"}
    category = factories.make_category("rodziny zastępcze", **words)
    category.synonyms = "opieka zastępcza"
    category.save()
    put("Dla rodzin", concepts=(str(category.translation_key),))
    return category


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("rodzniy", "pl", "rodziny zastępcze"),
        ("ghbqjv", "uk", "прийомні сім'ї"),
        ("pryiomn", "uk", "прийомні сім'ї"),
    ],
)
def test_slips_keyboards_and_letters_are_understood_while_typing(
    foster: Any, text: str, language: str, label: str
) -> None:
    assert label in labels(text, language, kind="need")


def test_a_need_that_nothing_answers_is_not_offered(foster: Any) -> None:
    factories.make_category("parafia", uk="парафія")
    assert labels("параф", "uk") == labels("paraf") == []


@pytest.mark.parametrize(
    "text",
    ["rodziny zast", "rodziną zastępcz", "rodzinie zastepcze", "ROD", "zast", "rodziny zastępczej"],
)
def test_a_need_is_offered_before_its_last_word_is_finished(foster: Any, text: str) -> None:
    assert "rodziny zastępcze" in labels(text, kind="need")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("прийомні сі", "прийомні сім'ї"),
        ("приемные сем", "приёмные семьи"),
        ("اسر بدي", "الأسر البديلة"),
    ],
)
def test_a_need_is_offered_in_the_language_it_is_typed_in(
    foster: Any, text: str, label: str
) -> None:
    assert labels(text, kind="need") == [label]


def test_a_need_stands_there_once_and_by_its_label_rather_than_a_synonym(foster: Any) -> None:
    assert labels("zastępcz", kind="need") == ["rodziny zastępcze"]
    assert labels("opieka zas", kind="need") == ["opieka zastępcza"]


@pytest.mark.parametrize("text", ["inowr", "Inowrocła", "powiat inowro", "Іновроц"])
def test_a_place_leads_to_the_services_for_it(text: str) -> None:
    found = [one for one in suggestions(text, "uk") if one.kind == "place"]
    assert "/uk/uslugi/?area=0407" in [one.url.removesuffix("01") for one in found]


def test_the_name_of_a_place_is_polish_unless_it_is_translated() -> None:
    found = [one for one in suggestions("Toru", "uk") if one.kind == "place"]
    assert [(one.label, one.lang) for one in found][:1] == [("Toruń", "pl")]


def test_a_city_with_powiat_rights_is_offered_once() -> None:
    assert labels("toru", kind="place").count("Toruń") == 1


@pytest.mark.parametrize("text", ["kupony na ka", "kajak", "kaja", "kuponami kaj", "KUPON K"])
def test_a_thing_is_offered_by_any_word_of_its_title(text: str) -> None:
    put("Kupon na kajak", path="/uslugi/kupon/")
    found = [one for one in suggestions(text, "pl") if one.kind == "service"]
    assert [(one.value, one.url) for one in found] == [("Kupon na kajak", "/uslugi/kupon/")]


@pytest.mark.parametrize("text", ["swietl", "świetl", "swietlica dla mlo"])
def test_letters_may_lack_their_marks(text: str) -> None:
    put("Świetlica dla młodzieży")
    assert "Świetlica dla młodzieży" in labels(text)


def test_a_thing_is_named_in_the_readers_language_where_it_has_one() -> None:
    put("Kupon", texts=(Text("uk", "Купон Kupon", "", "", "/x/"),))
    found = [one for one in suggestions("kupo", "uk") if one.kind == "service"]
    assert [(one.label, one.lang) for one in found] == [("Купон Kupon", "uk")]
    found = [one for one in suggestions("купон", "pl") if one.kind == "service"]
    assert [(one.label, one.lang) for one in found] == [("Купон Kupon", "uk")]


def test_the_arabic_article_may_be_left_out() -> None:
    put("Kurs", texts=(Text("ar", "دروس اللغة البولندية", "", "", "/x/"),))
    assert "دروس اللغة البولندية" in labels("بولند", "ar")


def test_the_bodies_of_things_are_not_suggested() -> None:
    put("Kupon", body="kajakarstwo", summary="kajakarstwo")
    assert labels("kajakars") == []


def test_what_is_no_longer_public_is_not_offered() -> None:
    key = put("Kajakarstwo")
    put("Kajakowanie", until=timezone.now() - timedelta(minutes=1))
    assert labels("kajak") == ["Kajakarstwo"]
    index(key, None)
    assert labels("kajak") == []


def test_drafts_and_confidential_addresses_are_not_offered() -> None:
    place = factories.make_place("Schronisko", confidential=True, street="ul. Kajakowa 1")
    service = factories.make_service("Kajaki", places=[place])
    assert labels("kajak") == ["Kajaki"]
    service.unpublish()
    assert labels("kajak") == []


def test_there_are_at_most_eight_and_all_different() -> None:
    for number in range(20):
        put(f"Kajak numer {number}", path=f"/x/{number}/")
    found = suggestions("kajak", "pl")
    assert len(found) == MOST == len({one.url for one in found})


def test_past_queries_stand_last(monkeypatch: pytest.MonkeyPatch) -> None:
    put("Kajak")
    monkeypatch.setattr(module, "good_queries", lambda *_asked: ["kajak dla dzieci"])
    last = suggestions("kaj", "pl")[-1]
    assert (last.kind, last.url) == ("query", "/szukaj/?q=kajak+dla+dzieci")


@pytest.mark.parametrize("text", [*NASTY, "", " ", "a", "dla", "\ud800", "' \" * ( )", "pl:"])
def test_nothing_that_is_typed_is_an_error(client: Client, text: str) -> None:
    put("Kupon")
    assert len(asked(client, text.encode("utf-8", "ignore").decode())) <= MOST


def test_without_words_there_is_an_empty_list(client: Client) -> None:
    assert client.get("/szukaj/podpowiedzi").json()["suggestions"] == []
    assert client.post("/szukaj/podpowiedzi").status_code == 405


@pytest.mark.parametrize("code", CODES)
def test_a_line_says_what_it_is_and_leads_to_the_readers_language(
    client: Client, code: str
) -> None:
    put("Kajakarstwo", path="/uslugi/kajaki/")
    (line,) = asked(client, "kajakar", code)
    assert line.pop("kind_label")
    assert line == {
        "value": "Kajakarstwo",
        "label": "Kajakarstwo",
        "kind": "service",
        "url": localized_path("/uslugi/kajaki/", code),
        "lang": "pl",
    }


def test_browsers_ask_for_a_list(client: Client) -> None:
    put("Kajakarstwo", path="/uslugi/kajaki/")
    answer = client.get("/szukaj/podpowiedzi?format=list&q=kajakar").json()
    assert answer == [
        "kajakar",
        ["Kajakarstwo"],
        ["Usługa"],
        ["http://testserver/uslugi/kajaki/"],
    ]


def test_the_number_of_queries_is_the_same_for_one_and_for_many(client: Client) -> None:
    put("Kajak")
    asked(client, "kajak")
    with CaptureQueriesContext(connection) as few:
        asked(client, "kajak")
    for number in range(20):
        put(f"Kajak {number}")
    with CaptureQueriesContext(connection) as many:
        asked(client, "kajak")
    assert len(few) == len(many) <= 5


def test_when_the_first_engine_is_away_the_database_answers(monkeypatch: Any) -> None:
    class Away:
        def titles(self, *_asked: Any) -> Any:
            raise EngineAway("refused")

    put("Kajak")
    database = module.engines()
    monkeypatch.setattr(module, "engines", lambda: [Away(), *database])
    assert labels("kaj") == ["Kajak"]
