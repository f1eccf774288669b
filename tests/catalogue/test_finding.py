"""The finder: what is offered, what was chosen, in which order services come."""

from datetime import date, time

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import RequestFactory

from catalogue.filters import read_filters
from catalogue.finder import catalogue_context, label_of
from catalogue.finder_form import category_groups, finder, place_names
from catalogue.models import ServiceHours
from catalogue.residence import candidates, is_clear
from core.filters import active_filters
from core.languages import CODES, set_public_language
from core.models import Area, Institution
from search.services import Locality
from tests.factories import (
    make_audience,
    make_category,
    make_place,
    make_provider,
    make_service,
    publish,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def page(client, path="/uslugi/"):
    response = client.get(path)
    return response.context, BeautifulSoup(response.content, "html.parser")


def found(**asked):
    """The titles of what an address finds, in order."""
    context = catalogue_context("/uslugi/", RequestFactory().get("/uslugi/", asked))
    return [item.title for item in context["items"]]


def test_the_most_specific_area_comes_first_and_then_the_freshest():
    for title, code, day in [
        ("d", "04", 1),
        ("c", "0407", 1),
        ("b", "040701", 2),
        ("a", "0407", 2),
        ("e", "040701", 1),
    ]:
        make_service(title, areas=[code], confirmed_on=date(2026, 10, day))
    assert found(area="040701") == ["b", "e", "a", "c", "d"]


def test_a_service_counts_by_the_nearest_of_its_areas():
    make_service("region i gmina", areas=["04", "040701"])
    make_service("kraj", areas=["PL"])
    make_service("gmina obok i powiat", areas=["0407", "040706"])
    assert found(area="040701") == ["region i gmina", "gmina obok i powiat", "kraj"]


def test_of_two_that_serve_the_whole_region_the_nearer_place_comes_first():
    far = make_place(latitude="53.12350", longitude="18.00840", city="Bydgoszcz")
    near = make_place(latitude="52.79300", longitude="18.26110")
    make_service("daleko", areas=["04"], places=[far])
    make_service("blisko", areas=["04"], places=[far, near])
    assert found(area="040701") == ["blisko", "daleko"]


def test_a_line_says_why_it_is_shown_and_how_far_it_is(client):
    place = make_place(latitude="53.12350", longitude="18.00840", city="Bydgoszcz")
    make_service("Porady", areas=["04"], places=[place])
    _context, html = page(client, "/uslugi/?area=040701")
    assert "Obejmuje całe województwo" in html.select_one(".service-item").get_text()
    assert "ok. 41 km" in html.select_one(".service-item__facts").get_text()


ALWAYS = [(day, time(0), time(23, 59)) for day in range(7)]
NEAR = {"latitude": "52.79300", "longitude": "18.26110"}
FAR = {"latitude": "53.12350", "longitude": "18.00840", "city": "Bydgoszcz"}


def shown(moment, **asked):
    """City and telephone of the only line, and whether it is open, at a moment."""
    with time_machine.travel(moment, tick=False):
        context = catalogue_context("/uslugi/", RequestFactory().get("/uslugi/", asked))
    (item,) = context["items"]
    return item.place.city, item.phones[0].display, item.open_state.is_open


NIGHT, NOON = "2026-11-25T23:30:00+01:00", "2026-11-25T12:00:00+01:00"


@pytest.mark.parametrize("asked", [{"area": "040701", "open": "now"}, {"area": "040701"}, {}])
def test_at_night_a_line_shows_the_confidential_place_that_is_open(asked):
    office = make_place("A", **NEAR)
    hidden = make_place("B", phone="+48 10 000 00 09", confidential=True, hours=ALWAYS)
    make_service("Pomoc", places=[office, hidden])
    assert shown(NIGHT, **asked) == ("", "+48 10 000 00 09", True)
    if "area" in asked:
        assert shown(NOON, **asked) == ("Inowrocław", "+48 10 000 00 01", True)


def test_the_nearest_place_stands_in_the_line_unless_an_open_one_is_asked_for():
    make_service("Porady", places=[make_place("A", **NEAR), make_place("B", hours=ALWAYS, **FAR)])
    assert shown(NIGHT, area="040701")[::2] == ("Inowrocław", False)
    assert shown(NIGHT, area="040701", open="now")[::2] == ("Bydgoszcz", True)
    assert shown(NOON, area="040701", open="now")[::2] == ("Inowrocław", True)


def test_who_asks_for_today_is_shown_the_place_that_opens_later():
    evening = make_place("A", hours=[(2, time(18), time(20))], **NEAR)
    morning = make_place("B", hours=[(2, time(8), time(10))], **FAR)
    make_service("Porady", places=[morning, evening])
    assert shown(NOON, area="040701", open="today")[0] == "Inowrocław"


def test_words_narrow_what_the_filters_left(db):
    family = make_category("wspieranie rodziny", slug="rodzina")
    make_service("Porady dla rodziny", areas=["0407"], categories=[family])
    make_service("Porady dla rodziny gdzie indziej", areas=["0463"], categories=[family])
    make_service("Siłownia", areas=["0407"])
    assert found(q="porady", area="0407") == ["Porady dla rodziny"]


def test_an_answer_to_words_says_why_and_by_whom(client):
    family = make_category("wspieranie rodziny", slug="rodzina")
    make_service("Asystent", categories=[family])
    context, _html = page(client, "/uslugi/?q=wspieranie+rodziny")
    assert context["engine"] == "database"
    assert "wspieranie rodziny" in context["items"][0].via
    assert page(client)[0]["engine"] == ""


def test_providers_are_not_in_the_list_of_services():
    make_provider("Porady")
    make_service("Porady u nich")
    assert found(q="porady") == ["Porady u nich"]


@pytest.mark.parametrize("hide", ["unpublish", "delete"])
def test_what_was_taken_back_is_not_listed(hide):
    service = make_service("Porady")
    assert found() == found(q="porady") == ["Porady"]
    getattr(service, hide)()
    assert found() == found(q="porady") == []


@pytest.mark.parametrize("code", CODES)
def test_the_register_is_offered_while_typing(code):
    set_public_language(code)
    names = place_names()
    assert len(names) == len(set(names)) > 160
    assert all(is_clear(candidates(name)) for name in names)
    assert not {"Grudziądz", "Włocławek"} & set(names)


def test_without_a_register_nothing_is_offered():
    Area.objects.all().delete()
    assert place_names() == []


def test_needs_are_offered_below_their_field():
    make_category("kultura", slug="kultura")
    field = make_category("rodzina", slug="rodzina")
    need = make_category("opieka", slug="opieka")
    need.parent = field
    need.save()
    groups = {group.label: [o.value for o in group.options] for group in category_groups("")}
    assert category_groups("", {"category": {}}) == []
    assert groups == {"kultura": ["kultura"], "rodzina": ["rodzina", "opieka"]}


def test_the_form_shows_what_was_chosen(client):
    make_audience("rodziny", slug="rodziny")
    asked = "area=040701&audience=rodziny&language=uk&language=ru&q=dom"
    _context, html = page(client, f"/uslugi/?{asked}")
    chosen = [o["value"] for o in html.select("main option[selected]")]
    ticked = [box["value"] for box in html.select("main input[checked]")]
    assert (chosen, ticked) == ([], ["rodziny", "uk", "ru"])
    assert html.select_one("main [name=where]")["value"] == "Inowrocław (miasto)"
    assert "dom" in [field.get("value") for field in html.select('main input[name="q"]')]


def test_the_form_offers_what_something_has_with_its_number(client):
    seniors = make_audience("seniorzy", slug="seniorzy")
    make_audience("rodziny", slug="rodziny")
    place = make_place(features=("lift",))
    make_service(languages=["uk"], audiences=[seniors], places=[place], ways=("phone",))
    make_service(languages=["uk", "pl"])
    form = page(client)[0]["finder"]
    counted = {
        name: {option.value: option.count for option in options}
        for name, options in form.several.items()
    }
    assert counted == {
        "audience": {"seniorzy": 1},
        "language": {"pl": 1, "uk": 2},
        "cost": {"free": 2},
        "way": {"phone": 1},
        "access": {"lift": 1},
    }


def test_the_form_is_there_when_nothing_is():
    form = finder(read_filters({"q": "dom"}), {})
    assert (form.q, form.category, form.is_narrowed) == ("dom", [], False)
    assert all(options == [] for options in form.several.values())


def test_each_condition_can_be_taken_away_alone():
    kept = {"area": ("040701",), "language": ("uk", "ru"), "q": "dom & ogród"}
    links = {link.label: link.remove_url for link in active_filters(kept, "/uslugi/", label_of)}
    words = "q=dom+%26+ogr%C3%B3d"
    assert links["Inowrocław (miasto)"] == f"/uslugi/?language=uk&language=ru&{words}"
    assert links["ukraiński"] == f"/uslugi/?area=040701&language=ru&{words}"
    assert links["dom & ogród"] == "/uslugi/?area=040701&language=uk&language=ru"


def test_taking_the_last_condition_away_leaves_the_plain_address():
    assert active_filters({"area": ("04",)}, "/uslugi/", label_of)[0].remove_url == "/uslugi/"
    assert active_filters({}, "/uslugi/", label_of) == []


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
    for day, title in enumerate("edcba", start=1):
        make_service(title, areas=["0407"], confirmed_on=date(2026, 10, day))
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


def test_two_languages_find_what_is_given_in_either(client):
    for title, languages in {"a": ["uk"], "b": ["ru"], "c": ["pl"]}.items():
        make_service(title, languages=languages)
    context, _html = page(client, "/uslugi/?language=uk&language=ru")
    assert {item.title for item in context["items"]} == {"a", "b"}
    counts = {option.value: option.count for option in context["finder"].several["language"]}
    assert counts == {"pl": 1, "uk": 1, "ru": 1}


@pytest.mark.parametrize(
    ("moment", "now", "today"),
    [
        ("2026-11-25T10:00:00+01:00", ["dzień"], ["dzień", "wieczór"]),
        ("2026-11-25T17:00:00+01:00", ["wieczór"], ["wieczór"]),
        ("2026-11-25T21:00:00+01:00", [], []),
        ("2026-11-11T10:00:00+01:00", [], []),
    ],
    ids=["morning", "evening", "night", "public holiday"],
)
def test_what_is_open_now_or_later_today_can_be_asked_for(moment, now, today):
    make_service("dzień", places=[make_place()])
    make_service("wieczór", places=[make_place(hours=[(2, time(16), time(20))])])
    with time_machine.travel(moment, tick=False):
        assert sorted(found(open="now")) == now
        assert sorted(found(open="today")) == today


def test_own_hours_of_a_service_decide_whether_it_is_open():
    service = make_service("własne", places=[make_place()])
    service.own_hours = [ServiceHours(weekday=2, opens=time(18), closes=time(19))]
    publish(service)
    with time_machine.travel("2026-11-25T10:00:00+01:00", tick=False):
        assert found(open="now") == []
    with time_machine.travel("2026-11-25T18:30:00+01:00", tick=False):
        assert found(open="now") == ["własne"]


def test_an_empty_answer_leads_to_a_wider_area_and_to_fewer_conditions(client):
    make_service("Porady", areas=["040706"], languages=["pl"])
    context, html = page(client, "/uslugi/?area=040701&language=pl")
    ways = context["ways_on"]
    assert [(way.url, way.total) for way in ways.wider_areas] == [
        ("/uslugi/?area=0407&language=pl", 1),
        ("/uslugi/?area=04&language=pl", 1),
    ]
    assert (ways.without_one, ways.without_conditions) == ([], None)
    context, html = page(client, "/uslugi/?area=040706&language=ka&q=porady")
    (way,) = context["ways_on"].without_one
    assert (way.label, way.url) == ("gruziński", "/uslugi/?area=040706&q=porady")
    assert html.select_one(".nothing-found .ways a[href='/uslugi/']")


def test_an_empty_answer_offers_to_leave_out_each_condition_that_stands_in_the_way(client):
    make_service("a", languages=["ka"], cost="paid")
    make_service("b", languages=["pl"], cost="free", ways=("phone",))
    context, html = page(client, "/uslugi/?language=ka&cost=free&way=phone")
    ways = context["ways_on"]
    assert [way.url for way in ways.without_one] == ["/uslugi/?cost=free&way=phone"]
    assert (ways.without_conditions.url, ways.without_conditions.total) == ("/uslugi/", 2)
    links = [link["href"] for link in html.select(".nothing-found .ways a")]
    assert "/uslugi/?cost=free&way=phone" in links


@pytest.mark.parametrize("query", ["area=040701&open=now", "area=040701&open=now&cost=free"])
def test_what_an_empty_answer_leads_to_is_not_empty(client, query):
    make_service("gmina obok", areas=["040706"], places=[make_place()])
    make_service("własna", areas=["040701"], places=[make_place()])
    with time_machine.travel("2026-11-25T23:30:00+01:00", tick=False):
        context, html = page(client, f"/uslugi/?{query}")
        links = [link["href"] for link in html.select(".nothing-found .ways a")]
        totals = [page(client, link)[0].get("total") for link in links if "?" in link]
    assert context["total"] == 0
    assert context["ways_on"].wider_areas == []
    assert totals
    assert all(totals)


def test_a_typed_village_is_kept_when_a_condition_is_left_out(client):
    make_service("Porady", areas=["0407"])
    point = {"latitude": 52.74, "longitude": 18.27}
    Locality.objects.create(
        name="Łojewo", folded="lojewo", postcode="88-101", area_id="040704", **point
    )
    context, _html = page(client, "/uslugi/?where=Łojewo&language=ka")
    (way,) = context["ways_on"].without_one
    assert way.url == "/uslugi/?where=%C5%81ojewo"


@pytest.mark.parametrize(("phone", "link"), [("", "/uk/kontakt/"), ("+48 56 123 45 67", "tel:")])
def test_an_empty_answer_always_leads_to_somebody_to_ask(client, phone, link):
    found = Institution.load()
    found.phone = phone
    found.save()
    _context, html = page(client, "/uk/uslugi/?language=ka")
    links = [a["href"] for a in html.select(".nothing-found .ways a")]
    assert any(address.startswith(link) for address in links)
    if not phone:
        assert client.get(link).status_code == 200


def test_an_empty_answer_shows_who_takes_people_from_other_gminas(client):
    shelter = make_category("schronienie", slug="schronienie")
    facts = {"categories": [shelter], "areas": ["040706"]}
    make_service("Przyjmuje innych", accepts_others=True, **facts)
    make_service("Tylko swoich", **facts)
    make_service("Inna sprawa", accepts_others=True, areas=["040706"])
    context, _html = page(client, "/uslugi/?area=040701&category=schronienie")
    assert context["total"] == 0
    assert [item.title for item in context["ways_on"].neighbours] == ["Przyjmuje innych"]
