"""What an address asks for: known values are taken, unknown ones named, all else let be."""

import pytest
from django.http import QueryDict
from django.utils import translation

from catalogue.filters import LONGEST_QUERY, NAMES, known_values, read_filters
from core.languages import CODES, set_public_language
from tests.factories import make_audience, make_category

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(autouse=True)
def _terms(db):
    make_category("opieka", slug="opieka", uk="догляд")
    make_audience("rodziny", slug="rodziny", uk="родини")


def test_an_address_without_parameters_asks_for_everything():
    filters = read_filters({})
    assert (filters.chosen, filters.q, filters.problems) == ({}, "", [])


def test_every_known_filter_is_taken():
    asked = {"area": "040701", "category": "opieka", "audience": "rodziny", "language": "uk"}
    assert read_filters(asked).chosen == {name: (value,) for name, value in asked.items()}


def test_several_languages_may_be_chosen_and_one_area_only():
    filters = read_filters(QueryDict("language=uk&language=ru&language=uk&area=0407&area=04"))
    assert filters.chosen == {"language": ("uk", "ru"), "area": ("04",)}
    assert filters.problems == []


def test_of_several_values_the_known_ones_are_kept():
    filters = read_filters(QueryDict("language=uk&language=xx"))
    assert filters.chosen == {"language": ("uk",)}
    assert len(filters.problems) == 1


@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_an_empty_choice_of_the_form_is_no_choice(blank):
    filters = read_filters({"area": blank, "category": blank, "language": "uk"})
    assert (filters.chosen, filters.problems) == ({"language": ("uk",)}, [])


def test_blanks_around_a_value_do_no_harm():
    assert read_filters({"area": " 0407 "}).chosen == {"area": ("0407",)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("area", "0499"),
        ("area", "04070"),
        ("area", "407"),
        ("area", "0407%"),
        ("category", "догляд"),
        ("category", "Opieka"),
        ("audience", "opieka"),
        ("language", "UK"),
        ("language", "xx"),
        ("cost", "cheap"),
        ("way", "by pigeon"),
        ("access", "Lift"),
        ("open", "yesterday"),
    ],
)
def test_what_is_not_known_is_named_and_left_out(name, value):
    filters = read_filters({name: value})
    assert filters.chosen == {}
    assert len(filters.problems) == 1


def test_every_unknown_value_has_a_message_of_its_own():
    problems = read_filters(dict.fromkeys(NAMES, "???")).problems
    assert len(set(problems)) == len(NAMES)


def test_an_unknown_condition_is_named_as_in_the_form():
    with translation.override("en"):
        (problem,) = read_filters(QueryDict("cost=a&cost=b")).problems
    assert "“Cost”" in problem


@pytest.mark.parametrize("code", ["pl", "uk", "ru", "be", "es", "ar"])
def test_the_message_is_in_the_readers_language(code):
    with translation.override("en"):
        english = read_filters({"area": "?"}).problems
    with translation.override(code):
        assert read_filters({"area": "?"}).problems != english


@pytest.mark.parametrize(
    ("typed", "q"),
    [
        ("  pomoc  ", "pomoc"),
        ("po\x00moc", "po moc"),
        ("\x00", ""),
        ("x" * 10_000, "x" * LONGEST_QUERY),
    ],
)
def test_free_text_is_trimmed_and_bounded(typed, q):
    assert read_filters({"q": typed}).q == q


@pytest.mark.parametrize("name", ["utm_source", "page", "q2", "Area"])
def test_other_parameters_are_let_be(name):
    filters = read_filters({name: "x"})
    assert (filters.chosen, filters.problems) == ({}, [])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("code", CODES)
def test_the_same_values_are_known_in_every_language(name, code):
    polish = set(known_values(name))
    set_public_language(code)
    assert set(known_values(name)) == polish


def test_values_are_labelled_for_their_reader():
    set_public_language("uk")
    assert known_values("category")["opieka"] == "догляд"
    assert known_values("audience")["rodziny"] == "родини"
    assert known_values("language")["pl"] == "польська"
