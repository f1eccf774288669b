"""Facets and lists without words: the same on every engine, and right for several values."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from search import elastic_index, outbox
from search.engines.base import Found, Scope
from search.engines.database import database_engine
from search.engines.elasticsearch import ElasticsearchEngine
from search.facets import SERVES, number_serving, serving
from search.query import Analysis

from .builders import asking, put, word

pytestmark = pytest.mark.django_db
ENGINES = [
    pytest.param("database", marks=pytest.mark.both),
    pytest.param("elasticsearch", marks=pytest.mark.elasticsearch),
]
NOTHING = Analysis("", "pl")
KUPON = asking(word("kupon"))
BOTH_WAYS = pytest.mark.parametrize("analysis", [NOTHING, KUPON], ids=["browse", "words"])
COST, LANGUAGE = ("cost", "language"), ("language",)


@pytest.fixture(params=ENGINES)
def ask(request: pytest.FixtureRequest) -> Any:
    """Ask one of the engines, with words or without."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch_index")

    def search(
        analysis: Analysis = NOTHING, limit: int = 20, offset: int = 0, **scope: Any
    ) -> Found:
        engine: Any = database_engine()
        if request.param == "elasticsearch":
            outbox.push_all()
            elastic_index.client().indices.refresh(index=elastic_index.alias())
            engine = ElasticsearchEngine()
        scope = {"kinds": ("service",), "browse": True} | scope
        return engine.search(analysis, Scope(**scope), limit, offset)

    return search


def keys(found: Found) -> list[UUID]:
    return [key for key, _score in found.page]


def some() -> list[UUID]:
    """Free in Polish and Ukrainian, free in Polish, paid in Polish, paid in English."""
    facts = [("free", ("pl", "uk")), ("free", ("pl",)), ("paid", ("pl",)), ("paid", ("en",))]
    return [
        put(f"Kupon {number}", facets={"cost": (cost,), "language": languages})
        for number, (cost, languages) in enumerate(facts)
    ]


@BOTH_WAYS
def test_every_value_is_counted(ask: Any, analysis: Analysis) -> None:
    some()
    assert ask(analysis, count=COST).counts == {
        "cost": {"free": 2, "paid": 2},
        "language": {"pl": 3, "uk": 1, "en": 1},
    }


@BOTH_WAYS
def test_a_chosen_value_bounds_other_facets_not_its_own(ask: Any, analysis: Analysis) -> None:
    first, second, _paid, _english = some()
    found = ask(analysis, facets={"cost": ("free",)}, count=COST)
    assert set(keys(found)) == {first, second}
    assert found.total == 2
    assert found.counts == {"cost": {"free": 2, "paid": 2}, "language": {"pl": 2, "uk": 1}}


@BOTH_WAYS
def test_values_of_one_facet_widen_and_two_facets_narrow(ask: Any, analysis: Analysis) -> None:
    first, _second, _paid, english = some()
    found = ask(analysis, facets={"language": ("uk", "en")}, count=COST)
    assert set(keys(found)) == {first, english}
    assert found.counts["language"] == {"pl": 3, "uk": 1, "en": 1}
    both = ask(analysis, facets={"language": ("uk", "en"), "cost": ("paid",)}, count=COST)
    assert keys(both) == [english]
    assert both.counts == {"cost": {"free": 1, "paid": 1}, "language": {"pl": 1, "en": 1}}


def test_what_matches_nothing_has_no_counts(ask: Any) -> None:
    some()
    found = ask(facets={"cost": ("nowhere",)}, count=LANGUAGE)
    assert (found.total, found.page, found.counts) == (0, [], {"language": {}})


def test_without_words_and_without_browsing_there_is_no_answer(ask: Any) -> None:
    some()
    assert database_engine().search(NOTHING, Scope(), 10, 0).total == 0


def test_the_own_gmina_stands_before_powiat_region_and_country(ask: Any) -> None:
    country, region = put(areas=("PL",)), put(areas=("04",))
    powiat, gmina = put(areas=("0407",)), put(areas=("040701",))
    put(areas=("0408",))
    found = ask(area="040701")
    assert keys(found) == [gmina, powiat, region, country]
    assert found.total == 4


def test_a_powiat_lists_what_its_gminas_have_and_not_what_others_have(ask: Any) -> None:
    gmina, powiat = put(areas=("040701",)), put(areas=("0407",))
    put(areas=("040801",))
    assert set(keys(ask(area="0407"))) == {gmina, powiat}


def test_of_the_same_area_the_nearest_stands_first_and_those_nowhere_last(ask: Any) -> None:
    nowhere = put(areas=("04",))
    far = put(areas=("04",), points=((53.4, 18.4),))
    near = put(areas=("04",), points=((53.8, 19.5), (52.81, 18.27)))
    assert keys(ask(area="040701", near=(52.8, 18.26))) == [near, far, nowhere]


def test_of_the_same_distance_the_one_confirmed_last_stands_first(ask: Any) -> None:
    never, old = put(areas=("04",)), put(areas=("04",), date=date(2025, 1, 1))
    new = put(areas=("04",), date=date(2026, 1, 1))
    assert keys(ask(area="04")) == [new, old, never]


def test_pages_of_a_list_meet_without_gap_and_overlap(ask: Any) -> None:
    made = {put(f"Kupon {number}") for number in range(7)}
    pages = [keys(ask(limit=3, offset=offset)) for offset in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert {key for page in pages for key in page} == made


@BOTH_WAYS
def test_an_answer_may_be_bounded_to_some_keys(ask: Any, analysis: Analysis) -> None:
    first, second, third, _last = some()
    found = ask(analysis, keys=frozenset([second, third]), count=("cost",))
    assert set(keys(found)) == {second, third}
    assert found.counts == {"cost": {"free": 1, "paid": 1}}
    assert ask(analysis, keys=frozenset()).total == 0
    assert first not in keys(found)


def test_only_the_kinds_asked_for_are_listed(ask: Any) -> None:
    service = put(kind="service")
    put(kind="news")
    assert keys(ask(kinds=("service",))) == [service]


def test_words_served_in_the_own_gmina_stand_before_the_same_words_elsewhere(ask: Any) -> None:
    region, gmina = put("Kupon", areas=("04",)), put("Kupon", areas=("040701",))
    assert keys(ask(KUPON, area="040701")) == [gmina, region]


@BOTH_WAYS
def test_kinds_are_counted_beside_one_another(ask: Any, analysis: Analysis) -> None:
    services = [put("Kupon", kind="service") for _number in range(2)]
    news = put("Kupon", kind="news")
    bounds = {"kinds": (), "keys": frozenset([*services, news])}
    found = ask(analysis, facets={"kind": ("news",)}, count=("kind",), **bounds)
    assert keys(found) == [news]
    assert found.counts == {"kind": {"service": 2, "news": 1}}


@BOTH_WAYS
def test_the_year_of_a_date_is_counted_unless_an_app_says_otherwise(
    ask: Any, analysis: Analysis
) -> None:
    day = date(2025, 6, 1)
    put("Kupon", date=day)
    put("Kupon", date=day, facets={"year": ("2024", "2026")})
    put("Kupon", date=day, facets={"year": ()})
    found = ask(analysis, facets={"year": ("2025", "2026")}, count=("year",))
    assert found.total == 2
    assert found.counts == {"year": {"2024": 1, "2025": 1, "2026": 1}}


# What three things serve, and how many of them a place has: the sums never count one twice.
AREAS = [("040701", "040702"), ("0407", "040701"), ("PL", "040801")]
SERVED = {"0407": 3, "040701": 3, "040702": 3, "040703": 2, "0408": 1, "040801": 1, "0409": 1}


@BOTH_WAYS
@pytest.mark.parametrize(("code", "number"), SERVED.items())
def test_the_number_for_a_place_is_the_number_of_what_serves_it(
    ask: Any, analysis: Analysis, code: str, number: int
) -> None:
    for areas in AREAS:
        put("Kupon", areas=areas)
    put("Kupon")
    found = ask(analysis, facets={SERVES: serving(code)}, count=(SERVES,))
    assert found.total == number == number_serving(code, found.counts[SERVES])


def test_the_newest_come_first_and_those_without_a_date_last(ask: Any) -> None:
    never, old = put("Kupon kupon", areas=("040701",)), put("Kupon", date=date(2025, 1, 1))
    new = put("Inny", body="kupon", date=date(2026, 1, 1))
    for analysis in (NOTHING, KUPON):
        assert keys(ask(analysis, order="date")) == [new, old, never]


def test_by_date_too_what_answers_all_words_stands_before_what_answers_some(ask: Any) -> None:
    part = put("Kupon", date=date(2026, 2, 1))
    whole = put("Kupon na kajak", date=date(2020, 1, 1))
    analysis = asking(word("kupon"), word("kajak"))
    assert keys(ask(analysis, order="date")) == [whole, part]


def test_pages_by_date_meet_without_gap_and_overlap(ask: Any) -> None:
    made = {put("Kupon", date=date(2026, 1, 1)) for _number in range(7)}
    pages = [keys(ask(KUPON, 3, offset, order="date")) for offset in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert {key for page in pages for key in page} == made
