"""The facts of services, providers and places as the template knows them, a batch at a time."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from core.languages import source_locale_id

from .. import models
from .cells import hours_of
from .prose import plain_paragraphs
from .template import MODELS, facts_of_part
from .values import as_fact

Facts = dict[str, Any]
PHONE = ("number", "label", "languages", "weekdays", "opens", "closes")
LANGUAGE = ("language", "mode", "ways", "weekdays", "lead_days", "paid_by")
EXCEPTION = ("from_date", "to_date", "opens", "closes", "note")
RELATIONS = {
    "service": ("categories", "audiences", "statuses", "documents", "areas", "places"),
    "provider": (),
    "place": (),
}
ROWS: dict[str, dict[str, type[Any]]] = {
    "service": {
        "languages": models.ServiceLanguage,
        "own_phones": models.ServicePhone,
        "own_hours": models.ServiceHours,
    },
    "provider": {},
    "place": {
        "phones": models.Phone,
        "hours": models.OpeningHours,
        "exceptions": models.HoursException,
    },
}
IDENTITY = {"areas": "area_id", "places": "place__translation_key"}


def fields_of(kind: str) -> list[str]:
    """Every field that an import of a kind can write."""
    own = [column.field for column in facts_of_part(kind)]
    return [*own, "provider", "places"] if kind == "service" else own


def sources(kind: str, keys: Iterable[UUID]) -> dict[UUID, Any]:
    """The source objects of some keys, in one query."""
    rows = MODELS[kind]._default_manager.filter(
        translation_key__in=list(keys), locale_id=source_locale_id()
    )
    return {row.translation_key: row for row in rows}


def current(kind: str, objects: Iterable[Any]) -> dict[UUID, Facts]:
    """The facts of some sources, in a number of queries that does not depend on how many."""
    found = {thing.pk: thing for thing in objects}
    facts = {pk: _simple(kind, thing) for pk, thing in found.items()}
    for name in RELATIONS[kind]:
        for values in facts.values():
            values[name] = []
        for pk, value in _related(kind, name, list(found)):
            facts[pk][name].append(str(value))
        for values in facts.values():
            values[name].sort()
    for name, model in ROWS[kind].items():
        for values in facts.values():
            values[name] = []
        for pk, row in _child_rows(model, list(found)):
            facts[pk][name].append(row)
        for values in facts.values():
            values[name] = in_order(name, values[name])
    if kind == "service":
        _add_providers(found, facts)
    return {found[pk].translation_key: values for pk, values in facts.items()}


def _simple(kind: str, thing: Any) -> Facts:
    skipped = {*RELATIONS[kind], *ROWS[kind], "area", "body"}
    names = [name for name in fields_of(kind) if name not in skipped and name != "provider"]
    facts = {name: as_fact(getattr(thing, name)) for name in names}
    if kind == "place":
        facts["area"] = thing.area_id
    if kind == "service":
        facts["body"] = plain_paragraphs(thing.body)
    return facts


def _related(kind: str, name: str, pks: list[int]) -> Iterable[tuple[int, Any]]:
    through = getattr(MODELS[kind], name).through
    field = MODELS[kind]._meta.get_field(name)
    mine, theirs = field.m2m_field_name(), field.m2m_reverse_field_name()
    value = IDENTITY.get(name, f"{theirs}__slug")
    rows = through.objects.filter(**{f"{mine}__in": pks})
    return rows.values_list(f"{mine}_id", value)


def parent_name(model: type[Any]) -> str:
    """The name of the key by which a child row points to its parent."""
    return "place" if hasattr(model, "place") else "service"


def _child_rows(model: type[Any], pks: list[int]) -> Iterable[tuple[int, Facts]]:
    parent = parent_name(model)
    rows = model.objects.filter(**{f"{parent}__in": pks}).order_by("pk")
    for row in rows.select_related("at") if hasattr(model, "at") else rows:
        yield getattr(row, f"{parent}_id"), _row_facts(model, row)


def _row_facts(model: type[Any], row: Any) -> Facts:
    if issubclass(model, models.HoursRow):
        facts = hours_of(row)
    else:
        names = PHONE if issubclass(model, models.PhoneRow) else EXCEPTION
        names = LANGUAGE if model is models.ServiceLanguage else names
        facts = {name: as_fact(getattr(row, name)) for name in names}
    if hasattr(model, "at"):
        facts["at"] = str(row.at.translation_key) if row.at else None
    return facts


def in_order(name: str, rows: list[Facts]) -> list[Facts]:
    """Rows in the one order in which they are compared."""
    if name in ("hours", "own_hours"):
        keys = ("valid_from", "valid_to", "weekday", "opens")
        rows = sorted(rows, key=lambda row: [str(row[key] or "") for key in keys])
    if name == "exceptions":
        rows = sorted(rows, key=lambda row: (row["from_date"], str(row)))
    return sorted(rows, key=lambda row: row.get("at") or "") if name.startswith("own_") else rows


def _add_providers(found: dict[int, Any], facts: dict[int, Facts]) -> None:
    wanted = {service.provider_id for service in found.values() if service.provider_id}
    rows = models.ProviderPage.objects.filter(pk__in=wanted).values_list("pk", "translation_key")
    keys = dict(rows)
    for pk, service in found.items():
        key = keys.get(service.provider_id)
        facts[pk]["provider"] = str(key) if key else None


def digest_of(facts: Facts) -> str:
    """The digest of facts, whatever order they came in."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def version_of(facts: Facts) -> str:
    """What an export says of the facts it holds; the same facts give the same."""
    return digest_of(facts)[:10]
