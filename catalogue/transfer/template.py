"""The documented columns: one table that import, export, the empty file and the guide read."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import gettext

from core.loading import read
from search.services import folded_name

from ..models import Place, ProviderPage, ServicePage

DATA = Path(__file__).parents[1] / "data" / "columns.yaml"
MODELS: dict[str, type[models.Model]] = {
    "service": ServicePage,
    "provider": ProviderPage,
    "place": Place,
    "at": ServicePage,
}
# What the export leaves empty for a confidential place, always.
HIDDEN = ("street", "postcode", "city", "area", "latitude", "longitude", "directions", "transport")


@dataclass(frozen=True)
class Column:
    """One column: its machine name, its Polish heading, and which fact of what it holds."""

    name: str
    part: str
    kind: str
    heading: str
    help: str
    example: str = ""
    field: str = ""
    required: bool = False

    @property
    def model_field(self) -> Any:
        """The field of the model that the column fills."""
        return MODELS[self.part]._meta.get_field(self.field)


@cache
def columns() -> tuple[Column, ...]:
    """All columns in the order of the template."""
    return tuple(Column(**row) for row in read(DATA))


@cache
def by_name() -> dict[str, Column]:
    """Every column by its machine name."""
    return {column.name: column for column in columns()}


@cache
def facts_of_part(part: str) -> tuple[Column, ...]:
    """The columns that hold the facts of a part."""
    return tuple(column for column in columns() if column.part == part and column.field)


@cache
def _spellings() -> dict[str, str]:
    names = {folded_name(column.heading): column.name for column in columns()}
    return names | {column.name: column.name for column in columns()}


def column_of(heading: str) -> str | None:
    """The machine name of the column that a heading means, in either of its spellings."""
    wanted = heading.strip()
    return _spellings().get(wanted.casefold()) or _spellings().get(folded_name(wanted))


def missing_columns(found: Iterable[str]) -> list[Column]:
    """The columns without which no row can be good."""
    names = set(found)
    return [column for column in columns() if column.required and column.name not in names]


def unknown_column(heading: str) -> str:
    """What to say of a heading that is none of ours, with the one that was perhaps meant."""
    near = get_close_matches(folded_name(heading), list(_spellings()), n=1, cutoff=0.7)
    if not near:
        return gettext("The column is not in the template: what stands in it is not read.")
    known = by_name()[_spellings()[near[0]]]
    message = gettext(
        "The column is not in the template: what stands in it is not read. Did you mean"
        " “%(heading)s” (%(name)s)?"
    )
    return message % {"heading": known.heading, "name": known.name}
