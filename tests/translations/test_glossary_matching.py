"""Terms are found in texts in whatever form they stand, and only where they are meant."""

import pytest

from translations.glossary import missing_in, renderings_in, stands_in, terms_in
from translations.glossary.matching import find

from .glossary import assistant, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def stretches(text, language="pl"):
    return [text[match.start : match.end] for match in find(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "stretch"),
    [
        ("Przyjdą asystenci rodziny.", "pl", "asystenci rodziny"),
        ("Прийшла до асистентки, до асистента родини.", "uk", "асистента родини"),
        ("Ask for family assistants here.", "en", "family assistants"),
        ("اسأل عن مساعد الأسرة.", "ar", "مساعد الأسرة"),
    ],
    ids=["pl", "uk", "en", "ar"],
)
def test_a_term_is_found_in_the_form_in_which_it_stands(text, language, stretch):
    assistant()
    assert stretches(text, language) == [stretch]


@pytest.mark.parametrize("text", ["W PCPR-ze.", "Do PCPRu.", "Tu jest PCPR"])
def test_an_acronym_is_found_with_its_ending(text):
    make_term("PCPR")
    assert len(stretches(text)) == 1


def test_an_acronym_is_no_word_in_small_letters():
    make_term("MOPS")
    assert stretches("Pies rasy mops.") == []
    assert stretches("Pisze MOPS.") == ["MOPS"]


def test_of_terms_that_overlap_the_longest_is_meant():
    for term in ("zasiłek", "zasiłek stały"):
        make_term(term)
    assert stretches("Zasiłki stałe i inne zasiłki.") == ["Zasiłki stałe", "zasiłki"]


@pytest.mark.parametrize(
    "text", ["asystent, rodziny", "asystent&amp;rodziny", "asystent tej rodziny"]
)
def test_words_of_a_term_stand_side_by_side(text):
    assistant()
    assert stretches(text) == []


def test_a_space_that_does_not_break_parts_words_as_any_other():
    assistant()
    assert len(stretches("asystent&nbsp;rodziny, asystent\u00a0rodziny")) == 2


def test_small_words_inside_a_term_have_to_stand_there():
    make_term("orzeczenie o niepełnosprawności")
    assert stretches("Masz orzeczenia o niepełnosprawności?") == ["orzeczenia o niepełnosprawności"]
    assert stretches("orzeczenie bez niepełnosprawności") == []


def test_terms_come_with_what_was_decided_for_a_language():
    assistant()
    make_term("PESEL", keep=True)
    make_term("meldunek")
    found = terms_in("Asystent rodziny pyta o PESEL i meldunek. PESEL!", "uk")
    assert [(one.term, one.keep) for one in found] == [("asystent rodziny", False), ("PESEL", True)]
    assert found[0].renderings == ("асистент родини", "помічник сім'ї")
    assert found[1].renderings == ("PESEL",)


def test_the_guard_is_told_terms_and_renderings():
    assistant()
    assert renderings_in("Asystenta rodziny.", "en") == [("asystent rodziny", ["family assistant"])]


def test_a_translation_says_a_term_in_any_accepted_form():
    assistant()
    (found,) = terms_in("Asystent rodziny.", "uk")
    assert stands_in(found, "Приходять помічники сім'ї.", "uk")
    assert stands_in(found, "Дзвоніть асистентові родини.", "uk")
    assert not stands_in(found, "Приходить нянька.", "uk")


def test_what_a_translation_renders_in_its_own_way_is_named():
    assistant()
    make_term("PESEL", keep=True)
    said = missing_in("Asystent rodziny, PESEL.", "Асистент родини, ПЕСЕЛЬ.", "uk")
    assert [one.term for one in said] == ["PESEL"]


def test_a_polish_word_in_a_translation_is_found_and_is_no_rendering():
    assistant()
    assert stretches("Це asystentka rodziny, asystent rodziny.", "uk") == ["asystent rodziny"]
    assert [one.term for one in missing_in("Asystent rodziny", "asystent rodziny", "uk")] == [
        "asystent rodziny"
    ]


def test_terms_of_one_name_are_all_found():
    make_term("OPS", uk=("центр допомоги", ""))
    make_term("PCPR", uk=("центр допомоги", ""))
    assert missing_in("OPS i PCPR", "центр допомоги", "uk") == []


def test_a_text_without_terms_has_none():
    assistant()
    assert terms_in("", "uk") == terms_in("Dzień dobry.", "uk") == terms_in("…!", "uk") == []
