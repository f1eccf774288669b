"""No dead end: what else may help when nothing satisfies all conditions."""

from dataclasses import dataclass, field, replace

from core.filters import address_with
from core.languages import comma, reader_language
from search.services import Scope, find

from . import terms
from .asking import kept_in_address, scope
from .filters import Filters, known_values
from .listing import Item, items_of
from .models import ServicePage
from .near import Residence, residence_of

MOST = 5


@dataclass(frozen=True)
class Wider:
    """The same question in a wider area, or without something that was asked for."""

    label: str
    url: str
    total: int


@dataclass(frozen=True)
class WaysOn:
    """What an empty answer offers instead."""

    wider_areas: list[Wider] = field(default_factory=list)
    without_words: Wider | None = None
    without_one: list[Wider] = field(default_factory=list)
    without_conditions: Wider | None = None
    neighbours: list[Item] = field(default_factory=list)


def ways_on(filters: Filters, home: Residence | None, address: str) -> WaysOn:
    """Wider areas, fewer words or conditions where that finds something, and the neighbours."""
    names = [name for name in filters.chosen if name != "area"]
    all_others = _without(filters, names, address) if len(names) > 1 else None
    one_less = [_without(filters, [name], address) for name in names]
    wordless = _without(filters, ["q"], address) if filters.q else None
    return WaysOn(
        [way for code in _around(filters.area) if (way := _wider(code, filters, address))],
        wordless,
        [way for way in one_less if way],
        all_others,
        _neighbours(filters, home),
    )


def _around(code: str) -> list[str]:
    """The units around an area, the narrowest first; at last anywhere."""
    return [code[:length] for length in (4, 2) if length < len(code)]


def _wider(code: str, filters: Filters, address: str) -> Wider | None:
    """The same question in a wider area; None if that finds nothing either."""
    chosen = {**filters.chosen, "area": (code,)}
    asked = replace(filters, chosen=chosen, home=None)
    return _found(terms.area_names(reader_language())[code], asked, address)


def _without(filters: Filters, names: list[str], address: str) -> Wider | None:
    """The same question without some conditions, named as the form names their values."""
    left = {name: values for name, values in filters.chosen.items() if name not in names}
    asked = replace(filters, chosen=left, q="" if "q" in names else filters.q)
    values = [known_values(name)[v] for name in names for v in filters.chosen.get(name, ())]
    return _found(comma(reader_language()).join(values), asked, address)


def _found(label: str, asked: Filters, address: str) -> Wider | None:
    total = find(asked.q, reader_language(), replace(scope(asked), count=()), limit=1).total
    return Wider(label, address_with(address, kept_in_address(asked)), total) if total else None


def _neighbours(filters: Filters, home: Residence | None) -> list[Item]:
    """The nearest that serve other gminas and take people from this one if there is room."""
    if home is None:
        return []
    facets = {name: v for name, v in filters.facets.items() if name == "category"}
    scope = Scope(
        kinds=("service",),
        facets=facets | {"takes": ("others",)},
        near=home.point,
        browse=not filters.q,
    )
    found = find(filters.q, reader_language(), scope, limit=MOST)
    return items_of([hit.key for hit in found.hits], home=home)


def alternative_to(service: ServicePage) -> Item | None:
    """The nearest active service of the same kind for the same people, for one that is not."""
    code = next(iter(service.areas.values_list("pk", flat=True)), "")
    slugs = tuple(service.categories.values_list("slug", flat=True))
    if not slugs:
        return None
    home = residence_of(code)
    scope = Scope(
        kinds=("service",),
        area=code,
        facets={"category": slugs, "state": ("active",)},
        near=home.point if home else None,
        browse=True,
    )
    found = find("", reader_language(), scope, limit=2)
    keys = [hit.key for hit in found.hits if hit.key != service.translation_key]
    return next(iter(items_of(keys[:1], home=home)), None)
