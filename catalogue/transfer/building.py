"""Facts as values of the models: new objects, and facts put onto objects that there are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from core.languages import source_locale_id

from ..models import Place, ProviderPage
from .checking import Facts
from .facts import RELATIONS, ROWS
from .prose import as_body
from .template import MODELS
from .values import TERMS

NOT_COLUMNS = ("provider", "body", "area", "places")


@dataclass
class Lookup:
    """What facts of a batch refer to, as objects: terms, providers, places."""

    terms: dict[str, dict[str, Any]] = field(default_factory=dict)
    providers: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Lookup":
        """Read the terms; providers and places come batch by batch."""
        found = cls()
        for name, model in TERMS.items():
            rows = model.objects.filter(locale_id=source_locale_id())
            found.terms[name] = {row.slug: row for row in rows}
        return found

    def learn(self, facts: Iterable[Facts]) -> None:
        """Read the providers and places that some facts name, in two queries."""
        wanted = list(facts)
        providers = {one["provider"] for one in wanted if one.get("provider")}
        places = {key for one in wanted for key in one.get("places", ())}
        self.providers = _by_key(ProviderPage, providers)
        self.places = _by_key(Place, places)


def _by_key(model: type[Any], keys: set[str]) -> dict[str, Any]:
    rows = model.objects.filter(translation_key__in=keys, locale_id=source_locale_id())
    return {str(row.translation_key): row for row in rows}


def columns_of(kind: str, facts: Facts, lookup: Lookup) -> dict[str, Any]:
    """The values of an object's own columns."""
    skipped = {*RELATIONS[kind], *ROWS[kind], *NOT_COLUMNS}
    meta = MODELS[kind]._meta
    values = {
        name: meta.get_field(name).to_python(value)
        for name, value in facts.items()
        if name not in skipped
    }
    if "area" in facts:
        values["area_id"] = facts["area"]
    if "body" in facts:
        values["body"] = as_body(facts["body"])
    if "provider" in facts:
        values["provider"] = lookup.providers.get(facts["provider"] or "")
    return values


def related(kind: str, facts: Facts, lookup: Lookup) -> dict[str, list[Any]]:
    """The objects of every relation that the facts name."""
    found: dict[str, list[Any]] = {}
    for name in RELATIONS[kind]:
        if name not in facts:
            continue
        if name == "areas":
            found[name] = area_objects(facts[name])
        else:
            known = lookup.places if name == "places" else lookup.terms[name]
            found[name] = [known[key] for key in facts[name] if key in known]
    return found


def area_objects(codes: list[str]) -> list[Any]:
    """Units of the register by their codes, without a query."""
    from .. import terms

    areas = terms.areas()
    return [areas[code] for code in codes]


def child_rows(kind: str, facts: Facts, lookup: Lookup) -> dict[str, list[Any]]:
    """New child rows for every list of rows that the facts hold."""
    return {
        name: [_row(model, row, lookup) for row in facts[name]]
        for name, model in ROWS[kind].items()
        if name in facts
    }


def _row(model: type[Any], row: Facts, lookup: Lookup) -> Any:
    values = {
        name: model._meta.get_field(name).to_python(value)
        for name, value in row.items()
        if name != "at"
    }
    if row.get("at"):
        values["at"] = lookup.places.get(row["at"])
    return model(**values)


def make(kind: str, key: UUID, facts: Facts, lookup: Lookup) -> Any:
    """A new source object that is not saved, with its child rows and relations in memory."""
    values = columns_of(kind, facts, lookup)
    thing = MODELS[kind](translation_key=key, locale_id=source_locale_id(), **values)
    attach(kind, thing, facts, lookup)
    if kind != "place":
        thing.wagtail_admin_comments = []  # or Wagtail would ask for those of a new page
    return thing


def attach(kind: str, thing: Any, facts: Facts, lookup: Lookup) -> None:
    """Put relations and child rows onto an object in memory."""
    for name, found in {**related(kind, facts, lookup), **child_rows(kind, facts, lookup)}.items():
        setattr(thing, name, found)


def put(kind: str, thing: Any, facts: Facts, lookup: Lookup) -> None:
    """Put some facts onto an object that there is."""
    for name, value in columns_of(kind, facts, lookup).items():
        setattr(thing, name, value)
    attach(kind, thing, facts, lookup)
