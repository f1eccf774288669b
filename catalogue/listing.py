"""Lists of services: a bounded page of sources with prose overlaid, whatever its length."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from core.models.pages import in_reader_language, public_sources

from .facts import LanguageFact, language_facts
from .models import Place, ServicePage
from .place_facts import PlaceFacts, place_facts, published_places

PAGE_SIZE = 20


@dataclass(frozen=True)
class Item:
    """One line of a list: facts in a fixed order."""

    url: str
    title: str
    title_lang: str
    summary: str
    summary_lang: str
    provider_title: str
    provider_url: str
    provider_lang: str
    place: PlaceFacts | None
    languages: list[LanguageFact]
    cost: str
    confirmed_on: date | None
    is_sample: bool
    via: list[str] = field(default_factory=list)


def public_services() -> QuerySet[ServicePage]:
    """Every service that readers may see."""
    return public_sources(ServicePage)


def list_items(
    pks: list[int], via: Mapping[UUID, list[str]] | None = None, *, with_places: bool = True
) -> list[Item]:
    """Turn a page of services into lines in their order, in eight queries at most."""
    shown = published_places(Place.objects.all()) if with_places else Place.objects.none()
    places_of = Prefetch("places", shown)
    found = ServicePage.objects.filter(pk__in=pks).select_related("provider")
    by_pk = {row.pk: row for row in found.prefetch_related("languages", places_of)}
    rows = [by_pk[pk] for pk in pks]
    providers = _providers(rows)
    return [
        _item(row, page, providers.get(row.provider_id), (via or {}).get(row.translation_key, []))
        for row, page in zip(rows, in_reader_language(rows), strict=True)
    ]


def _providers(rows: list[ServicePage]) -> dict[int, Any]:
    sources = {
        row.provider_id: row.provider for row in rows if row.provider and row.provider.is_public
    }
    return dict(zip(sources, in_reader_language(list(sources.values())), strict=True))


def _first_place(row: ServicePage) -> PlaceFacts | None:
    places = list(row.places.all())
    return place_facts(places[0], places[0]) if places else None


def _item(row: ServicePage, page: Any, provider: Any, via: list[str]) -> Item:
    return Item(
        url=row.url,
        title=page.title,
        title_lang=page.prose_lang,
        summary=page.summary,
        summary_lang=page.prose_lang,
        provider_title=provider.title if provider else "",
        provider_url=provider.source.url if provider else "",
        provider_lang=provider.prose_lang if provider else "",
        place=_first_place(row),
        languages=language_facts(row.languages.all()),
        cost=str(row.get_cost_display()),
        confirmed_on=row.confirmed_on,
        is_sample=row.is_sample,
        via=via,
    )
