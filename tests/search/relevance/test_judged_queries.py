"""The files of judged queries are whole: enough of each language and difficulty, each read once."""

from collections import Counter

import pytest

from benchmarks.judged import judged_queries

LEAST = {"pl": 90, "uk": 35, "ru": 25, "en": 20, "es": 12, "ar": 12, "be": 3}
KINDS = {
    *("plain", "inflected", "undiacritised", "transliterated", "keyboard", "typo"),
    *("acronym", "everyday", "place", "name", "phrase", "cross"),
}
QUERIES = judged_queries()


def test_there_are_more_than_two_hundred():
    assert len(QUERIES) >= 200


@pytest.mark.parametrize("language", LEAST)
def test_a_language_has_enough_of_them(language):
    assert sum(query.language == language for query in QUERIES) >= LEAST[language]


def test_every_difficulty_is_met_and_no_other_is_named():
    kinds = Counter(kind for query in QUERIES for kind in query.kinds)
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 5


def test_no_query_is_asked_twice_in_a_language():
    asked = Counter((query.language, query.text.casefold()) for query in QUERIES)
    assert [query for query, times in asked.items() if times > 1] == []


def test_every_query_has_something_that_answers_it_exactly():
    assert [query.text for query in QUERIES if not query.names[3]] == []


def test_a_thing_is_named_once_in_a_query():
    named = ((query.text, sum(query.names.values(), ())) for query in QUERIES)
    assert [text for text, names in named if len(set(names)) < len(names)] == []
