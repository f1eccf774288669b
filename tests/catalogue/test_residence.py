"""Where somebody lives, in whatever way they write it; what may mean several places is asked."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from catalogue.residence import around_town, candidates, is_clear, suggestions, why_unknown
from core.languages import CODES, set_public_language
from search.localities import folded_name
from search.locality_forms import bring_forms_in_step
from search.services import Locality
from tests.factories import make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def villages():
    """A town's postcode in two gminas, and two villages of one name."""
    for name, postcode, area, point in (
        ("Inowrocław", "88-100", "040701", (52.79, 18.26)),
        ("Jacewo", "88-100", "040704", (52.80, 18.28)),
        ("Łojewo", "88-101", "040704", (52.74, 18.27)),
        ("Kobylniki", "88-153", "040706", (52.64, 18.30)),
        ("Kobylniki", "87-410", "040903", (53.20, 18.60)),
        ("Czarne Błoto", "87-134", "041509", (53.04, 18.42)),
    ):
        Locality.objects.create(
            name=name,
            folded=folded_name(name),
            postcode=postcode,
            area_id=area,
            latitude=point[0],
            longitude=point[1],
        )
    bring_forms_in_step(Locality.objects.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Toruń", "046301"),
        ("torun", "046301"),
        ("TORUŃ", "046301"),
        ("w Toruniu", "046301"),
        ("z Torunia", "046301"),
        ("Toruń, Polska", "046301"),
        ("  Toruń. ", "046301"),
        ("Торунь", "046301"),
        ("в Торуні", "046301"),
        ("Thorn", "046301"),
        ("powiat toruński", "0415"),
        ("pow. toruński", "0415"),
        ("powiecie inowrocławskim", "0407"),
        ("Bydgoszcz", "046101"),
        ("Bromberg", "046101"),
        ("Бидгощ", "046101"),
        ("Быдгощ", "046101"),
        ("Быдгашч", "046101"),
        ("bydgoszczy", "046101"),
        ("Inowrocław", "040701"),
        ("inowroclaw", "040701"),
        ("w Inowrocławiu", "040701"),
        ("Іновроцлав", "040701"),
        ("Иновроцлав", "040701"),
        ("Hohensalza", "040701"),
        ("Grudziądz", "046201"),
        ("grudziadzu", "046201"),
        ("Graudenz", "046201"),
        ("Włocławek", "046401"),
        ("Wloclawku", "046401"),
        ("Влоцлавек", "046401"),
        ("Kruszwica", "040706"),
        ("gmina Kruszwica", "040706"),
        ("kruszwicy", "040706"),
        ("Inowrocław (miasto)", "040701"),
        ("Бромберг", "046101"),
        ("Bydgosczz", "046101"),
        ("Inowroclav", "040701"),
    ],
)
def test_a_place_is_known_however_it_is_written(typed, code):
    found = candidates(typed)
    assert is_clear(found), found
    assert found[0].code == code


@pytest.mark.parametrize(
    "typed", ["", "   ", "xyzzy", "\x00", "%", "99-999", "'; DROP TABLE", "x" * 9999]
)
def test_what_names_no_place_means_none(typed):
    assert candidates(typed) == []


def test_two_gminas_of_one_name_are_asked_about_and_told_apart():
    found = candidates("Rogowo")
    assert not is_clear(found)
    assert {candidate.code for candidate in found} == {"041203", "041905"}
    assert len({candidate.label for candidate in found}) == 2


def test_of_a_town_and_the_gmina_around_it_the_town_is_meant_and_the_other_is_offered():
    found = candidates("Inowrocław")
    assert is_clear(found)
    assert [candidate.code for candidate in found] == ["040701", "040704"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("gmina wiejska Chełmża", "041502"),
        ("Włocławek (gmina wiejska)", "041813"),
        ("rypin gmina wiejska", "041204"),
        ("Chełmża (gmina wiejska, powiat toruński)", "041502"),
        ("сільська гміна Хелмжа", "041502"),
        ("miasto Chełmża", "041501"),
        ("gmina miejska Inowrocław", "040701"),
        ("046301", "046301"),
        ("0463", "046301"),
        ("041502", "041502"),
    ],
)
def test_the_kind_of_a_gmina_or_its_code_says_which_one_is_meant(typed, code):
    assert [candidate.code for candidate in candidates(typed)] == [code]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("gmina Chełmża", ["041502", "041501"]),
        ("gm. Chełmża", ["041502", "041501"]),
        ("gmina Chełmża, powiat toruński", ["041502", "041501"]),
        ("gmina Inowrocław", ["040704", "040701"]),
        ("gminie Włocławek", ["041813", "046401"]),
    ],
)
def test_a_gmina_of_a_towns_name_is_asked_about_the_rural_one_first(typed, codes):
    found = candidates(typed)
    assert not is_clear(found)
    assert [candidate.code for candidate in found] == codes


def test_what_is_around_a_town_bears_its_name():
    assert [candidate.code for candidate in around_town("041501")] == ["041502"]
    assert [candidate.code for candidate in around_town("046401")] == ["041813"]
    for code in ("041502", "046301", "0415", "04", "PL", ""):
        assert around_town(code) == []


@pytest.mark.parametrize("code", CODES)
def test_the_answer_for_a_town_offers_the_gmina_around_it(client, code):
    prefix = "" if code == "pl" else f"/{code}"
    response = client.get(f"{prefix}/uslugi/?where=Chełmża&language=uk", follow=True)
    html = BeautifulSoup(response.content, "html.parser")
    links = [link["href"] for link in html.select(".which-place a")]
    assert links == [f"{prefix}/uslugi/?area=041502&language=uk"]


@pytest.mark.parametrize("mark", ["\u200f", "\u2067", "\u2069"])
def test_unseen_marks_of_direction_change_no_place(mark):
    assert candidates(f"{mark}Chełmża{mark} (miasto)")[0].code == "041501"


@pytest.mark.parametrize("area", ["041502", "046301", "0415"])
def test_nothing_is_offered_beside_what_is_no_town_of_two(client, area):
    html = BeautifulSoup(client.get(f"/uslugi/?area={area}").content, "html.parser")
    assert html.select(".which-place") == []


@pytest.mark.parametrize("typed", ["88-153", "88153", "88 153", "Kruszwica 88-153"])
def test_a_postcode_is_known(villages, typed):
    assert [candidate.code for candidate in candidates("88-153")] == ["040706"]


def test_a_postcode_of_several_gminas_is_asked_about(villages):
    found = candidates("88-100")
    assert {candidate.code for candidate in found} == {"040701", "040704"}


@pytest.mark.parametrize("typed", ["Łojewo", "lojewo", "wieś Łojewo", "ŁOJEWO"])
def test_a_village_stands_for_its_gmina_with_its_own_point(villages, typed):
    (found,) = candidates(typed)
    assert (found.code, found.point) == ("040704", (52.74, 18.27))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("w Czarnym Błocie", "041509"),
        ("z Czarnego Błota", "041509"),
        ("czarnym blocie", "041509"),
        ("Czarne Błoto", "041509"),
        ("w Łojewie", "040704"),
        ("lojewie", "040704"),
    ],
)
def test_a_village_is_known_by_its_inflected_name(villages, typed, code):
    assert [candidate.code for candidate in candidates(typed)] == [code]


@pytest.mark.parametrize("typed", ["w Kobylnikach", "Kobylnik"])
def test_an_inflected_name_of_two_villages_is_asked_about(villages, typed):
    assert {candidate.code for candidate in candidates(typed)} == {"040706", "040903"}


def test_a_village_is_looked_up_by_indexes_alone(villages, django_assert_max_num_queries):
    candidates("Toruń")
    with django_assert_max_num_queries(9) as captured:
        candidates("w Czarnym Błocie")
    asked = [query["sql"] for query in captured if "search_locality" in query["sql"]]
    assert len(asked) <= 6
    assert all("WHERE" in sql for sql in asked)


@pytest.mark.parametrize("typed", ["87-100", "xx 99 999"])
def test_an_unknown_postcode_is_called_so(villages, typed):
    with translation.override("en"):
        assert why_unknown(typed).startswith("We do not know this postcode.")


def test_a_postcode_is_asked_for_only_where_postcodes_are_known():
    with translation.override("en"):
        assert why_unknown("xyzzy").endswith("your gmina or town.")


def test_where_postcodes_are_known_one_is_asked_for(villages):
    with translation.override("en"):
        assert why_unknown("xyzzy").endswith("your gmina or your postcode.")


def test_two_villages_of_one_name_are_told_apart_by_their_gmina(villages):
    found = candidates("Kobylniki")
    assert not is_clear(found)
    assert {candidate.code for candidate in found} == {"040706", "040903"}
    assert all(candidate.detail for candidate in found)


def test_the_label_of_a_suggestion_means_just_that_village(villages):
    for suggestion in suggestions("kobyl"):
        (found,) = candidates(suggestion.label)
        assert (found.code, found.point) == (suggestion.code, suggestion.point)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tor", "046301"),
        ("торун", "046301"),
        ("inow", "040701"),
        ("brom", "046101"),
        ("Wło", "046401"),
    ],
)
def test_places_are_suggested_while_typing(typed, first):
    found = suggestions(typed)
    assert found[0].code == first
    assert len(found) <= 8


@pytest.mark.parametrize("code", CODES)
def test_suggestions_are_in_the_readers_language(villages, code):
    set_public_language(code)
    for suggestion in suggestions("bydg") + suggestions("kob"):
        assert is_clear(candidates(suggestion.label))


def test_villages_and_postcodes_are_suggested_too(villages):
    assert [found.label for found in suggestions("loje")] == ["Łojewo, 88-101"]
    assert "Łojewo, 88-101" in [found.label for found in suggestions("88-101")]


def test_suggestions_ask_once_for_villages(villages, django_assert_max_num_queries):
    suggestions("tor")
    with django_assert_max_num_queries(4) as captured:
        suggestions("kob")
    rows = [query["sql"] for query in captured if "search_locality" in query["sql"]]
    assert len(rows) == 1


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=%00", "?q=" + "x" * 3000, "?q=%ff", "?q=tor&q=byd", "?x=1"]
)
@pytest.mark.parametrize("prefix", ["", "/uk", "/ar"])
def test_the_address_for_suggestions_always_answers(client, prefix, query):
    response = client.get(f"{prefix}/uslugi/miejsca{query}")
    assert response.status_code == 200
    assert isinstance(json.loads(response.content)["suggestions"], list)
    assert response["Cache-Control"] == "no-store"


def test_a_typed_place_leads_to_its_own_address(client):
    response = client.get("/uk/uslugi/?where=Торунь&language=uk&q=дитина")
    assert response.status_code == 302
    assert response["Location"].startswith("/uk/uslugi/?language=uk&area=046301&q=")


def test_a_village_stays_typed_and_gives_the_distance(client, villages):
    make_service("Porady", areas=["0407"])
    response = client.get("/uslugi/?where=Łojewo")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert [item.title for item in response.context["items"]] == ["Porady"]
    assert [f.label for f in response.context["active_filters"]] == ["Łojewo"]


def test_several_places_are_offered_as_links(client):
    html = BeautifulSoup(client.get("/uslugi/?where=Rogowo").content, "html.parser")
    links = [link["href"] for link in html.select(".which-place a")]
    assert links == ["/uslugi/?area=041203", "/uslugi/?area=041905"]


@pytest.mark.parametrize("code", CODES)
def test_an_unknown_place_is_named_and_what_was_typed_is_kept(client, code):
    prefix = "" if code == "pl" else f"/{code}"
    response = client.get(f"{prefix}/uslugi/?where=xyzzy")
    html = BeautifulSoup(response.content, "html.parser")
    assert html.select_one(".problems")
    assert html.select_one("main [name=where]")["value"] == "xyzzy"
