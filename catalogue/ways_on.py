"""No dead end: what else may help when nothing satisfies all conditions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.filters import address_with
from core.languages import reader_language
from search.services import Scope, find

from . import terms
from .filters import Filters
from .listing import Item, items_of
from .models import ServicePage
from .near import Residence, residence_of

MOST = 5


@dataclass(frozen=True)
class Wider:
    """The same question in a wider area, or without some of its conditions."""

    label: str
    url: str
    total: int


@dataclass(frozen=True)
class WaysOn:
    """What an empty answer offers instead."""

    wider_areas: list[Wider] = field(default_factory=list)
    without_words: Wider | None = None
    without_conditions: Wider | None = None
    neighbours: list[Item] = field(default_factory=list)


def ways_on(filters: Filters, home: Residence | None, address: str) -> WaysOn:
    """Wider areas, fewer words or conditions where that finds something, and the neighbours."""
    scope = Scope(
        kinds=("service",), area=filters.area, facets=filters.facets, browse=not filters.q
    )
    kept: dict[str, Any] = {**filters.chosen, **({"q": filters.q} if filters.q else {})}
    wider = [_wider(code, filters, scope, kept, address) for code in _around(filters.area)]
    all_words = replace(scope, browse=True)
    plain = replace(scope, facets={})
    words, conditions = None, None
    if filters.q:
        words = _found("", all_words, address_with(address, kept, ["q"]))
    if filters.facets or filters.open:
        names = [name for name in kept if name not in ("area", "q")]
        conditions = _found(filters.q, plain, address_with(address, kept, names))
    return WaysOn(
        [way for way in wider if way.total],
        words if words and words.total else None,
        conditions if conditions and conditions.total else None,
        _neighbours(filters, home),
    )


def _around(code: str) -> list[str]:
    """The units around an area, the narrowest first; at last anywhere."""
    return [code[:length] for length in (4, 2) if length < len(code)]


def _wider(
    code: str, filters: Filters, scope: Scope, kept: Mapping[str, Any], address: str
) -> Wider:
    total = find(filters.q, reader_language(), replace(scope, area=code), limit=1).total
    name = terms.area_names(reader_language())[code]
    return Wider(name, address_with(address, {**kept, "area": code}), total)


def _found(words: str, scope: Scope, url: str) -> Wider:
    return Wider("", url, find(words, reader_language(), scope, limit=1).total)


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
