"""The finder: what is offered, what was chosen, in which order services come."""

import pytest
from bs4 import BeautifulSoup

from catalogue.filters import Filters, read_filters
from catalogue.finder import active_filters, answer_to, area_groups, category_groups, finder
from catalogue.models import ServicePage
from core.languages import CODES, set_public_language
from core.models import Area
from tests.factories import make_audience, make_category, make_provider, make_service

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def page(client, path="/uslugi/"):
    response = client.get(path)
    return response.context, BeautifulSoup(response.content, "html.parser")


def titles(**asked):
    pks = list(answer_to(read_filters(asked)).services)
    rows = ServicePage.objects.in_bulk(pks)
    return [rows[pk].title for pk in pks]


def test_the_nearest_comes_first_and_then_the_alphabet():
    for title, code in [
        ("d", "04"),
        ("c", "0407"),
        ("b", "040701"),
        ("a", "0407"),
        ("e", "040701"),
    ]:
        make_service(title, areas=[code])
    assert titles(area="040701") == ["b", "e", "a", "c", "d"]


def test_a_service_counts_by_the_nearest_of_its_areas():
    make_service("region i gmina", areas=["04", "040701"])
    make_service("powiat", areas=["0407"])
    make_service("gmina obok i powiat", areas=["0407", "040706"])
    assert titles(area="040701") == ["region i gmina", "gmina obok i powiat", "powiat"]


def test_without_a_place_services_come_by_the_alphabet():
    for title in ("c", "a", "b"):
        make_service(title)
    assert titles() == ["a", "b", "c"]


def test_words_narrow_what_the_filters_left(db):
    family = make_category("wspieranie rodziny", slug="rodzina")
    make_service("Porady dla rodziny", areas=["0407"], categories=[family])
    make_service("Porady dla rodziny gdzie indziej", areas=["0463"], categories=[family])
    make_service("Siłownia", areas=["0407"])
    assert titles(q="porady", area="0407") == ["Porady dla rodziny"]


def test_an_answer_to_words_says_why_and_by_whom():
    family = make_category("wspieranie rodziny", slug="rodzina")
    service = make_service("Asystent", categories=[family])
    answer = answer_to(Filters(q="wspieranie rodziny"))
    assert answer.engine == "database"
    assert "wspieranie rodziny" in answer.via[service.translation_key]
    assert answer_to(Filters()).engine == ""


def test_providers_are_not_in_the_list_of_services():
    make_provider("Porady")
    service = make_service("Porady")
    assert list(answer_to(Filters(q="porady")).services) == [service.pk]


@pytest.mark.parametrize("hide", ["unpublish", "delete"])
def test_what_was_taken_back_is_not_listed(hide):
    getattr(make_service("Porady"), hide)()
    assert titles() == []
    assert titles(q="porady") == []


@pytest.mark.parametrize("code", CODES)
def test_the_register_is_offered_by_powiat_the_whole_region_first(code):
    set_public_language(code)
    groups = area_groups("")
    assert len(groups) == 24
    assert [option.value for option in groups[0].options] == ["04"]
    by_label = {group.label: group for group in groups}
    assert len(by_label) == 24
    assert [option.value for option in groups[7].options][:2] == ["0407", "040701"]


@pytest.mark.parametrize("code", CODES)
def test_no_two_places_on_offer_read_alike(code):
    set_public_language(code)
    labels = [option.label for group in area_groups("") for option in group.options]
    assert len(labels) == len(set(labels))


def test_a_city_is_offered_once_and_its_gmina_can_stay_chosen():
    groups = {group.label: group for group in area_groups("046101")}
    assert [(o.value, o.chosen) for o in groups["Bydgoszcz"].options] == [("046101", True)]
    groups = {group.label: group for group in area_groups("0407")}
    assert [(o.value, o.chosen) for o in groups["Bydgoszcz"].options] == [("0461", False)]


@pytest.mark.parametrize("chosen", ["04", "0407", "040701", "0461", "046101"])
def test_just_the_chosen_area_is_marked(chosen):
    options = [option for group in area_groups(chosen) for option in group.options]
    assert [option.value for option in options if option.chosen] == [chosen]


def test_without_a_register_nothing_is_offered():
    Area.objects.all().delete()
    assert area_groups("") == []


def test_needs_are_offered_below_their_field():
    make_category("kultura", slug="kultura")
    field = make_category("rodzina", slug="rodzina")
    need = make_category("opieka", slug="opieka")
    need.parent = field
    need.save()
    groups = {group.label: [o.value for o in group.options] for group in category_groups("")}
    assert groups == {"kultura": ["kultura"], "rodzina": ["opieka", "rodzina"]}


def test_the_form_shows_what_was_chosen(client):
    make_audience("rodziny", slug="rodziny")
    _context, html = page(client, "/uslugi/?area=040701&audience=rodziny&language=uk&q=dom")
    chosen = {o.find_parent("select")["name"]: o["value"] for o in html.select("option[selected]")}
    assert chosen == {"area": "040701", "audience": "rodziny", "language": "uk"}
    assert "dom" in [field.get("value") for field in html.select('main input[name="q"]')]


def test_the_form_has_every_filter(client):
    form = finder(read_filters({"q": "dom"}))
    assert form.q == "dom"
    assert [group.label for group in form.audience] == [""]
    assert {option.value for option in form.language[0].options} >= {"pl", "uk", "ar"}
    _context, html = page(client)
    assert {s["name"] for s in html.select("main select")} >= {"area", "category", "audience"}


def test_each_condition_can_be_taken_away_alone():
    kept = {"area": "040701", "language": "uk", "q": "dom & ogród"}
    links = {link.label: link.remove_url for link in active_filters(kept, "/uslugi/")}
    assert links["Inowrocław (miasto)"] == "/uslugi/?language=uk&q=dom+%26+ogr%C3%B3d"
    assert links["ukraiński"] == "/uslugi/?area=040701&q=dom+%26+ogr%C3%B3d"
    assert links["dom & ogród"] == "/uslugi/?area=040701&language=uk"


def test_taking_the_last_condition_away_leaves_the_plain_address():
    assert active_filters({"area": "04"}, "/uk/uslugi/")[0].remove_url == "/uk/uslugi/"
    assert active_filters({}, "/uslugi/") == []


@pytest.mark.parametrize(("code", "prefix"), [("pl", ""), ("uk", "/uk"), ("ar", "/ar")])
def test_conditions_are_taken_away_in_the_readers_language(client, code, prefix):
    context, _html = page(client, f"{prefix}/uslugi/?area=040701&language=uk&page=1")
    addresses = [link.remove_url for link in context["active_filters"]]
    assert addresses == [f"{prefix}/uslugi/?language=uk", f"{prefix}/uslugi/?area=040701"]


def test_an_unknown_value_is_no_condition_to_take_away(client):
    context, _html = page(client, "/uslugi/?area=9999&language=uk")
    assert [link.label for link in context["active_filters"]] == ["ukraiński"]


def test_the_second_page_has_the_rest_and_keeps_the_filters(client, monkeypatch):
    monkeypatch.setattr("catalogue.finder.PAGE_SIZE", 2)
    for title in "abcde":
        make_service(title, areas=["0407"])
    context, html = page(client, "/uk/uslugi/?area=040701&page=3")
    assert [item.title for item in context["items"]] == ["e"]
    assert context["total"] == 5
    assert html.select_one("a[rel=prev]")["href"] == "?area=040701&page=2"
    assert html.select_one("a[rel=next]") is None


@pytest.mark.parametrize(("query", "stored"), [("", True), ("?q=porady", False)])
def test_only_an_answer_to_words_names_its_engine_and_is_stored_nowhere(client, query, stored):
    make_service("Porady")
    response = client.get(f"/uslugi/{query}")
    assert response.get("X-Search-Engine") == (None if stored else "database")
    assert response.get("Cache-Control") == (None if stored else "no-store")


@pytest.mark.parametrize("code", CODES)
def test_nothing_found_is_said_and_not_left_blank(client, code):
    prefix = "" if code == "pl" else f"/{code}"
    context, html = page(client, f"{prefix}/uslugi/?language=ka")
    assert context["total"] == 0
    assert html.select(".service-item") == []
    assert html.select_one("main").get_text(strip=True)
