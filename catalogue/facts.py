"""The facts of services and providers as readers see them, read from sources."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from core.languages import SOURCE, locale_ids, reader_language
from core.models.pages import in_reader_language
from core.phones import phone_href
from core.terms import Term

from . import languages_of_help, opening, terms
from .models import Phone, Place, ProviderPage, ServiceLanguage, ServicePage


@dataclass(frozen=True)
class PhoneFact:
    """A number as it is read and as it is dialled."""

    display: str
    href: str
    label: str


@dataclass(frozen=True)
class LanguageFact:
    """A language of help, named in the reader's language."""

    code: str
    name: str
    mode: str


@dataclass(frozen=True)
class PlaceFacts:
    """One place with everything needed to reach it."""

    name: str
    name_lang: str
    directions: str
    street: str
    postcode: str
    city: str
    area: str
    phones: list[PhoneFact]
    email: str
    website: str
    hours: list[opening.Day]
    other_days: list[opening.OtherDays]
    open_state: opening.OpenState | None
    is_sample: bool


@dataclass(frozen=True)
class Facts:
    """Everything typed that a service or provider page shows."""

    places: list[PlaceFacts]
    is_sample: bool
    languages: list[LanguageFact] = field(default_factory=list)
    cost: str = ""
    areas: list[str] = field(default_factory=list)
    categories: list[Term] = field(default_factory=list)
    audiences: list[Term] = field(default_factory=list)
    confirmed_on: date | None = None
    provider: ProviderPage | None = None
    services: list[Any] = field(default_factory=list)


def phone_fact(phone: Phone) -> PhoneFact:
    """A number as the editor wrote it, and its address for dialling."""
    return PhoneFact(phone.number, phone_href(phone.number), phone.label)


def published_places(places: QuerySet[Place]) -> QuerySet[Place]:
    """Those of some places that are published, with phones and hours, in four queries."""
    return places.filter(live=True).prefetch_related("phones", "hours", "exceptions")


def all_place_facts(places: QuerySet[Place]) -> list[PlaceFacts]:
    """Everything about published places, with their prose in the reader's language."""
    return facts_of(list(published_places(places)))


def facts_of(sources: list[Place]) -> list[PlaceFacts]:
    """Everything about some places in their order; see ``published_places``."""
    return [
        place_facts(source, prose)
        for source, prose in zip(sources, _place_prose(sources), strict=True)
    ]


def _place_prose(sources: list[Place]) -> list[Place]:
    code = reader_language()
    if code == SOURCE or not sources:
        return sources
    keys = [source.translation_key for source in sources]
    found = Place.objects.filter(
        translation_key__in=keys, locale_id=locale_ids().get(code), live=True
    )
    by_key = {row.translation_key: row for row in found}
    return [by_key.get(source.translation_key, source) for source in sources]


def place_facts(source: Place, prose: Place) -> PlaceFacts:
    """One place: facts from its source, name and directions from its prose."""
    days, exceptions = opening.weekly(source.hours.all()), list(source.exceptions.all())
    return PlaceFacts(
        name=prose.name,
        name_lang=prose.prose_lang,
        directions=prose.directions or source.directions,
        street=source.street,
        postcode=source.postcode,
        city=source.city,
        area=terms.area_names(reader_language()).get(source.area_id or "", ""),
        phones=[phone_fact(phone) for phone in source.phones.all()],
        email=source.email,
        website=source.website,
        hours=opening.table(days, exceptions) if days else [],
        other_days=opening.other_days(exceptions),
        open_state=opening.open_state(days, exceptions=exceptions),
        is_sample=source.is_sample,
    )


def language_facts(rows: Iterable[ServiceLanguage]) -> list[LanguageFact]:
    """Languages of help with their names in the reader's language."""
    code = reader_language()
    return [
        LanguageFact(
            row.language,
            languages_of_help.name(row.language, code),
            str(row.get_mode_display()),
        )
        for row in rows
    ]


def service_facts(service: ServicePage) -> Facts:
    """The facts of one service from its source."""
    code = reader_language()
    categories, audiences = terms.categories(code), terms.audiences(code)
    provider = service.provider
    return Facts(
        places=all_place_facts(service.places.all()),
        is_sample=service.is_sample,
        languages=language_facts(service.languages.all()),
        cost=str(service.get_cost_display()),
        areas=[terms.area_names(code)[pk] for pk in service.areas.values_list("pk", flat=True)],
        categories=[categories[pk] for pk in service.categories.values_list("pk", flat=True)],
        audiences=[audiences[pk] for pk in service.audiences.values_list("pk", flat=True)],
        confirmed_on=service.confirmed_on,
        provider=in_reader_language([provider])[0] if provider and provider.is_public else None,
    )


def provider_facts(provider: ProviderPage) -> Facts:
    """The facts of one provider from its source, with the services it gives."""
    from .listing import PAGE_SIZE, list_items, public_services

    services = public_services().filter(provider=provider).order_by("title")
    pks = list(services.values_list("pk", flat=True)[:PAGE_SIZE])
    return Facts(
        places=all_place_facts(provider.places.all()),
        is_sample=provider.is_sample,
        services=list_items(pks, with_places=False),  # the provider's own stand above
    )
