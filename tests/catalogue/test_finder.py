"""The catalogue's filters: where, what, for whom, in which language; bad input is named."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import make_audience, make_category, make_place, make_provider, make_service

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def found(client, query, code="pl"):
    prefix = "" if code == "pl" else f"/{code}"
    response = client.get(f"{prefix}/uslugi/{query}")
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    return [link.get_text() for link in page.select(".service-item__title a")]


def problems(client, query):
    page = BeautifulSoup(client.get(f"/uslugi/{query}").content, "html.parser")
    return [p.get_text() for p in page.select(".problems p")]


@pytest.fixture
def by_area(db):
    """Services for a gmina, its powiat, the voivodeship, a gmina nearby and one elsewhere."""
    for title, code in {
        "gmina": "040701",
        "powiat": "0407",
        "region": "04",
        "sasiad": "040706",
        "obcy": "0463",
    }.items():
        make_service(title, areas=[code])


def test_a_gmina_is_served_by_itself_its_powiat_and_the_voivodeship(client, by_area):
    assert found(client, "?area=040701") == ["gmina", "powiat", "region"]


def test_a_powiat_lists_what_serves_any_of_its_gminas(client, by_area):
    assert set(found(client, "?area=0407")) == {"gmina", "powiat", "region", "sasiad"}


def test_the_voivodeship_lists_everything(client, by_area):
    assert len(found(client, "?area=04")) == 5


def test_a_field_lists_the_services_of_its_needs_too(client):
    field = make_category("wspieranie rodziny", slug="rodzina")
    need = make_category("opieka", slug="opieka")
    need.parent = field
    need.save()
    make_service("Żłobek", categories=[need])
    make_service("Inna")
    assert found(client, "?category=rodzina") == ["Żłobek"]
    assert found(client, "?category=opieka") == ["Żłobek"]


def test_services_are_narrowed_by_audience_and_language(client):
    seniors = make_audience("seniorzy", slug="seniorzy")
    make_service("Dla seniorów", audiences=[seniors], languages=["pl"])
    make_service("Po ukraińsku", languages=["uk"])
    assert found(client, "?audience=seniorzy") == ["Dla seniorów"]
    assert found(client, "?language=uk") == ["Po ukraińsku"]
    assert found(client, "?language=uk&audience=seniorzy") == []


def test_a_need_in_ukrainian_finds_what_nobody_has_translated(client):
    family = make_category("wspieranie rodziny", uk="допомога дитині")
    provider = make_provider("Centrum Wspierania Rodzin")
    make_service("Poradnictwo", categories=[family], provider=provider, areas=["0407"])
    make_service("Siłownia", areas=["0407"])
    assert found(client, "?area=040701&q=допомога дитині", "uk") == ["Poradnictwo"]


@pytest.mark.parametrize("name", ["area", "category", "audience", "language"])
@pytest.mark.parametrize("value", ["999999", "zła wartość", "'; DROP TABLE", "%00", "%FF%FE"])
def test_an_unknown_value_is_named_and_the_other_filters_are_kept(client, by_area, name, value):
    other = "language=pl" if name == "area" else "area=040701"
    assert len(problems(client, f"?{name}={value}&{other}")) == 1
    assert found(client, f"?{name}={value}&{other}") == found(client, f"?{other}")


@pytest.mark.parametrize("page", ["99999", "abc", "-1", "0", "²", "1" * 5000])
def test_a_page_that_does_not_exist_shows_the_first_with_a_message(client, by_area, page):
    assert len(problems(client, f"?area=040701&page={page}")) == 1
    assert found(client, f"?area=040701&page={page}") == ["gmina", "powiat", "region"]


@pytest.mark.parametrize(
    "q", ["x" * 10_000, "%00%01", "AND OR NOT (", "%E2%80%AE", "%FF%FE", '"*~?']
)
def test_odd_words_are_cleaned_and_never_an_error(client, by_area, q):
    assert client.get(f"/uslugi/?q={q}").status_code == 200
    assert client.get(f"/ar/szukaj/?q={q}").status_code == 200


def queries(client, django_assert_max_num_queries, path, most):
    client.get(path)
    with django_assert_max_num_queries(most) as captured:
        client.get(path)
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize("path", ["/uslugi/?x=1", "/uk/uslugi/?area=0407"])
def test_a_list_costs_the_same_whatever_its_length(
    client, django_assert_max_num_queries, path, monkeypatch
):
    monkeypatch.setattr("core.middleware.may_be_cached", lambda request: False)
    monkeypatch.setattr("catalogue.finder.PAGE_SIZE", 100)
    provider, place = make_provider(), make_place()
    for number in range(10):
        make_service(f"Usługa {number}", provider=provider, places=[place], languages=["pl", "uk"])
    few = queries(client, django_assert_max_num_queries, path, 20)
    for number in range(40):
        make_service(f"Inna {number}", provider=provider, places=[make_place()])
    many = queries(client, django_assert_max_num_queries, path, 20)
    assert len(many) == len(few)
    assert len(set(many)) == len(many), "a query was asked twice"
