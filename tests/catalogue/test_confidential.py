"""The address of a confidential place is nowhere: no page, row, file, index or store has it."""

from io import BytesIO

import pytest
from django.core.cache import cache as store
from pypdf import PdfReader

from catalogue.models import Place
from core.languages import localized_path
from search import elastic_index
from search.models import SearchDocument, SearchFacet, SearchPoint, SearchText, SearchWord
from search.services import find
from tests.factories import make_place, make_provider, make_service, publish

pytestmark = pytest.mark.django_db
SECRET = {
    "street": "ul. Tajna 7",
    "postcode": "88-117",
    "city": "Ukrytowo",
    "directions": "Za dawnym młynem.",
    "transport": "Autobus numer 99.",
    "latitude": "52.77777",
    "longitude": "18.33333",
}
PATHS = (
    *("/uslugi/x/", "/uslugi/x/?card=1", "/uslugi/centrum/", "/uslugi/", "/uslugi/?area=040701"),
    *("/uslugi/?q=schronienie", "/szukaj/?q=schronienie", "/szukaj/?q=Ukrytowo", "/"),
    *("/uslugi/miejsca?q=ukryt", "/uslugi/miejsca?q=88-117"),
)


@pytest.fixture
def shelter():
    """A confidential place with a service and a provider."""
    place = make_place("Schronienie", confidential=True, area_id="040706", **SECRET)
    provider = make_provider("Centrum", slug="centrum", places=[place])
    make_service("Schronienie", slug="x", places=[place], provider=provider, areas=["0407"])
    return place


@pytest.mark.parametrize("code", ["pl", "uk", "ar"])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_shows_where_it_is(client, shelter, path, code):
    response = client.get(localized_path(path, code))
    assert response.status_code == 200
    html = response.content.decode()
    typed = path.partition("?q=")[2]
    assert [value for value in SECRET.values() if value in html and value != typed] == []


def test_no_printed_page_shows_where_it_is(client, shelter):
    pages = PdfReader(BytesIO(client.get("/uslugi/x/?pdf=1").content)).pages
    text = " ".join(page.extract_text() for page in pages)
    assert [value for value in SECRET.values() if value in text] == []
    assert "Schronienie" in text


def everything_in(*models):
    """All texts and numbers of some tables."""
    rows = [row for model in models for row in model.objects.values()]
    return " ".join(str(value) for row in rows for value in row.values())


def test_no_search_row_knows_where_it_is(shelter):
    found = everything_in(SearchDocument, SearchText, SearchFacet, SearchPoint, SearchWord)
    folded = ("ukrytowo", "tajna", "mlynem", "88-117", "52.777", "18.333", "040706")
    assert [word for word in (*SECRET.values(), *folded) if word in found] == []
    assert SearchPoint.objects.count() == 0


def test_no_copy_for_elasticsearch_knows_where_it_is(shelter):
    bodies = str(elastic_index.operations(SearchDocument.objects.all()))
    assert [value for value in SECRET.values() if value in bodies] == []


@pytest.mark.parametrize("words", ["Ukrytowo", "Tajna 7", "88-117"])
def test_nobody_finds_it_by_its_address(shelter, words):
    kinds = {hit.kind for hit in find(words, "pl").hits}
    assert not kinds & {"service", "provider"}


def test_no_stored_page_knows_where_it_is(client, shelter):
    for path in PATHS:
        client.get(path)
    stored = b" ".join(store._cache.values())
    assert b"Schronienie" in stored
    assert [value for value in SECRET.values() if value.encode() in stored] == []


def test_a_place_that_becomes_confidential_vanishes_at_once(client):
    place = make_place("Schronienie", area_id="040706", **SECRET)
    make_service("Schronienie", slug="x", places=[place])
    assert SECRET["street"] in client.get("/uslugi/x/").content.decode()
    place = Place.objects.get(pk=place.pk)
    place.confidential = True
    publish(place)
    assert SECRET["street"] not in client.get("/uslugi/x/").content.decode()
    assert SearchPoint.objects.count() == 0
    assert "ukrytowo" not in everything_in(SearchDocument, SearchText, SearchFacet)
