"""What an address asks for: known values are taken, unknown ones named, all else let be."""

import pytest
from django.utils import translation

from catalogue.filters import LONGEST_QUERY, area_condition, known_values, read_filters
from catalogue.listing import public_services
from catalogue.models import ServicePage
from core.languages import CODES, localized_path, set_public_language
from tests.factories import make_audience, make_category, make_service, translate

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
    assert read_filters(asked).chosen == asked


@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_an_empty_choice_of_the_form_is_no_choice(blank):
    filters = read_filters({"area": blank, "category": blank, "language": "uk"})
    assert (filters.chosen, filters.problems) == ({"language": "uk"}, [])


def test_blanks_around_a_value_do_no_harm():
    assert read_filters({"area": " 0407 "}).chosen == {"area": "0407"}


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
    ],
)
def test_what_is_not_known_is_named_and_left_out(name, value):
    filters = read_filters({name: value})
    assert filters.chosen == {}
    assert len(filters.problems) == 1


def test_every_unknown_value_has_a_message_of_its_own():
    bad = dict.fromkeys(["area", "category", "audience", "language"], "???")
    problems = read_filters(bad).problems
    assert len(set(problems)) == 4


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


@pytest.mark.parametrize("name", ["area", "category", "audience", "language"])
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


def serving(code):
    """The areas out of a few that are meant by a code."""
    through = ServicePage.areas.through.objects
    for area in ("04", "0407", "040701", "040702", "0408", "040801"):
        if not through.filter(area_id=area).exists():
            make_service(areas=[area])
    return set(through.filter(area_condition(code)).values_list("area_id", flat=True))


@pytest.mark.parametrize(
    ("code", "areas"),
    [
        ("040701", {"04", "0407", "040701"}),
        ("0407", {"04", "0407", "040701", "040702"}),
        ("0408", {"04", "0408", "040801"}),
        ("04", {"04", "0407", "040701", "040702", "0408", "040801"}),
    ],
)
def test_an_area_is_served_from_around_by_itself_and_from_within(code, areas):
    assert serving(code) == areas


def narrowed(**asked):
    filters = read_filters(asked)
    return [service.title for service in filters.narrow(public_services()).order_by("title")]


def test_every_filter_has_to_be_satisfied():
    make_service("obie", areas=["0407"], languages=["uk"])
    make_service("tylko miejsce", areas=["0407"], languages=["pl"])
    make_service("tylko język", areas=["0408"], languages=["uk"])
    assert narrowed(area="040701", language="uk") == ["obie"]


def test_a_service_that_serves_several_ways_is_listed_once():
    make_service("raz", areas=["04", "0407", "040701"], languages=["pl", "uk"])
    assert narrowed(area="0407", language="uk") == ["raz"]


def test_without_filters_nothing_is_left_out():
    make_service("a")
    make_service("b", areas=[])
    assert narrowed() == ["a", "b"]


def test_facts_of_the_source_narrow_in_every_language(client):
    translate(make_service("obie", areas=["0407"], languages=["uk"]), "uk", title="обидві")
    for code in CODES:
        html = client.get(localized_path("/uslugi/?area=040702&language=uk", code))
        assert [item.url for item in html.context["items"]] == [
            localized_path(f"/uslugi/{ServicePage.objects.first().slug}/", code)
        ]
