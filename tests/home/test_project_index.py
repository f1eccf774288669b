"""The list of projects: its filters, its order, and what it does with odd questions."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache as store

from core import cache
from core.languages import CODES, localized_path
from home.project_index import PAGE_SIZE, choices, programme_slug
from tests.factories import translate

from .builders_projects import make_project

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both,
]
FERS = "Fundusze Europejskie dla Rozwoju Społecznego"


@pytest.fixture(autouse=True)
def _march():
    with time_machine.travel("2026-03-10 12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def projects():
    """One project in each state, and one without dates."""
    make_project("Trwa", starts_on=date(2024, 1, 1), ends_on=date(2027, 1, 1), programme=FERS)
    make_project("Będzie", starts_on=date(2026, 6, 1), ends_on=date(2029, 1, 1), programme=FERS)
    make_project("Był", starts_on=date(2017, 1, 1), ends_on=date(2019, 12, 31), programme="PO WER")
    make_project("Bez dat")


def titles(client, query="", code="pl"):
    """The titles that the list shows, and its messages."""
    context = client.get(localized_path("/projekty/" + query, code)).context
    return [item.title for item in context["items"]], context["problems"]


def test_what_runs_comes_first_and_what_has_no_dates_last(client, projects):
    assert titles(client) == (["Trwa", "Będzie", "Był", "Bez dat"], [])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=running", ["Trwa"]),
        ("?state=planned", ["Będzie"]),
        ("?state=ended", ["Był"]),
        ("?programme=po-wer", ["Był"]),
        ("?programme=fundusze-europejskie-dla-rozwoju-spolecznego", ["Trwa", "Będzie"]),
        ("?year=2027", ["Trwa", "Będzie"]),
        ("?year=2018", ["Był"]),
        ("?year=2018&state=ended&programme=po-wer", ["Był"]),
        ("?year=2018&state=running", []),
        ("?year=+2018+", ["Był"]),
    ],
)
def test_filters_narrow_the_list(client, projects, query, found):
    assert titles(client, query) == (found, [])


@pytest.mark.parametrize(
    "query",
    ["?state=x", "?programme=x", "?year=1999", "?year=x", "?year=-1", "?year=%00", "?page=99"],
)
def test_what_is_not_known_is_named_and_the_rest_is_shown(client, projects, query):
    found, problems = titles(client, query)
    assert len(found) == 4
    assert len(problems) == 1


@pytest.mark.parametrize("code", CODES)
def test_the_list_works_in_every_language(client, projects, code):
    html = client.get(localized_path("/projekty/?state=running&year=2025", code))
    assert [item.title for item in html.context["items"]] == ["Trwa"]
    assert html.context["items"][0].url.startswith(localized_path("/projekty/", code))
    assert html.content.decode().count("<h1") == 1


def test_a_translated_project_has_its_own_words_in_the_list(client):
    translate(make_project("Kooperacja"), "uk", title="Кооперація", summary="Речення.")
    item = client.get("/uk/projekty/").context["items"][0]
    assert (item.title, item.lang, item.summary) == ("Кооперація", "uk", "Речення.")


def test_an_open_end_goes_on(client):
    make_project("Trwa", starts_on=date(2020, 1, 1))
    make_project("Inny", starts_on=date(2025, 1, 1), ends_on=date(2025, 2, 1))
    assert titles(client, "?year=2025")[0] == ["Trwa", "Inny"]


def test_a_project_with_only_its_last_day_is_of_that_year(client):
    make_project("Koniec", ends_on=date(2019, 6, 1))
    assert titles(client, "?year=2019")[0] == ["Koniec"]
    assert "2018" not in choices()["year"]


def test_a_typing_error_in_a_date_makes_no_endless_list():
    make_project(starts_on=date(2023, 1, 1), ends_on=date(9999, 12, 31))
    assert len(choices()["year"]) == 31


def test_a_chosen_filter_can_be_removed_alone(client, projects):
    context = client.get("/projekty/?state=ended&year=2018").context
    addresses = {filter.label: filter.remove_url for filter in context["active_filters"]}
    assert addresses["2018"] == "/projekty/?state=ended"
    assert "/projekty/?year=2018" in addresses.values()


def test_a_filtered_list_is_no_page_for_other_search_engines(client, projects):
    assert "noindex" in client.get("/projekty/?state=ended").content.decode()
    assert "noindex" not in client.get("/projekty/").content.decode()


def test_drafts_and_their_programmes_stay_out(client):
    make_project("Szkic", programme=FERS, starts_on=date(2024, 1, 1)).unpublish()
    assert titles(client)[0] == []
    assert choices()["programme"] == {}
    assert choices()["year"] == {}


def test_an_empty_list_has_a_next_step(client, projects):
    html = client.get("/projekty/?year=2018&state=running").content.decode()
    assert 'class="nothing-found"' in html
    assert '<a href="/projekty/">' in html


@pytest.mark.parametrize(
    ("name", "slug"),
    [(FERS, "fundusze-europejskie-dla-rozwoju-spolecznego"), ("PO WER", "po-wer"), ("", "")],
)
def test_a_programme_has_a_readable_value(name, slug):
    assert programme_slug(name) == slug


def test_one_programme_written_in_two_ways_is_one_choice(client):
    make_project("a", programme="PO WER")
    make_project("b", programme="po  wer")
    assert list(choices()["programme"]) == ["po-wer"]
    assert sorted(titles(client, "?programme=po-wer")[0]) == ["a", "b"]


def test_the_list_is_cut_into_pages_that_keep_the_filters(client):
    for number in range(PAGE_SIZE + 1):
        make_project(f"P{number:02}", starts_on=date(2025, 1, 1))
    response = client.get("/projekty/?state=running&page=2")
    assert len(response.context["items"]) == 1
    assert "?state=running" in response.context["pagination"].previous


def test_the_list_costs_the_same_whatever_its_length(client, django_assert_max_num_queries):
    def queries():
        cache.forget()
        store.clear()
        with django_assert_max_num_queries(60) as captured:
            client.get("/uk/projekty/?state=running")
        return len(captured)

    make_project("P", starts_on=date(2025, 1, 1))
    queries()
    few = queries()
    for number in range(8):
        translate(make_project(starts_on=date(2025, 1, 1)), "uk", title=f"Т{number}")
    assert queries() <= few + 1
