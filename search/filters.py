"""What a reader asks the search page for; what cannot be understood is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.translation import gettext

from core.filters import (
    ActiveFilter,
    Option,
    OptionGroup,
    active_filters,
    address_with,
    counted_options,
    values_in,
)
from core.languages import reader_language
from core.other_forms import EASY, LABELS, SIGN

from .engines.base import Counts, Scope
from .facets import FORM, GMINA, POWIAT, SERVES, number_serving, serving
from .presentation import KIND_LABELS
from .records import facet_labels

# Facets of which several values may be chosen; of the area just one may be.
SEVERAL = ("kind", "category", "language", "project", "year", FORM)
AREA, ORDER = "area", "sort"
COUNTED = (*SEVERAL, SERVES)
# More values of one facet are no help; those that were chosen are always there.
MOST_SHOWN = 12
EARLIEST, LATEST = 1990, 2100


@dataclass
class Filters:
    """The filters that were understood, and plain messages about those that were not."""

    q: str
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    order: Literal["relevance", "date"] = "relevance"
    problems: list[str] = field(default_factory=list)

    @property
    def scope(self) -> Scope:
        """What the search is asked for."""
        facets = {name: values for name, values in self.chosen.items() if name != AREA}
        if AREA in self.chosen:
            facets[SERVES] = serving(self.chosen[AREA][0])
        return Scope(facets=facets, count=COUNTED, order=self.order)

    @property
    def kept(self) -> dict[str, Any]:
        """What an address with the same answer holds."""
        order = {ORDER: self.order} if self.order == "date" else {}
        return {"q": self.q, **self.chosen, **order}


def read_filters(q: str, query: Mapping[str, str]) -> Filters:
    """Read the address's parameters; unknown values are named and left out, the others kept."""
    filters = Filters(q)
    for name in (*SEVERAL, AREA):
        asked = values_in(query, name)
        known = labels_of(name) if asked else {}
        kept = tuple(value for value in asked if value in known)
        if kept:
            filters.chosen[name] = kept[-1:] if name == AREA else kept
        if len(kept) < len(asked):
            filters.problems.append(_problem(name))
    order = query.get(ORDER, "")
    if order == "date":
        filters.order = "date"
    elif order not in ("", "relevance"):
        filters.problems.append(_problem(ORDER))
    return filters


def labels_of(name: str) -> Mapping[str, str]:
    """The values of a filter with their labels in the reader's language, in their order."""
    if name == "kind":
        return {kind: str(label) for kind, label in KIND_LABELS.items()}
    if name == FORM:
        return {form: str(LABELS[form]) for form in (EASY, SIGN)}
    if name == "year":
        return {str(year): str(year) for year in range(LATEST, EARLIEST, -1)}
    labels = facet_labels(name, reader_language())
    if name == AREA:
        return {code: label for code, label in labels.items() if len(code) in (POWIAT, GMINA)}
    return labels


def _problem(name: str) -> str:
    return {
        "kind": gettext("We do not know this kind of result. Choose one from the list."),
        "category": gettext("We do not know this kind of help. Choose one from the list."),
        "language": gettext("We do not know this language. Choose one from the list."),
        "project": gettext("We do not know this project. Choose one from the list."),
        FORM: gettext("We do not know this form. Choose one from the list."),
        "year": gettext("We do not know this year. Choose one from the list."),
        AREA: gettext("We do not know this place. Choose your gmina from the list."),
    }.get(name, gettext("We do not know one of the conditions in the address; it was left out."))


@dataclass(frozen=True)
class Form:
    """The filters as a form, the chosen ones in words, and the two orders as links."""

    hidden: dict[str, str]
    several: dict[str, list[Option]]
    area: list[OptionGroup]
    is_narrowed: bool
    active: list[ActiveFilter]
    orders: dict[str, str]


def form_of(filters: Filters, counts: Counts, address: str) -> Form:
    """The form with how much there is of each value; values that nothing has are left out."""
    kept = filters.kept
    hidden = {name: kept[name] for name in ("q", ORDER) if name in kept}
    return Form(
        hidden=hidden,
        several={name: _options(name, filters, counts.get(name, {})) for name in SEVERAL},
        area=_areas(filters, counts.get(SERVES, {})),
        is_narrowed=bool(filters.chosen),
        active=active_filters(kept, address, lambda name, value: labels_of(name)[value], hidden),
        orders={
            "relevance": address_with(address, kept, [ORDER]),
            "date": address_with(address, {**kept, ORDER: "date"}),
        },
    )


def _options(name: str, filters: Filters, counts: Mapping[str, int]) -> list[Option]:
    """The values most things have, in the order of their labels, and the chosen ones."""
    found = counted_options(labels_of(name), filters.chosen.get(name, ()), counts)
    often = sorted(found, key=lambda option: (not option.chosen, -(option.count or 0)))
    shown = set(often[:MOST_SHOWN]) | {option for option in found if option.chosen}
    return [option for option in found if option in shown]


def _areas(filters: Filters, counts: Mapping[str, int]) -> list[OptionGroup]:
    """Powiats, each with its gminas, with how much serves them; empty where nothing does."""
    labels = labels_of(AREA)
    chosen = filters.chosen.get(AREA, ("",))[0]
    numbers = {code: number_serving(code, counts) for code in labels}
    options = {
        code: Option(code, label, code == chosen, numbers[code])
        for code, label in labels.items()
        # A city with powiat rights stands there once.
        if code == chosen or (numbers[code] and label != labels.get(code[: len(code) - 2]))
    }
    return [
        OptionGroup(
            labels[powiat],
            [option for code, option in options.items() if code.startswith(powiat)],
        )
        for powiat in labels
        if len(powiat) == POWIAT and any(code.startswith(powiat) for code in options)
    ]
