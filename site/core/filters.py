"""What pages with lists share: filters in the address, as choices of a form, and in words."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict


@dataclass(frozen=True)
class Option:
    """One choice of a filter."""

    value: str
    label: str
    chosen: bool
    count: int | None = None


@dataclass(frozen=True)
class OptionGroup:
    """Choices under a common heading; an empty heading: none."""

    label: str
    options: list[Option]


@dataclass(frozen=True)
class ActiveFilter:
    """A chosen filter with the address without it."""

    label: str
    remove_url: str


def understood(
    query: Mapping[str, str],
    names: Iterable[str],
    known: Callable[[str, Mapping[str, str]], Mapping[str, str]],
    problem: Callable[[str], str],
) -> tuple[dict[str, str], list[str]]:
    """Read filters from an address: those whose values are known, and what to say of the others.

    ``known`` gives a filter's values and may ask what was chosen before it.
    """
    chosen: dict[str, str] = {}
    problems = []
    for name in names:
        value = query.get(name, "").strip()
        if not value:
            continue
        if value in known(name, chosen):
            chosen[name] = value
        else:
            problems.append(problem(name))
    return chosen, problems


def values_in(query: Mapping[str, str], name: str) -> list[str]:
    """What an address says of a filter of which several values may be chosen, each once."""
    found = query.getlist(name) if isinstance(query, QueryDict) else [query.get(name, "")]
    return list(dict.fromkeys(value.strip() for value in found if value.strip()))


Values = Mapping[str, Any]


def with_page(kept: Values, query: Mapping[str, str]) -> dict[str, Any]:
    """The filters with the number of the page that the address asks for."""
    return {**kept, **({"page": query["page"]} if query.get("page") else {})}


def address_with(address: str, kept: Values, without: Iterable[str] = ()) -> str:
    """A page's address with its filters, some left out."""
    left = {name: value for name, value in kept.items() if name not in without}
    return f"{address}?{urlencode(left, doseq=True)}" if left else address


def option_group(label: str, values: Mapping[str, str], chosen: str) -> OptionGroup:
    """Values with their labels as choices."""
    options = [Option(value, name, value == chosen) for value, name in values.items()]
    return OptionGroup(label, options)


def active_filters(
    kept: Values,
    address: str,
    label: Callable[[str, str], str],
    fixed: Collection[str] = (),
) -> list[ActiveFilter]:
    """What was asked for, in words, each value with the address without it; text is its label.

    What is ``fixed`` stays in every address and is not shown.
    """
    found = []
    for name, values in kept.items():
        if name in fixed:
            continue
        if isinstance(values, str):
            found.append(ActiveFilter(values, address_with(address, kept, [name])))
            continue
        for value in values:
            left = {name: tuple(other for other in values if other != value)}
            others = {key: rest for key, rest in {**kept, **left}.items() if rest}
            found.append(ActiveFilter(label(name, value), address_with(address, others)))
    return found


def counted_options(
    values: Mapping[str, str], chosen: Iterable[str], counts: Mapping[str, int]
) -> list[Option]:
    """The values that something has, with how much, and those that were chosen."""
    kept = set(chosen)
    return [
        Option(value, name, value in kept, counts.get(value, 0))
        for value, name in values.items()
        if counts.get(value) or value in kept
    ]
