"""Lists of services: a bounded page of sources with prose overlaid, whatever its length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise

from core.collation import sort_key
from core.languages import reader_language
from core.models.pages import in_reader_language, public_sources
from core.other_forms import other_forms, short_labels

from .facts import LanguageFact, Suspension, language_facts, line_of, suspension
from .models import Place, ServicePage
from .near import Residence, distance_in_words, why_shown
from .opening import OpenState
from .place_facts import PhoneFact, PlaceFacts, phone_fact, place_facts, published_places
from .shown_place import own_rows, shown_place

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
    phones: list[PhoneFact]
    open_state: OpenState | None
    distance: str
    languages: list[LanguageFact]
    cost: str
    statuses: list[str]
    suspension: Suspension | None
    confirmed_on: date | None
    is_sample: bool
    forms: list[Promise]
    why: str = ""
    via: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """What somebody asked for, as far as lines show it."""

    via: Mapping[UUID, list[str]]
    home: Residence | None
    when: str


def public_services() -> QuerySet[ServicePage]:
    """Every service that readers may see."""
    return public_sources(ServicePage)


def items_of(
    keys: Sequence[UUID],
    via: Mapping[UUID, list[str]] | None = None,
    home: Residence | None = None,
    when: str = "",
) -> list[Item]:
    """Turn what the search found into lines in its order; ``when`` is when they must be open."""
    found = public_services().filter(translation_key__in=keys)
    pks = dict(found.values_list("translation_key", "pk"))
    return list_items([pks[key] for key in keys if key in pks], via, home, when)


def list_items(
    pks: list[int],
    via: Mapping[UUID, list[str]] | None = None,
    home: Residence | None = None,
    when: str = "",
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
    asked = Asked(via or {}, home, when)
    return [
        _item(row, page, providers.get(row.provider_id), asked)
        for row, page in zip(rows, in_reader_language(rows), strict=True)
    ]


def by_title(items: list[Item]) -> list[Item]:
    """Lines in the order of the alphabet of the reader's language."""
    code = reader_language()
    return sorted(items, key=lambda item: sort_key(item.title, code))


def _providers(rows: list[ServicePage]) -> dict[int, Any]:
    sources = {
        row.provider_id: row.provider for row in rows if row.provider and row.provider.is_public
    }
    return dict(zip(sources, in_reader_language(list(sources.values())), strict=True))


def _item(row: ServicePage, page: Any, provider: Any, asked: Asked) -> Item:
    place, distance = shown_place(row, asked.home, asked.when)
    phones, hours = own_rows(row, place)
    facts = place_facts(place, place, phones, hours) if place else None
    stated = facts or line_of(hours)
    return Item(
        url=row.url,
        title=page.title,
        title_lang=page.prose_lang,
        summary=page.summary,
        summary_lang=page.prose_lang,
        provider_title=provider.title if provider else "",
        provider_url=provider.source.url if provider else "",
        provider_lang=provider.prose_lang if provider else "",
        place=facts,
        phones=facts.phones if facts else [phone_fact(phone) for phone in phones],
        open_state=stated.open_state if stated else None,
        distance=distance_in_words(distance),
        languages=language_facts(row.languages.all()),
        cost=str(row.get_cost_display()),
        statuses=[status.slug for status in row.statuses.all()],
        suspension=suspension(row, page),
        confirmed_on=row.confirmed_on,
        is_sample=row.is_sample,
        forms=short_labels(other_forms(page)),
        why=why_shown([area.pk for area in row.areas.all()], asked.home),
        via=asked.via.get(row.translation_key, []),
    )
