"""Titles for what is being typed: the same on every engine."""

from typing import Any
from uuid import UUID

import pytest

from search import elastic_index, outbox
from search.engines.base import Typed
from search.engines.database import database_engine
from search.engines.elasticsearch import ElasticsearchEngine
from search.services import index

from .builders import put
from .test_facets import ENGINES

pytestmark = pytest.mark.django_db


@pytest.fixture(params=ENGINES)
def titles(request: pytest.FixtureRequest) -> Any:
    """Ask one of the engines for titles."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch_index")

    def ask(*words: str, last: tuple[str, ...] = (), begins: str, limit: int = 20) -> set[UUID]:
        engine: Any = database_engine()
        if request.param == "elasticsearch":
            outbox.push_all()
            elastic_index.client().indices.refresh(index=elastic_index.alias())
            engine = ElasticsearchEngine()
        typed = Typed(tuple((word,) for word in words), last, (begins,))
        return set(engine.titles(typed, limit))

    return ask


def test_a_title_is_found_by_the_beginning_of_any_of_its_words(titles: Any) -> None:
    key = put("Kupon na kajak")
    put("Rower", body="kajak", summary="kajak")
    assert titles(begins="kaj") == titles(begins="kup") == {key}
    assert titles(begins="aja") == set()


def test_every_whole_word_has_to_stand_there_as_form_or_lemma(titles: Any) -> None:
    key = put("Kupony na kajak")
    put("Kajak")
    assert titles("pl:kupon", begins="kaj") == titles("kupony", begins="kaj") == {key}
    assert titles("pl:kupon", "rower", begins="kaj") == set()


def test_the_last_word_may_be_whole_in_another_form(titles: Any) -> None:
    key = put("Kajak")
    assert titles(last=("pl:kajak",), begins="kajakami") == {key}


def test_no_more_are_given_than_were_asked_for(titles: Any) -> None:
    for number in range(5):
        put(f"Kajak {number}")
    assert len(titles(begins="kajak", limit=3)) == 3


def test_withdrawn_things_have_no_title(titles: Any) -> None:
    key = put("Kajak")
    index(key, None)
    assert titles(begins="kaj") == set()


@pytest.mark.parametrize("begins", ["żó'\"*(", "a b", "\\", "*", ":", "&|!"])
def test_signs_of_query_languages_are_only_signs(titles: Any, begins: str) -> None:
    put("Kajak")
    assert titles(begins=begins) == set()
