"""The form of the finder: what is chosen, what can be, and how much there would be."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.collation import sort_key
from core.filters import Option, OptionGroup, counted_options, option_group
from core.languages import reader_language
from core.models import Area

from . import terms
from .filters import SEVERAL, Filters, known_values

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Finder:
    """The form of the catalogue: what is chosen and what can be."""

    q: str
    where: str
    category: list[OptionGroup]
    open: list[OptionGroup]
    several: dict[str, list[Option]]
    is_narrowed: bool


def finder(filters: Filters, counts: Counts) -> Finder:
    """The form with what was chosen; values that nothing has are left out unless chosen."""
    return Finder(
        q=filters.q,
        where=filters.where or (known_values("area")[filters.area] if filters.area else ""),
        category=category_groups(next(iter(filters.chosen.get("category", ())), ""), counts),
        open=[option_group("", known_values("open"), filters.open)],
        several={
            name: counted_options(
                known_values(name), filters.chosen.get(name, ()), counts.get(name, {})
            )
            for name in SEVERAL
        },
        is_narrowed=bool(set(filters.chosen) - {"area"}),
    )


def place_names() -> list[str]:
    """The gminas and powiats in the reader's language, which the browser offers while typing.

    A city with powiat rights is offered once, as its gmina.
    """
    names = known_values("area")
    offered = {
        names[code]
        for code, area in terms.areas().items()
        if area.level == Area.Level.GMINA
        or (area.level == Area.Level.POWIAT and not terms.is_city(area))
    }
    code = reader_language()
    return sorted(offered, key=lambda name: sort_key(name, code))


def category_groups(chosen: str, counts: Counts | None = None) -> list[OptionGroup]:
    """The 14 fields, each with its needs; with counts only what something has."""
    found = terms.categories(reader_language()).values()
    known = None if counts is None else counts.get("category", {})
    groups = [
        OptionGroup(
            field.label,
            [
                Option(term.slug, term.label, term.slug == chosen, (known or {}).get(term.slug))
                for term in found
                if field.slug in (term.slug, term.parent)
                and (known is None or term.slug in known or term.slug == chosen)
            ],
        )
        for field in found
        if field.parent is None
    ]
    return [group for group in groups if group.options]
