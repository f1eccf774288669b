"""Lists of services: a bounded page of sources with prose overlaid, whatever its length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from core.models.pages import in_reader_language, public_sources

from .facts import LanguageFact, Suspension, language_facts, suspension
from .models import Place, ServicePage
from .near import Residence, distance_in_words, nearest, why_shown
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
    distance: str
    languages: list[LanguageFact]
    cost: str
    statuses: list[str]
    suspension: Suspension | None
    confirmed_on: date | None
    is_sample: bool
    why: str = ""
    via: list[str] = field(default_factory=list)


def public_services() -> QuerySet[ServicePage]:
    """Every service that readers may see."""
    return public_sources(ServicePage)


def items_of(
    keys: Sequence[UUID],
    via: Mapping[UUID, list[str]] | None = None,
    home: Residence | None = None,
) -> list[Item]:
    """Turn what the search found into lines in its order."""
    found = public_services().filter(translation_key__in=keys)
    pks = dict(found.values_list("translation_key", "pk"))
    return list_items([pks[key] for key in keys if key in pks], via, home)


def list_items(
    pks: list[int],
    via: Mapping[UUID, list[str]] | None = None,
    home: Residence | None = None,
    *,
    with_places: bool = True,
) -> list[Item]:
    """Turn a page of services into lines in their order, in a fixed number of queries."""
    shown = published_places(Place.objects.all()) if with_places else Place.objects.none()
    found = ServicePage.objects.filter(pk__in=pks).select_related("provider")
    related = ("languages", "areas", "statuses", "own_phones", "own_hours")
    by_pk = {row.pk: row for row in found.prefetch_related(*related, Prefetch("places", shown))}
    rows = [by_pk[pk] for pk in pks]
    providers = _providers(rows)
    return [
        _item(row, page, providers.get(row.provider_id), (via or {}).get(row.translation_key), home)
        for row, page in zip(rows, in_reader_language(rows), strict=True)
    ]


def _providers(rows: list[ServicePage]) -> dict[int, Any]:
    sources = {
        row.provider_id: row.provider for row in rows if row.provider and row.provider.is_public
    }
    return dict(zip(sources, in_reader_language(list(sources.values())), strict=True))


def _place(row: ServicePage, place: Place | None) -> PlaceFacts | None:
    """The place shown, with the telephones and hours that the service has there."""
    if place is None:
        return None
    at = (None, place.pk)
    phones = [phone for phone in row.own_phones.all() if phone.at_id in at]
    hours = [hours for hours in row.own_hours.all() if hours.at_id in at]
    return place_facts(place, place, phones, hours)


def _item(
    row: ServicePage, page: Any, provider: Any, via: list[str] | None, home: Residence | None
) -> Item:
    place, distance = nearest(row.places.all(), home)
    return Item(
        url=row.url,
        title=page.title,
        title_lang=page.prose_lang,
        summary=page.summary,
        summary_lang=page.prose_lang,
        provider_title=provider.title if provider else "",
        provider_url=provider.source.url if provider else "",
        provider_lang=provider.prose_lang if provider else "",
        place=_place(row, place),
        distance=distance_in_words(distance),
        languages=language_facts(row.languages.all()),
        cost=str(row.get_cost_display()),
        statuses=[status.slug for status in row.statuses.all()],
        suspension=suspension(row, page),
        confirmed_on=row.confirmed_on,
        is_sample=row.is_sample,
        why=why_shown([area.pk for area in row.areas.all()], home),
        via=via or [],
    )
