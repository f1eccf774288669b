"""Every object is what HSDS 3.1 says; our own check runs also where the specification is absent."""

import csv
import json
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from catalogue.hsds.tabular import COLUMNS, write_tabular

pytestmark = pytest.mark.django_db
SPECIFICATION = Path(__file__).resolve().parents[4] / "shared" / "reference" / "hsds" / "schema"
KINDS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
TABLES = {"service_at_location": "service_at_location", "service_capacity": "service_capacity"}


@pytest.fixture(scope="module")
def registry():
    """The schemas of the specification under their file names."""
    if not SPECIFICATION.is_dir():
        pytest.skip("the specification's schemas are not beside the project (shared/reference)")
    files = [path for path in SPECIFICATION.glob("*.json") if "openapi" not in path.name]
    loaded = [(path.name, json.loads(path.read_text(encoding="utf-8"))) for path in files]
    return Registry().with_resources([(n, DRAFT202012.create_resource(s)) for n, s in loaded])


@pytest.mark.specification
@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("query", ["", "&full=true"])
def test_every_object_of_a_list_satisfies_the_schema(ask, whole, registry, name, query):
    schema = Draft202012Validator({"$ref": f"{KINDS[name]}.json"}, registry=registry)
    contents = ask(f"/{name}?per_page=100{query}")["contents"]
    assert contents
    for found in contents:
        assert [error.message for error in schema.iter_errors(found)] == []


@pytest.mark.specification
@pytest.mark.parametrize("name", KINDS)
def test_every_single_object_satisfies_the_schema(ask, whole, registry, name):
    schema = Draft202012Validator({"$ref": f"{KINDS[name]}.json"}, registry=registry)
    for found in ask(f"/{name}")["contents"]:
        single = ask(f"/{name}/{found['id']}")
        assert [error.message for error in schema.iter_errors(single)] == []


@pytest.fixture
def tables(whole, tmp_path):
    """The bulk file's tables by name."""
    write_tabular(tmp_path / "hsds.zip", base="https://example.org")
    with ZipFile(tmp_path / "hsds.zip") as archive:
        return {
            Path(name).stem: list(csv.DictReader(TextIOWrapper(archive.open(name), "utf-8")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def test_every_table_has_rows_and_lasting_identifiers(tables):
    assert set(tables) == set(COLUMNS)
    for name, rows in tables.items():
        assert rows, name
        identifiers = [str(UUID(row["id"])) for row in rows]
        assert len(set(identifiers)) == len(identifiers), name


def test_what_the_specification_requires_is_in_every_row(tables):
    required = {
        "services": ("id", "name", "status"),
        "organizations": ("id", "name", "description"),
        "locations": ("id", "location_type"),
        "service_at_location": ("id", "service_id", "location_id"),
        "phones": ("id", "number"),
        "addresses": ("id", "address_1", "city", "state_province", "country", "address_type"),
        "taxonomies": ("id", "name", "description"),
        "taxonomy_terms": ("id", "name", "description"),
        "service_capacity": ("id", "unit_id", "available", "updated"),
    }
    for name, columns in required.items():
        for row in tables[name]:
            assert all(row[column] for column in columns), (name, row)


OWNERS = {
    "service_id": "services",
    "organization_id": "organizations",
    "location_id": "locations",
    "service_at_location_id": "service_at_location",
    "phone_id": "phones",
    "taxonomy_term_id": "taxonomy_terms",
    "taxonomy_id": "taxonomies",
    "parent_id": "taxonomy_terms",
    "unit_id": "units",
}


def test_every_reference_leads_to_a_row(tables):
    known = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    for name, rows in tables.items():
        for row in rows:
            for column, owner in OWNERS.items():
                assert not row.get(column) or row[column] in known[owner], (name, column)


@pytest.mark.specification
def test_the_columns_are_those_of_the_specification(registry):
    for name, columns in COLUMNS.items():
        singular = {"taxonomies": "taxonomy", "accessibility": "accessibility"}.get(
            name, TABLES.get(name, name.removesuffix("es") if name == "addresses" else name[:-1])
        )
        schema = json.loads((SPECIFICATION / f"{singular}.json").read_text(encoding="utf-8"))
        assert set(columns) <= set(schema["properties"]), name


def test_the_bulk_address_gives_the_same_zip(client, whole):
    response = client.get("/api/hsds/bulk.zip")
    archive = ZipFile(BytesIO(b"".join(response.streaming_content)))
    assert "datapackage.json" in archive.namelist()
    services = csv.DictReader(StringIO(archive.read("services.csv").decode()))
    assert [row["id"] for row in services] == [str(whole.translation_key)]


def test_no_cell_is_taken_for_a_formula(whole, tmp_path):
    whole.title = "=HYPERLINK(1)"
    whole.save_revision().publish()
    write_tabular(tmp_path / "folder")
    text = (tmp_path / "folder" / "services.csv").read_text(encoding="utf-8")
    assert "'=HYPERLINK(1)" in text
