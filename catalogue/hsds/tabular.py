"""HSDS tabular data: a CSV file for each kind of object, with a datapackage.json, in a zip."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from io import TextIOWrapper
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryDirectory
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from core.models.pages import public_sources

from ..models import ProviderPage, ServicePage
from . import entities
from .answers import speaking
from .batch import load
from .parts import Object
from .taxonomies import all_terms, taxonomies

BATCH = 200
IN_MEMORY = 5_000_000
# A spreadsheet would run what begins like this.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS: dict[str, tuple[str, ...]] = {
    "services": (
        *("id", "organization_id", "name", "description", "url", "status", "application_process"),
        *("interpretation_services", "fees_description", "wait_time", "eligibility_description"),
        *("minimum_age", "maximum_age", "assured_date", "alert", "last_modified"),
    ),
    "organizations": (
        *("id", "name", "alternate_name", "description", "email", "website", "tax_id"),
        "legal_status",
    ),
    "locations": (
        *("id", "location_type", "url", "name", "description", "transportation"),
        *("latitude", "longitude"),
    ),
    "service_at_location": ("id", "service_id", "location_id"),
    "addresses": (
        *("id", "location_id", "address_1", "city", "state_province", "postal_code", "country"),
        "address_type",
    ),
    "phones": (
        *("id", "location_id", "service_id", "organization_id", "service_at_location_id"),
        *("number", "description"),
    ),
    "contacts": ("id", "location_id", "email"),
    "schedules": (
        *("id", "service_id", "location_id", "service_at_location_id", "valid_from", "valid_to"),
        *("timezone", "freq", "interval", "byday", "description", "opens_at", "closes_at"),
    ),
    "languages": ("id", "service_id", "phone_id", "name", "code", "note"),
    "accessibility": ("id", "location_id", "description", "details"),
    "service_areas": ("id", "service_id", "name", "extent", "extent_type", "uri"),
    "required_documents": ("id", "service_id", "document"),
    "cost_options": ("id", "service_id", "option", "currency", "amount", "amount_description"),
    "units": ("id", "name"),
    "service_capacity": ("id", "service_id", "unit_id", "available", "updated"),
    "organization_identifiers": (
        *("id", "organization_id", "identifier_scheme", "identifier_type", "identifier"),
    ),
    "attributes": (
        *("id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value", "label"),
    ),
    "taxonomies": ("id", "name", "description"),
    "taxonomy_terms": ("id", "code", "name", "description", "parent_id", "taxonomy_id"),
}
Row = tuple[str, Object]


def write_tabular(target: Path, code: str = "pl", base: str = "") -> None:
    """Write everything into a zip file, or as files into a folder."""
    if target.suffix == ".zip":
        with target.open("wb") as file:
            _write_zip(file, code, base)
    else:
        target.mkdir(parents=True, exist_ok=True)
        _write_folder(target, code, base)


def zip_file(code: str, base: str) -> Any:
    """The zip as an open file; what does not fit into memory lies on disk."""
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 closed with the answer
    _write_zip(file, code, base)
    file.seek(0)
    return file


def _write_zip(file: Any, code: str, base: str) -> None:
    with TemporaryDirectory() as folder:
        _write_folder(Path(folder), code, base)
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for path in sorted(Path(folder).iterdir()):
                archive.write(path, path.name)


def _write_folder(folder: Path, code: str, base: str) -> None:
    with ExitStack() as stack:
        writers = {}
        for name, columns in COLUMNS.items():
            file: IO[Any] = stack.enter_context((folder / f"{name}.csv").open("wb"))
            text = stack.enter_context(TextIOWrapper(file, encoding="utf-8", newline=""))
            writers[name] = csv.DictWriter(text, columns, extrasaction="ignore")
            writers[name].writeheader()
        for name, row in once(_rows(code, base)):
            writers[name].writerow(line(row))
    (folder / "datapackage.json").write_text(json.dumps(_package(), indent=1), encoding="utf-8")


def line(row: Object) -> Object:
    """A row as it is written."""
    return {column: safe(value) for column, value in row.items()}


def safe(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    is_formula = isinstance(value, str) and value.startswith(FORMULA) and not _is_phone(value)
    return f"'{value}" if is_formula else value


def _is_phone(value: str) -> bool:
    return value.startswith("+") and value[1:].replace(" ", "").isdigit()


def once(rows: Iterable[Row]) -> Iterator[Row]:
    """Places and providers are met with every service of theirs, and written once."""
    seen: set[tuple[str, str]] = set()
    for name, row in rows:
        if (name, row["id"]) not in seen:
            seen.add((name, row["id"]))
            yield name, row


def _rows(code: str, base: str) -> Iterator[Row]:
    with speaking(code):
        yield from (("taxonomies", row) for row in taxonomies())
        yield from (("taxonomy_terms", term.as_object()) for term in all_terms(code).values())
    for pks in _batches(ProviderPage):
        with speaking(code):
            batch = load(code, providers=pks)
            found = [row for p in batch.providers for row in organization_rows(p, batch)]
        yield from found
    for pks in _batches(ServicePage):
        with speaking(code):
            batch = load(code, services=pks)
            found = [row for s in batch.services for row in service_rows(s, batch, base)]
        yield from found


def _batches(model: type[Any]) -> Iterator[Sequence[int]]:
    pks = list(public_sources(model).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        yield pks[start : start + BATCH]


def organization_rows(provider: ProviderPage, batch: Any) -> Iterator[Row]:
    """Everything of a provider."""
    found = entities.full_organization(provider, batch)
    yield "organizations", found
    yield from _children(found, {"organization_id": found["id"]})
    for place in found.get("locations", []):
        yield from location_rows(place)


def service_rows(service: ServicePage, batch: Any, base: str) -> Iterator[Row]:
    """Everything of a service, and its places."""
    found = entities.full_service(service, batch, base)
    yield "services", found
    yield from _children(found, {"service_id": found["id"]})
    for row in found.get("attributes", []):
        yield "attributes", row
    for row in found.get("capacities", []):
        yield "units", row["unit"]
        yield "service_capacity", {**row, "service_id": found["id"], "unit_id": row["unit"]["id"]}
    for link in found.get("service_at_locations", []):
        yield "service_at_location", link
        yield from _children(link, {"service_at_location_id": link["id"]})
        yield from location_rows(link["location"])


def location_rows(found: Object) -> Iterator[Row]:
    """Everything of a place."""
    yield "locations", found
    yield from _children(found, {"location_id": found["id"]})


CHILDREN = (
    *("phones", "schedules", "languages", "addresses", "contacts", "accessibility"),
    *("service_areas", "required_documents", "cost_options", "organization_identifiers"),
)


def _children(found: Object, owner: Object) -> Iterator[Row]:
    for name in CHILDREN:
        for row in found.get(name, []):
            yield name, {**row, **owner}
            if name == "phones":
                for spoken in row.get("languages", []):
                    yield "languages", {**spoken, "phone_id": row["id"]}


def _package() -> Object:
    return {
        "name": "hsds",
        "profile": "tabular-data-package",
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "schema": {"fields": [{"name": column} for column in columns]},
            }
            for name, columns in COLUMNS.items()
        ],
    }
