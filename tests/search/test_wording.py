"""What people meant to type: another keyboard, another alphabet, slips, kindred words."""

from time import perf_counter
from typing import Any

import pytest

from search.language.keyboards import meant
from search.language.skeletons import skeleton
from search.query import Analysis, analyse
from search.services import find, index
from search.spelling import edits
from search.vocabulary import rebuild

from .builders import put

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("concepts")]


def lemmas(analysis: Analysis, number: int = 0) -> dict[str, float]:
    group = analysis.groups[number]
    return {row.term: row.weight for row in group.alternatives if row.field == "lemma"}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("dytiachyi", "дитячий"),
        ("detskiy", "детский"),
        ("yazyka", "языка"),
        ("psykholoh", "психолог"),
        ("lechenie", "лечение"),
        ("pomoshch", "помощь"),
        ("zhytlo", "житло"),
        ("przedszkole", "пшедшколе"),
        ("mieszkanie", "мешкане"),
    ],
)
def test_words_that_sound_alike_have_one_skeleton(typed: str, written: str) -> None:
    assert skeleton(typed) == skeleton(written)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("ghfwz", "праця"),
        ("hf,jnf", "работа"),
        ("gcb[jkju", "психолог"),
        ("ыцшуедшсф", "swietlica"),
        ("вдгпш", "dlugi"),
        ("hguhlg", "العامل"),
    ],
)
def test_keys_of_another_layout_are_read(typed: str, wanted: str) -> None:
    assert wanted in meant(typed)


def test_numbers_and_signs_are_meant_as_they_stand() -> None:
    assert meant("800") == [] == meant("...")


def test_a_slip_is_one_letter_left_out_added_wrong_or_exchanged() -> None:
    assert {"rodzina", "rodiza", "rodiznaa", "godizna"} <= edits("rodizna")
    assert "rodizna" not in edits("rodizna")


@pytest.mark.parametrize(
    ("query", "language", "meant_as"),
    [
        ("rodizna zastępcza", "pl", "rodzina zastępcza"),
        ("wspeiranie", "pl", "wspieranie"),
        ("ghfwz", "uk", "праця"),
        ("допоомга", "uk", "допомога"),
        ("childern", "en", "children"),
    ],
)
def test_the_reader_is_asked_what_was_meant(query: str, language: str, meant_as: str) -> None:
    put("Праця", texts=(), summary="праця")
    rebuild()
    assert analyse(query, language).did_you_mean == meant_as


@pytest.mark.parametrize(
    ("query", "language"),
    [
        *((query, "pl") for query in ("rodzina zastępcza", "dopomoha ditiam", "helikopter")),
        *(("MOPS", "pl"), ("niñas", "es"), ("families", "en"), ("дзецям", "be"), ("rodyna", "uk")),
        *(("childhood rodzin", "en"), ("da3m", "ar")),
    ],
)
def test_nothing_is_asked_of_right_words(query: str, language: str) -> None:
    assert analyse(query, language).did_you_mean == ""


@pytest.mark.parametrize("query", ["mosa3adat al2atfal", "مساعدة الأطفال", "musa3ada atfal"])
def test_arabic_in_chat_letters_finds_the_need(query: str) -> None:
    assert "family" in analyse(query, "ar").concepts


def test_a_short_word_is_read_by_its_sound_but_not_as_a_slip() -> None:
    put("Еда", texts=(), summary="еда")
    rebuild()
    assert lemmas(analyse("eda", "ru"))["ru:еда"] == 0.8
    assert analyse("edz", "ru").did_you_mean == ""


def test_a_need_is_found_by_latin_letters_for_ukrainian_words() -> None:
    assert list(analyse("dopomoha ditiam", "uk").concepts) == ["family"]


def test_a_need_is_found_by_words_with_slips() -> None:
    assert list(analyse("rodizna zastepzca", "pl").concepts) == ["foster"]


def test_a_polish_word_in_cyrillic_letters_finds_polish_texts() -> None:
    key = put("Przedszkole w gminie")
    assert [hit.key for hit in find("пшедшколе", "uk").hits] == [key]


def test_no_word_of_something_withdrawn_is_offered() -> None:
    key = put("Szczebrzeszyn")
    assert find("szczebrzeszym", "pl").analysis.did_you_mean == "szczebrzeszyn"
    index(key, None)
    assert find("szczebrzeszym", "pl").analysis.did_you_mean == ""


def test_what_was_meant_weighs_less_than_what_was_typed() -> None:
    put("Mediacje rodzinne")
    found = lemmas(analyse("mediacjie", "pl"))
    assert found["pl:mediacjie"] > found["pl:mediacja"]


def test_a_correct_word_that_nothing_has_is_not_changed_into_another() -> None:
    put("Matka z dzieckiem")
    assert "pl:matka" not in lemmas(analyse("marka", "pl"))


def test_a_misspelt_town_is_still_a_place() -> None:
    analysis = analyse("psycholog w Inowroclwaiu", "pl")
    assert "040701" in analysis.areas
    assert analysis.did_you_mean == "psycholog w Inowrocławiu"


def test_eating_is_kin_to_food_and_weighs_less() -> None:
    assert lemmas(analyse("jedzenie", "pl"))["pl:jesc"] < 1
    assert lemmas(analyse("jedzą", "pl"))["pl:jedzenie"] < 1
    eaten = put("Jedzą razem obiad")
    assert [hit.key for hit in find("jedzenie", "pl").hits] == [eaten]


def test_a_word_that_only_names_doing_finds_the_doing() -> None:
    key = put("Gdzie się zameldować")
    assert [hit.key for hit in find("zameldowanie", "pl").hits] == [key]


def test_words_of_asking_count_only_where_nothing_else_is_said() -> None:
    key = put("Szukam pracy, potrzebuję pomocy")
    assert len(analyse("szukam pomocy w nauce czytania", "pl").groups) == 2
    assert key in [hit.key for hit in find("pomoc", "pl").hits]


@pytest.mark.parametrize(
    "query", ["qqqqzzzz " * 30, "щщщщ" * 15, "ghbdtn'][;." * 20, "ءءءءء " * 50]
)
def test_nonsense_costs_few_queries_and_little_time(
    query: str, django_assert_max_num_queries: Any
) -> None:
    analyse("dom дім дом", "pl")
    begin = perf_counter()
    with django_assert_max_num_queries(6):
        analyse(query, "pl")
    assert perf_counter() - begin < 2
