"""What each address lists: how rows are found, and how they become objects."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.models.pages import public_sources

from ..models import ProviderPage, ServicePage
from . import entities, questions
from .batch import load
from .parts import Object
from .questions import Asked
from .taxonomies import all_terms, taxonomies

PAGES = ("page", "per_page", "format")
TERMS = ("taxonomy_id", "taxonomy_term_id")


@dataclass(frozen=True)
class Endpoint:
    """A list and its single objects; ``rows`` can be counted and sliced."""

    schema: str
    parameters: tuple[str, ...]
    rows: Callable[[Asked, str], Any]
    build: Callable[[Sequence[Any], Asked, str, str], list[Object]]
    find: Callable[[UUID, str], Any | None]


def _pks(rows: Any) -> Any:
    return rows.values_list("pk", flat=True)


def _services(pks: Sequence[int], asked: Asked, code: str, base: str) -> list[Object]:
    batch = load(code, services=list(pks))
    if asked.get("minimal"):
        return [entities.minimal(row) for row in batch.services]
    build = entities.full_service if asked.get("full") else entities.service
    return [build(row, batch, base) for row in batch.services]


def _organizations(pks: Sequence[int], asked: Asked, code: str, base: str) -> list[Object]:
    batch = load(code, providers=list(pks))
    full = asked.get("full") or asked.get("full_service")
    build = entities.full_organization if full else entities.organization
    objects = [build(row, batch) for row in batch.providers]
    if asked.get("full_service"):
        given = public_sources(ServicePage).filter(provider__in=list(pks)).order_by("pk")
        services = load(code, services=list(_pks(given)))
        by_key: dict[str, list[Object]] = {}
        for row in services.services:
            key = str(row.provider.translation_key) if row.provider else ""
            by_key.setdefault(key, []).append(entities.full_service(row, services, base))
        for found in objects:
            found["services"] = by_key.get(found["id"], [])
    return objects


def _links(pairs: Sequence[tuple[int, int]], asked: Asked, code: str, base: str) -> list[Object]:
    batch = load(code, services=list(dict.fromkeys(service for service, _place in pairs)))
    by_pk = {row.pk: row for row in batch.services}
    objects = []
    for service_pk, place_pk in pairs:
        row = by_pk[service_pk]
        place = next(place for place in row.places.all() if place.pk == place_pk)
        found = entities.service_at_location(row, place, batch)
        if asked.get("full"):
            found["service"] = entities.service(row, batch, base)
        objects.append(found)
    return objects


def _terms(asked: Asked, code: str) -> list[Object]:
    found = [term.as_object() for term in all_terms(code).values()]
    wanted = str(asked.get("search", "")).casefold()
    return [
        term
        for term in found
        if wanted in term["name"].casefold()
        and not (asked.get("top_only") and "parent_id" in term)
        and _is(term, asked, "parent_id")
        and _is(term, asked, "taxonomy_id")
    ]


def _is(term: Object, asked: Asked, name: str) -> bool:
    return name not in asked or term.get(name) == str(asked[name])


def _taxonomies(asked: Asked, code: str) -> list[Object]:
    wanted = str(asked.get("search", "")).casefold()
    return [found for found in taxonomies() if wanted in found["name"].casefold()]


def _as_they_are(rows: Sequence[Object], asked: Asked, code: str, base: str) -> list[Object]:
    return list(rows)


def _page(model: type[Any]) -> Callable[[UUID, str], int | None]:
    return lambda key, _code: _pks(public_sources(model).filter(translation_key=key)).first()


def _by_id(rows: Callable[[Asked, str], list[Object]]) -> Callable[[UUID, str], Object | None]:
    return lambda key, code: next((row for row in rows({}, code) if row["id"] == str(key)), None)


ENDPOINTS = {
    "services": Endpoint(
        "service",
        ("search", *PAGES, *TERMS, "organization_id", "modified_after", "minimal", "full"),
        lambda asked, code: _pks(questions.services(asked, code)),
        _services,
        _page(ServicePage),
    ),
    "organizations": Endpoint(
        "organization",
        ("search", *PAGES, *TERMS, "full", "full_service"),
        lambda asked, code: _pks(questions.organizations(asked, code)),
        _organizations,
        _page(ProviderPage),
    ),
    "service_at_locations": Endpoint(
        "service_at_location",
        ("search", *PAGES, *TERMS, "organization_id", "modified_after", "full")
        + ("postcode", "proximity"),
        questions.links,
        _links,
        lambda key, _code: questions.link_keys().get(str(key)),
    ),
    "taxonomies": Endpoint(
        "taxonomy", ("search", *PAGES), _taxonomies, _as_they_are, _by_id(_taxonomies)
    ),
    "taxonomy_terms": Endpoint(
        "taxonomy_term",
        ("search", *PAGES, "taxonomy_id", "top_only", "parent_id"),
        _terms,
        _as_they_are,
        _by_id(_terms),
    ),
}
