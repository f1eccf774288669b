"""HSDS 3.1 tabular CSV becomes services: a zip or a folder."""

import csv
import io

import pytest

from catalogue.models import ServicePage
from tests.factories import make_audience

from .builders_files import checked, imported, reasons, written, zip_file

pytestmark = pytest.mark.django_db
SERVICE, PROVIDER, PLACE, LINK, TERM = (
    f"00000000-0000-4000-8000-00000000000{number}" for number in range(1, 6)
)
TABLES = {
    "services": [
        {
            "id": SERVICE, "organization_id": PROVIDER, "name": "Poradnictwo", "status": "active",
            "description": "Rozmowa.", "minimum_age": "18", "assured_date": "2026-10-01",
            "fees_description": "za darmo",
        }
    ],
    "organizations": [{"id": PROVIDER, "name": "Fundacja Most", "description": "Pomaga."}],
    "organization_identifiers": [
        {"organization_id": PROVIDER, "identifier_type": "NIP", "identifier": "5260250274"}
    ],
    "service_at_location": [{"id": LINK, "service_id": SERVICE, "location_id": PLACE}],
    "locations": [
        {"id": PLACE, "location_type": "physical", "name": "Poradnia", "latitude": "52.79",
         "longitude": "18.26"}
    ],
    "addresses": [
        {"location_id": PLACE, "address_1": "Rynek 1", "city": "Inowrocław",
         "postal_code": "88-100"}
    ],
    "phones": [{"id": "1", "location_id": PLACE, "number": "+48 10 000 00 01"}],
    "schedules": [
        {"id": "1", "location_id": PLACE, "byday": "MO,TU", "opens_at": "08:00:00",
         "closes_at": "16:00:00"}
    ],
    "languages": [{"id": "1", "service_id": SERVICE, "code": "uk"}],
    "service_areas": [{"service_id": SERVICE, "name": "x", "uri": "https://example.org/t/0407"}],
    "taxonomy_terms": [{"id": TERM, "code": "wsparcie", "name": "wsparcie dla rodzin"}],
    "attributes": [{"link_id": SERVICE, "taxonomy_term_id": TERM}],
}  # fmt: skip


def members(**other):
    """The tables as files."""
    found = {}
    for name, rows in (TABLES | other).items():
        out = io.StringIO()
        writer = csv.DictWriter(out, list(dict.fromkeys(k for one in rows for k in one)))
        writer.writeheader()
        writer.writerows(rows)
        found[f"{name}.csv"] = out.getvalue().encode()
    return found


def hsds(folder, form, **other):
    """A zip or a folder of the tables."""
    if form == "zip":
        return zip_file(folder, members(**other))
    path = folder / "hsds"
    path.mkdir(exist_ok=True)
    for name, content in members(**other).items():
        (path / name).write_bytes(content)
    return path


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_service_comes_with_all_that_hangs_on_it(tmp_path, form):
    imported(hsds(tmp_path, form))
    found = ServicePage.objects.get()
    place = found.places.get()
    assert (str(found.translation_key), str(place.translation_key)) == (SERVICE, PLACE)
    assert (found.title, found.provider.title) == ("Poradnictwo", "Fundacja Most")
    assert found.provider.nip == "5260250274"
    assert [row.language for row in found.languages.all()] == ["uk"]
    assert [area.pk for area in found.areas.all()] == ["0407"]
    assert (found.age_from, place.street, place.hours.count()) == (18, "Rynek 1", 2)
    assert place.phones.get().number == "+48 10 000 00 01"
    assert [category.slug for category in found.categories.all()] == ["wsparcie"]


def test_the_second_import_changes_nothing(tmp_path):
    path = hsds(tmp_path, "zip")
    imported(path)
    assert written(imported(path)) == {}


def test_what_hsds_cannot_say_is_said(tmp_path):
    assert "HSDS" in reasons(checked(hsds(tmp_path, "zip")), "warning")[0][2]


def test_a_service_without_our_categories_is_told(tmp_path):
    run = checked(hsds(tmp_path, "zip", attributes=[]))
    assert [column for _row, column, _why in reasons(run)] == ["categories"]


def test_a_language_we_do_not_have_is_only_a_remark(tmp_path):
    languages = [{"service_id": SERVICE, "code": "tlh"}]
    run = checked(hsds(tmp_path, "zip", languages=languages))
    assert reasons(run) == []
    assert "languages" in [column for _row, column, _why in reasons(run, "warning")]


def test_missing_tables_are_named(tmp_path):
    run = checked(zip_file(tmp_path, {"services.csv": b"id,name\r\n"}))
    assert run.state == "refused"
    assert "organizations.csv" in run.message


@pytest.mark.parametrize(
    ("option", "cost"),
    [
        ({"option": "free", "amount_description": ""}, ("free", None, "")),
        ({"option": "paid", "amount": "30.0", "amount_description": "za miesiąc"},
         ("paid", 30, "za miesiąc")),
        ({"option": "standard", "amount": "0"}, ("free", None, "za darmo")),
    ],
)  # fmt: skip
def test_our_own_words_for_the_cost_come_back_as_they_were(tmp_path, option, cost):
    imported(hsds(tmp_path, "zip", cost_options=[{"service_id": SERVICE, **option}]))
    found = ServicePage.objects.get()
    assert (found.cost, found.cost_amount, found.cost_note) == cost


@pytest.mark.parametrize(
    ("first", "last"),
    [("", "2025-08-31"), ("2025-07-01T00:00:00Z", ""), ("2025-07-01", "2025-08-31")],
)
def test_a_season_with_an_open_end_stays_a_season(tmp_path, first, last):
    line = TABLES["schedules"][0] | {"valid_from": first, "valid_to": last}
    imported(hsds(tmp_path, "zip", schedules=[line]))
    ends = {
        (row.valid_from, row.valid_to) for row in ServicePage.objects.get().places.get().hours.all()
    }
    assert {tuple(str(day or "") for day in pair) for pair in ends} == {(first[:10], last)}


def test_a_term_is_taken_for_what_links_it(tmp_path):
    make_audience("wsparcie dla rodzin", slug="wsparcie-osoby")
    links = [
        {"link_id": SERVICE, "taxonomy_term_id": TERM, "link_type": "category"},
        {"link_id": SERVICE, "taxonomy_term_id": LINK, "link_type": "audience"},
    ]
    terms = [
        {"id": TERM, "code": "wsparcie", "name": "wsparcie dla rodzin"},
        {"id": LINK, "code": "", "name": "wsparcie dla rodzin"},
    ]
    imported(hsds(tmp_path, "zip", attributes=links, taxonomy_terms=terms))
    found = ServicePage.objects.get()
    assert [category.slug for category in found.categories.all()] == ["wsparcie"]
    assert [audience.slug for audience in found.audiences.all()] == ["wsparcie-osoby"]
