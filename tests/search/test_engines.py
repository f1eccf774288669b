"""Every engine finds the same and ranks alike: on SQLite, on PostgreSQL and in Elasticsearch."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from search import elastic_index, outbox
from search.engines.base import FULL_PAGE, Scope
from search.engines.database import database_engine
from search.engines.elasticsearch import ElasticsearchEngine
from search.query import Analysis
from search.records import Text

from .builders import asking, put, word

pytestmark = pytest.mark.django_db
ENGINES = [
    pytest.param("database", marks=pytest.mark.both),
    pytest.param("elasticsearch", marks=pytest.mark.elasticsearch),
]


@pytest.fixture(params=ENGINES)
def find(request: pytest.FixtureRequest) -> Any:
    """Search with one of the engines; gives the total and the keys in order."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch_index")

    def search(
        analysis: Analysis, *kinds: str, area: str = "", limit: int = 10, offset: int = 0
    ) -> Any:
        engine: Any = database_engine()
        if request.param == "elasticsearch":
            outbox.push_all()
            elastic_index.client().indices.refresh(index=elastic_index.alias())
            engine = ElasticsearchEngine()
        found = engine.search(analysis, Scope(kinds, area), limit, offset)
        return found.total, [key for key, _score in found.page]

    return search


def test_a_word_in_the_title_stands_before_the_same_word_in_the_body(find: Any) -> None:
    body = put("Poradnia", body="kupon")
    title = put("Kupon")
    assert find(asking(word("kupon"))) == (2, [title, body])


def test_an_alternative_with_less_weight_stands_behind(find: Any) -> None:
    typo, exact = put("kuponik"), put("kuponek")
    group = word("kuponek")
    alternatives = (*group.alternatives, *word("kuponik", weight=0.4).alternatives)
    assert find(asking(type(group)("kuponek", alternatives)))[1] == [exact, typo]


def test_a_concept_is_found_without_any_word(find: Any) -> None:
    concept = str(uuid4())
    key = put("Poradnia", concepts=(concept,))
    put("Inna rzecz", concepts=(str(uuid4()),))
    assert find(asking(word(concept, field="concept"))) == (1, [key])


def test_a_phrase_is_found_where_one_column_has_all_its_words(find: Any) -> None:
    body = put("Poradnia", body="asystent rodziny")
    title = put("Asystent rodziny")
    put("Asystent", body="rodzina")
    put("Rodzina", summary="pomoc")
    phrase = word("pl:asystent pl:rodzina", field="phrase")
    assert find(asking(phrase)) == (2, [title, body])


def test_a_phrase_in_the_title_counts_for_every_word_of_the_query(find: Any) -> None:
    phrase = "pl:asystent pl:rodzina"
    key = put("Asystent rodziny")
    put("Rodzina")
    both = [word(phrase, field="phrase"), word(phrase, field="phrase")]
    assert find(asking(*both)) == (1, [key])


def test_a_phrase_with_a_quote_in_it_is_no_operator(find: Any) -> None:
    put("Asystent rodziny")
    assert find(asking(word("""pl:a'b pl:c"d &""", field="phrase")))[0] == 0


@pytest.mark.parametrize("served", ["040701", "0407", "04"])
def test_an_area_is_served_by_what_serves_a_wider_one(find: Any, served: str) -> None:
    key = put("Poradnia", areas=(served,))
    put("Gdzie indziej", areas=("0408",))
    terms = ("s:04", "s:0407", "s:040701", "w:040701")
    assert find(asking(word(*terms, field="area"))) == (1, [key])


def test_a_powiat_lists_what_serves_a_gmina_of_it(find: Any) -> None:
    key = put("Poradnia", areas=("040701",))
    assert find(asking(word("s:04", "s:0407", "w:0407", field="area"))) == (1, [key])


def test_both_of_two_words_stand_before_one_of_them(find: Any) -> None:
    one = put("Kupon")
    both = put("Poradnia", body="kupon kajak")
    assert find(asking(word("kupon"), word("kajak"))) == (2, [both, one])


def test_partial_matches_are_left_out_when_strict_ones_fill_a_page(find: Any) -> None:
    for _number in range(FULL_PAGE):
        put("Kupon kajak")
    put("Kupon")
    assert find(asking(word("kupon"), word("kajak")))[0] == FULL_PAGE


def test_pages_follow_one_another_without_gap_or_repetition(find: Any) -> None:
    keys = {put("Kupon", body="dla każdego") for _number in range(7)}
    query = asking(word("kupon"))
    pages = [find(query, limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(page) for _total, page in pages] == [3, 3, 1, 0]
    assert {key for _total, page in pages for key in page} == keys
    assert {total for total, _page in pages} == {7}


def test_only_the_kinds_asked_for_are_found(find: Any) -> None:
    put("Kupon", kind="service")
    news = put("Kupon", kind="news")
    assert find(asking(word("kupon")), "news", "event") == (1, [news])


@pytest.mark.parametrize(("area", "found"), [("040701", 3), ("0407", 4), ("0463", 1)])
def test_only_what_serves_the_area_is_found(find: Any, area: str, found: int) -> None:
    for code in ("040701", "040706", "0407", "04"):
        put("Kupon", areas=(code,))
    assert find(asking(word("kupon")), area=area)[0] == found


def test_the_text_in_the_readers_language_gets_a_little_more(find: Any) -> None:
    put("kupon", key=UUID(int=1))
    english = put("kupon", key=UUID(int=2), texts=(Text("en", "voucher", "", "", "/x/"),))
    put("kupon", key=UUID(int=3))
    assert find(asking(word("kupon"), language="en"))[1][0] == english


def test_old_news_stands_behind_new_news(find: Any) -> None:
    today = timezone.localdate()
    old = put("kupon", kind="news", date=today - timedelta(days=1500))
    new = put("kupon", kind="news", date=today)
    assert find(asking(word("kupon")))[1] == [new, old]


@pytest.mark.parametrize("term", ['a"b', "NOT", "kupon*", "a'b", "\\", "(", ":", "{title_forms}"])
def test_no_term_is_read_as_an_operator(find: Any, term: str) -> None:
    put("Poradnia")
    assert find(asking(word(term))) == (0, [])


def test_a_query_without_words_finds_nothing(find: Any) -> None:
    put("Kupon")
    assert find(asking()) == (0, [])
    assert find(asking(word("\x00"))) == (0, [])


def test_a_word_found_in_everything_is_still_found(find: Any) -> None:
    keys = {put("Kupon") for _number in range(3)}
    assert set(find(asking(word("kupon")))[1]) == keys


def test_what_has_every_word_stands_before_what_has_some(find: Any) -> None:
    some = put("kupon kupon opał")
    whole = put("inne", body="kupon na opał i leki")
    assert find(asking(word("kupon"), word("opal"), word("leki")))[1] == [whole, some]
