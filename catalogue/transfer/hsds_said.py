"""What our own HSDS export says of objects that there are, read back as an import reads it.

The format cannot say everything (who speaks a language, what a telephone is for, where a summary
ends), so a file that came from here differs from the catalogue although nobody changed anything.
A fact of the file that is what the export would write is therefore no wish to change it.
"""

from collections.abc import Iterable
from contextvars import copy_context
from functools import cached_property
from typing import Any
from uuid import UUID

from core.escaping import unescape
from core.languages import SOURCE

from ..hsds import tabular
from ..hsds.answers import speaking
from ..hsds.batch import load
from ..hsds.parts import location
from ..models import Place
from ..place_facts import published_places
from .checking import Facts
from .errors import BadCell
from .facts import in_order
from .hsds_cells import (
    COLUMNS,
    HANGING,
    Line,
    Tables,
    Terms,
    by_key,
    known_terms,
    place_cells,
    provider_cells,
    service_cells,
)
from .template import facts_of_part
from .values import Register, parse


class OwnExport:
    """Reads the register once, and answers for a batch in a fixed number of queries."""

    @cached_property
    def register(self) -> Register:
        """Terms and areas."""
        return Register.load()

    @cached_property
    def terms(self) -> Terms:
        """Terms by their words."""
        return known_terms()

    def facts(self, kind: str, things: Iterable[Any]) -> dict[UUID, Facts]:
        """The facts of some sources that a file of our export would hold."""
        pks = [thing.pk for thing in things]
        return copy_context().run(self._facts, kind, pks) if pks else {}

    def _facts(self, kind: str, pks: list[int]) -> dict[UUID, Facts]:
        with speaking(SOURCE):
            rows = list(ROWS[kind](pks))
        lines: dict[str, list[Line]] = {}
        for name, row in tabular.once(rows):
            wanted = {column: tabular.line(row).get(column) for column in tabular.COLUMNS[name]}
            written = {c: str(value) for c, value in wanted.items() if value is not None}
            lines.setdefault(name, []).append(written)
        tables = {name: by_key(lines.get(name, ()), keys) for name, keys in HANGING.items()}
        return {
            UUID(line["id"]): self._read(kind, line, tables) for line in lines.get(MAIN[kind], ())
        }

    def _read(self, kind: str, line: Line, tables: Tables) -> Facts:
        if kind == "provider":
            return self._parsed(kind, provider_cells(line["id"], tables))
        if kind == "place":
            return self._parsed(kind, place_cells(line["id"], tables))
        cells = list(service_cells(line, tables, self.terms))
        facts = self._parsed(kind, cells[0])
        for name in ("own_phones", "own_hours"):
            if name in facts:
                facts[name] = in_order(name, [row | {"at": None} for row in facts[name]])
        facts["provider"] = line.get("organization_id") or None
        facts["places"] = sorted(one["place_id"] for one in cells if "place_id" in one)
        return facts

    def _parsed(self, kind: str, cells: Line) -> Facts:
        facts: Facts = {}
        for column in facts_of_part(kind):
            if column.name in COLUMNS:
                try:
                    text = unescape(cells.get(column.name, ""))
                    facts[column.field] = parse(column, text, self.register)
                except BadCell:
                    continue  # an import leaves it out, too
        return facts


def _services(pks: list[int]) -> Iterable[tabular.Row]:
    batch = load(SOURCE, services=pks)
    return (row for one in batch.services for row in tabular.service_rows(one, batch, ""))


def _providers(pks: list[int]) -> Iterable[tabular.Row]:
    batch = load(SOURCE, providers=pks)
    return (row for one in batch.providers for row in tabular.organization_rows(one, batch))


def _places(pks: list[int]) -> Iterable[tabular.Row]:
    for place in published_places(Place.objects.filter(pk__in=pks)):
        yield from tabular.location_rows(location(place, place, SOURCE))


MAIN = {"service": "services", "provider": "organizations", "place": "locations"}
ROWS = {"service": _services, "provider": _providers, "place": _places}
