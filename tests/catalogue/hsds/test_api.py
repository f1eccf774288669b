"""The open data: what is asked for is what comes, in every language, and nothing secret."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.hsds.endpoints import ENDPOINTS
from catalogue.hsds.tabular import write_tabular
from core.languages import CODES
from search.localities import folded_name
from search.services import Locality
from tests.factories import make_category, make_place, make_provider, make_service

pytestmark = pytest.mark.django_db
LISTS = list(ENDPOINTS)


def names(answer):
    return [row["name"] for row in answer["contents"]]


def test_the_entry_says_what_this_is_and_where_it_is_described(ask):
    found = ask("/")
    assert found["version"] == "3.1"
    assert found["openapi_url"].endswith("/api/hsds/openapi.json")
    assert found["profile"].startswith("https://")


def test_a_service_has_all_its_facts(ask, whole):
    found = ask(f"/services/{whole.translation_key}")
    assert (found["name"], found["status"]) == ("Poradnictwo", "active")
    assert (found["minimum_age"], found["maximum_age"]) == (3, 18)
    assert found["assured_date"] == "2026-10-01"
    assert found["organization"]["name"] == "Centrum"
    assert [p["number"] for p in found["phones"]] == ["+48 10 000 00 05"]
    assert found["phones"][0]["languages"][0]["code"] == "uk"
    assert found["schedules"][0]["byday"] == "TU"
    assert {area["uri"] for area in found["service_areas"]} == {"urn:teryt:0407", "urn:teryt:PL"}
    assert found["cost_options"][0]["amount"] == 25.5
    assert found["capacities"][0]["available"] == 2
    assert {row["link_type"] for row in found["attributes"]} == {
        "category",
        "audience",
        "eligibility",
        "way",
    }


def test_a_service_at_a_place_has_what_is_just_there(ask, whole):
    rows = ask("/service_at_locations")["contents"]
    numbers = {
        row["location"]["name"]: [phone["number"] for phone in row.get("phones", [])]
        for row in rows
    }
    assert numbers == {"Poradnia": [], "Filia": ["+48 10 000 00 06"]}
    address = next(r for r in rows if r["location"]["name"] == "Poradnia")["location"]["addresses"]
    assert (address[0]["postal_code"], address[0]["country"]) == ("88-100", "PL")


@pytest.mark.parametrize(
    ("status", "word"),
    [("active", "active"), ("suspended", "temporarily closed"), ("ended", "defunct")],
)
def test_the_state_is_said_in_the_words_of_the_specification(ask, status, word):
    service = make_service(status=status)
    assert ask(f"/services/{service.translation_key}")["status"] == word


@pytest.mark.parametrize("code", CODES)
def test_names_come_in_the_readers_language_and_the_others_beside_them(ask, whole, code):
    found = ask(f"/services/{whole.translation_key}", **{"Accept-Language": code})
    assert found["name"] == ("Консультації" if code == "uk" else "Poradnictwo")
    others = {"pl"} if code == "uk" else {"uk"} if code == "pl" else {"pl", "uk"}
    assert set(found["translations"]) == others
    origins = {name: row["origin"] for name, row in found["translations"].items()}
    assert origins.get("pl", "source") == "source"
    assert origins.get("uk", "human") == "human"


def test_terms_and_languages_are_named_in_the_readers_language(ask, whole):
    found = ask(f"/services/{whole.translation_key}", **{"Accept-Language": "uk"})
    labels = {row["taxonomy_term"]["name"] for row in found["attributes"] if "taxonomy_term" in row}
    assert {"догляд", "родини"} <= labels
    assert found["languages"][0]["name"] == "українська"


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_the_envelope_and_its_pages_meet(ask, whole, name):
    first = ask(f"/{name}?per_page=1")
    assert (first["page_number"], first["size"], first["first_page"]) == (1, 1, True)
    assert first["total_items"] == first["total_pages"]
    numbers = range(1, first["total_pages"] + 1)
    seen = [ask(f"/{name}?per_page=1&page={number}")["contents"] for number in numbers]
    identifiers = [row["id"] for rows in seen for row in rows]
    assert len(set(identifiers)) == first["total_items"]
    beyond = ask(f"/{name}?page=999")
    assert (beyond["empty"], beyond["contents"]) == (True, [])


@pytest.mark.parametrize("name", LISTS)
def test_lines_are_the_same_objects_without_pages(client, ask, whole, name):
    response = client.get(f"/api/hsds/{name}?format=ndjson")
    assert response["Content-Type"] == "application/x-ndjson"
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert [json.loads(line) for line in lines] == ask(f"/{name}?per_page=100")["contents"]


def test_filters_are_joined(ask, whole):
    other = make_service("Inna", provider=make_provider("Obcy"))
    term = whole.categories.get().translation_key
    provider = whole.provider.translation_key
    assert names(ask(f"/services?taxonomy_term_id={term}")) == ["Poradnictwo"]
    assert names(ask(f"/services?organization_id={provider}")) == ["Poradnictwo"]
    assert names(ask(f"/services?organization_id={provider}&search=inna")) == []
    assert names(ask("/services?search=inna")) == ["Inna"]
    assert names(ask(f"/organizations?taxonomy_term_id={term}")) == ["Centrum"]
    assert other.translation_key


def test_a_field_finds_what_is_below_it_and_a_taxonomy_any_of_its_terms(ask):
    field, need = make_category("rodzina"), make_category("opieka")
    need.parent = field
    need.save()
    make_service("Żłobek", categories=[need])
    make_service("Bez niczego")
    assert names(ask(f"/services?taxonomy_term_id={field.translation_key}")) == ["Żłobek"]
    taxonomy = next(row for row in ask("/taxonomies")["contents"] if row["name"] == "category")
    assert names(ask(f"/services?taxonomy_id={taxonomy['id']}")) == ["Żłobek"]
    top = ask(f"/taxonomy_terms?top_only=true&taxonomy_id={taxonomy['id']}&per_page=100")
    assert names(top) == ["rodzina"]
    below = ask(f"/taxonomy_terms?parent_id={field.translation_key}")
    assert names(below) == ["opieka"]


def test_only_what_was_published_since_a_moment(ask, whole):
    later = (timezone.now() + timedelta(hours=1)).isoformat().replace("+", "%2B")
    assert names(ask(f"/services?modified_after={later}")) == []
    assert names(ask("/services?modified_after=2020-01-01T00:00:00Z")) == ["Poradnictwo"]


def test_a_postcode_finds_what_serves_it_and_what_is_near(ask):
    point = {"latitude": 52.79, "longitude": 18.26}
    Locality.objects.create(
        name="X", folded=folded_name("X"), postcode="88-100", area_id="040701", **point
    )
    near = make_place("Blisko", latitude="52.80000", longitude="18.26000")
    far = make_place("Daleko", latitude="53.50000", longitude="18.50000")
    make_service("A", places=[near], areas=["0408"])
    make_service("B", places=[far], areas=["0407"])

    def places(query):
        rows = ask(f"/service_at_locations?{query}")["contents"]
        return [row["location"]["name"] for row in rows]

    assert places("postcode=88-100") == ["Daleko"]
    assert places("postcode=88-100&proximity=5000") == ["Blisko"]
    assert places("postcode=00-001") == places("postcode=00-001&proximity=5") == []


def test_minimal_has_just_what_a_harvester_needs(ask, whole):
    (found,) = ask("/services?minimal=true")["contents"]
    assert set(found) == {"id", "name", "status", "last_modified"}


def test_an_organization_can_bring_its_services(ask, whole):
    (found,) = ask("/organizations?full_service=true")["contents"]
    assert [service["name"] for service in found["services"]] == ["Poradnictwo"]
    assert len(found["locations"]) == 2


def test_what_readers_may_not_see_is_not_there(ask, whole):
    draft = make_service("Szkic")
    draft.unpublish()
    assert names(ask("/services")) == ["Poradnictwo"]
    ask(f"/services/{draft.translation_key}", 404)
    whole.provider.unpublish()
    assert "organization" not in ask(f"/services/{whole.translation_key}")
    whole.places.first().unpublish()
    assert ask("/service_at_locations")["total_items"] == 1


@pytest.mark.parametrize("query", ["", "&full=true"])
@pytest.mark.parametrize("name", ["services", "organizations", "service_at_locations"])
def test_a_list_costs_the_same_whatever_its_length(
    client, django_assert_max_num_queries, whole, name, query
):
    path = f"/api/hsds/{name}?per_page=100{query}"
    client.get(path)

    def count():
        with django_assert_max_num_queries(35) as captured:
            client.get(path)
        return len(captured)

    few = count()
    category = make_category("inne")
    for number in range(12):
        place = make_place(f"Miejsce {number}")
        provider = make_provider(f"Centrum {number}", places=[place])
        make_service(f"Usługa {number}", provider=provider, places=[place], categories=[category])
    client.get(path)
    assert count() == few


SECRET = {
    "street": "ul. Tajna 7",
    "postcode": "88-117",
    "city": "Ukrytowo",
    "directions": "Za młynem.",
    "transport": "Autobus 99.",
    "latitude": "52.77777",
    "longitude": "18.33333",
}


def test_a_confidential_place_is_nowhere_to_be_found(client, tmp_path):
    place = make_place("Schronienie", confidential=True, area_id="040706", **SECRET)
    Locality.objects.create(
        name="X", folded="x", postcode="88-117", area_id="040706", latitude=52.77, longitude=18.33
    )
    make_service("Schronienie", places=[place], provider=make_provider(places=[place]))
    write_tabular(tmp_path / "all")
    texts = [file.read_text(encoding="utf-8") for file in (tmp_path / "all").iterdir()]
    for name in LISTS:
        texts.append(client.get(f"/api/hsds/{name}?full=true").content.decode())
        response = client.get(f"/api/hsds/{name}?format=ndjson&full=true")
        texts.append(b"".join(response.streaming_content).decode())
    assert any("Schronienie" in text for text in texts)
    for value in (*SECRET.values(), "040706"):
        assert not [text for text in texts if value in text], value
    near = client.get("/api/hsds/service_at_locations?postcode=88-117&proximity=300000").json()
    assert near["total_items"] == 0


def test_the_page_for_people_names_every_parameter(client):
    html = client.get("/api/hsds/docs/").content.decode()
    for endpoint in ENDPOINTS.values():
        for parameter in endpoint.parameters:
            assert f"<code>{parameter}</code>" in html
