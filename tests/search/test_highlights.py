"""Excerpts: inflected words are marked, everything else is escaped."""

from time import perf_counter

import pytest

from search.highlights import highlight
from search.query import analyse

pytestmark = pytest.mark.usefixtures("concepts")

FILLER = "Zespół pracuje codziennie i odbiera telefony od rana. " * 12


@pytest.mark.parametrize(
    ("query", "language", "text", "marked"),
    [
        ("rodzina", "pl", "Pomagamy rodzinie.", "Pomagamy <mark>rodzinie</mark>."),
        ("zastepczej", "pl", "Piecza zastępcza", "Piecza <mark>zastępcza</mark>"),
        ("дитина", "uk", "Курси дітям", "Курси <mark>дітям</mark>"),
        ("сім'я", "uk", "Для сім’ї", "Для <mark>сім’ї</mark>"),
        ("child", "en", "Our children", "Our <mark>children</mark>"),
        ("أطفال", "ar", "دعم للأطفال", "دعم <mark>للأطفال</mark>"),
        ("MOPS", "pl", "Idź do MOPS-u", "Idź do <mark>MOPS-u</mark>"),
        ("Іновроцлав", "pl", "W Inowrocławiu", "W <mark>Inowrocławiu</mark>"),
    ],
)
def test_inflected_words_are_marked(query: str, language: str, text: str, marked: str) -> None:
    assert highlight(text, analyse(query, language), language) == marked


def test_markup_in_a_text_is_escaped() -> None:
    text = '<script>alert("rodzina")</script> & <mark>'
    shown = highlight(text, analyse("rodzina script", "pl"), "pl")
    assert shown.count("<") == 2 * shown.count("</mark>") > 0
    assert "&lt;<mark>script</mark>&gt;" in shown
    assert "&quot;<mark>rodzina</mark>&quot;" in shown


def test_the_densest_stretch_is_shown_between_whole_words() -> None:
    text = f"Rodzina. {FILLER}Piecza zastępcza i rodziny zastępcze. {FILLER}"
    shown = highlight(text, analyse("rodzina zastępcza", "pl"), "pl", width=120)
    assert "<mark>zastępcza</mark> i <mark>rodziny</mark> <mark>zastępcze</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    plain = shown.replace("<mark>", "").replace("</mark>", "").strip("… ")
    assert len(plain) <= 120
    assert f" {plain} " in f" {text} "


def test_a_text_without_a_match_begins_at_its_beginning() -> None:
    shown = highlight(FILLER, analyse("żłobek", "pl"), "pl", width=60)
    assert shown.startswith("Zespół pracuje")
    assert "<mark>" not in shown


def test_a_width_of_zero_marks_a_whole_title() -> None:
    title = "Rodzina " + FILLER.strip()
    assert highlight(title, analyse("rodzinom", "pl"), "pl", width=0) == title.replace(
        "Rodzina", "<mark>Rodzina</mark>"
    )


@pytest.mark.parametrize("query", ["świetlica", "swietlice", "rodzina"])
def test_a_word_far_down_in_a_document_is_shown(query: str) -> None:
    text = f"{FILLER * 90}Świetlicę prowadzą rodziny. {FILLER}"
    shown = highlight(text, analyse(query, "pl"), "pl", width=100)
    assert "<mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_ten_very_long_texts_are_quick() -> None:
    analysis, text = analyse("świetlica", "pl"), FILLER * 90 + "Świetlica."
    highlight(text, analysis, "pl")
    start = perf_counter()
    for _ in range(10):
        highlight(text, analysis, "pl")
    assert perf_counter() - start < 0.4


def test_ten_long_texts_are_quick() -> None:
    analysis = analyse("rodzina zastępcza telefon", "pl")
    text = FILLER * 5 + "rodzina zastępcza"
    highlight(text, analysis, "pl")
    start = perf_counter()
    for _ in range(10):
        highlight(text, analysis, "pl")
    assert perf_counter() - start < 0.2
