"""The catalogue as a table of the template: streamed, without what is confidential.

A service has a row for each of its places. Only what readers can see is exported.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from openpyxl import Workbook

from core.escaping import escape
from core.models.pages import public_sources

from ..models import Place, ProviderPage, ServicePage
from .checking import Facts
from .facts import current, version_of
from .planning import shown
from .template import Column, columns, facts_of_part
from .values import show

BATCH = 200
Row = dict[str, str]


def export_rows() -> Iterator[Row]:
    """Every public service, a row for each place; a batch costs a fixed number of queries."""
    services = public_sources(ServicePage).order_by("pk").iterator(chunk_size=BATCH)
    while batch := list(islice(services, BATCH)):
        facts = current("service", batch)
        providers = _shown("provider", ProviderPage, [one["provider"] for one in facts.values()])
        places = _shown("place", Place, [key for one in facts.values() for key in one["places"]])
        for service in batch:
            yield from _rows_of(service.translation_key, facts, providers, places)


def _shown(kind: str, model: type[Any], keys: list[str | None]) -> dict[str, Facts]:
    """Facts of what readers can see, as they can see them."""
    wanted = {key for key in keys if key}
    found = public_sources(model) if kind == "provider" else model.objects.filter(live=True)
    known = current(kind, found.filter(translation_key__in=wanted, **_polish()))
    return {str(key): shown(kind, facts) for key, facts in known.items()}


def _polish() -> dict[str, Any]:
    from core.languages import source_locale_id

    return {"locale_id": source_locale_id()}


def _rows_of(
    key: UUID,
    services: dict[UUID, Facts],
    providers: dict[str, Facts],
    places: dict[str, Facts],
) -> Iterator[Row]:
    facts = services[key]
    provider = providers.get(facts["provider"] or "", {})
    own = _cells("service", _without_places(facts))
    own |= {"id": str(key), "provider_id": facts["provider"] or ""}
    own |= _cells("provider", provider)
    first = f"{version_of(facts)}/{version_of(provider) if provider else '-'}"
    for place in [one for one in facts["places"] if one in places] or [""]:
        found = places.get(place, {})
        here = _cells("at", _at(facts, place)) if place else {}
        version = f"{first}/{version_of(found) if found else '-'}"
        yield {**own, **_cells("place", found), **here, "place_id": place, "version": version}


def _cells(part: str, facts: Facts) -> Row:
    found: list[Column] = [column for column in facts_of_part(part) if column.field in facts]
    return {column.name: show(column, facts[column.field]) for column in found}


def _without_places(facts: Facts) -> Facts:
    return facts | _rows_at(facts, None)


def _at(facts: Facts, place: str) -> Facts:
    return _rows_at(facts, place)


def _rows_at(facts: Facts, place: str | None) -> Facts:
    names = ("own_phones", "own_hours")
    return {name: [row for row in facts[name] if row["at"] == place] for name in names}


def write_csv(file: Any, rows: Iterable[Row], names: list[str] | None = None) -> int:
    """Write a table as CSV with semicolons; how many rows it has."""
    names = names or [column.name for column in columns()]
    headings = {column.name: column.heading for column in columns()}
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings[name] for name in names)
    number = 0
    for row in rows:
        number += 1
        writer.writerow(escape(row.get(name, "")) for name in names)
    return number


def export_csv(path: Path) -> int:
    """Write the catalogue as CSV in UTF-8 with a mark, as spreadsheets expect it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        return write_csv(file, export_rows())


def export_xlsx(path: Path) -> int:
    """Write the catalogue as a workbook, row by row; every cell is a text."""
    number = 0
    with path.open("wb") as file:  # first: it may be that nothing can be written there
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Usługi")
        sheet.append([column.heading for column in columns()])
        for row in export_rows():
            number += 1
            sheet.append([escape(_printable(row.get(column.name, ""))) for column in columns()])
        book.save(file)
    return number


def _printable(text: str) -> str:
    """A text without the characters that a workbook cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")


def export_template(path: Path) -> int:
    """Write the empty file: headings and one row of examples."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        return write_csv(file, [{column.name: column.example for column in columns()}])
