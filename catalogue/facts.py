"""The facts of services and providers as readers see them, read from sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from core.fields import chosen_labels
from core.languages import reader_language
from core.models.pages import in_reader_language
from core.terms import Term, terms_of

from . import languages_of_help, opening, terms
from .models import (
    ProviderPage,
    RequiredDocument,
    ResidenceStatus,
    ServiceHours,
    ServiceLanguage,
    ServicePage,
    ServicePhone,
)
from .place_facts import (
    PhoneFact,
    PlaceFacts,
    all_place_facts,
    phone_fact,
    place_facts,
    place_prose,
    published_places,
)
from .schedules import schedule_without_place


@dataclass(frozen=True)
class LanguageFact:
    """A language of help, named in the reader's language: who speaks it, how and when."""

    code: str
    name: str
    mode: str
    ways: list[str] = field(default_factory=list)
    weekdays: list[str] = field(default_factory=list)
    lead_days: int | None = None
    paid_by: str = ""


@dataclass(frozen=True)
class Suspension:
    """Why a service cannot be used now; an open end is None."""

    has_ended: bool
    is_coming: bool
    first: date | None
    last: date | None
    message: str


@dataclass(frozen=True)
class Terms:
    """On what terms a service is given."""

    cost: str
    cost_amount: Decimal | None
    cost_note: str
    documents: list[Term]
    referral: str
    legal_basis: str
    waiting_days: int | None
    free_places: int | None
    stated_on: date | None


@dataclass(frozen=True)
class Line:
    """When a service that is given nowhere in particular answers."""

    hours: list[opening.Day]
    open_state: opening.OpenState | None


@dataclass(frozen=True)
class Contact:
    """A provider itself, wherever its places are."""

    kind: str
    legal_name: str
    nip: str
    regon: str
    phone: str
    email: str
    website: str


@dataclass(frozen=True)
class Facts:
    """Everything typed that a service or provider page shows."""

    places: list[PlaceFacts]
    is_sample: bool
    languages: list[LanguageFact] = field(default_factory=list)
    phones: list[PhoneFact] = field(default_factory=list)
    line: Line | None = None
    contact: Contact | None = None
    terms: Terms | None = None
    ways: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    accepts_others: bool = False
    categories: list[Term] = field(default_factory=list)
    audiences: list[Term] = field(default_factory=list)
    ages: tuple[int | None, int | None] | None = None
    statuses: list[Term] = field(default_factory=list)
    suspension: Suspension | None = None
    is_sensitive: bool = False
    confirmed_on: date | None = None
    provider: ProviderPage | None = None
    services: list[Any] = field(default_factory=list)


def language_facts(rows: Iterable[ServiceLanguage]) -> list[LanguageFact]:
    """Languages of help with their names in the reader's language."""
    code = reader_language()
    return [
        LanguageFact(
            code=row.language,
            name=languages_of_help.name(row.language, code),
            mode=str(row.get_mode_display()),
            ways=chosen_labels(row, "ways"),
            weekdays=chosen_labels(row, "weekdays"),
            lead_days=row.lead_days,
            paid_by=str(row.get_paid_by_display()),
        )
        for row in rows
    ]


def service_facts(service: ServicePage, prose: ServicePage | None = None) -> Facts:
    """The facts of one service from its source, its few words from the page that is shown."""
    code = reader_language()
    has_ages = service.age_from is not None or service.age_to is not None
    provider = service.provider
    phones, hours = list(service.own_phones.all()), list(service.own_hours.all())
    places = _places(service, phones, hours)
    return Facts(
        places=places,
        phones=[phone_fact(row) for row in phones if row.at_id is None],
        line=None if places else line_of(hours),
        is_sample=service.is_sample,
        languages=language_facts(service.languages.all()),
        terms=_terms(service, prose or service),
        ways=chosen_labels(service, "ways"),
        areas=[terms.area_names(code)[pk] for pk in service.areas.values_list("pk", flat=True)],
        accepts_others=service.accepts_others,
        categories=_named(terms.categories(code), service.categories),
        audiences=_named(terms.audiences(code), service.audiences),
        ages=(service.age_from, service.age_to) if has_ages else None,
        statuses=_named(terms_of(ResidenceStatus, code), service.statuses),
        suspension=suspension(service, prose or service),
        is_sensitive=service.is_sensitive,
        confirmed_on=service.confirmed_on,
        provider=in_reader_language([provider])[0] if provider and provider.is_public else None,
    )


def _places(
    service: ServicePage, phones: list[ServicePhone], hours: list[ServiceHours]
) -> list[PlaceFacts]:
    """Its places, open ones first, with the telephones and hours that the service has there."""
    sources = list(published_places(service.places.all()))
    found = [
        place_facts(
            source,
            prose,
            [row for row in phones if row.at_id == source.pk],
            [row for row in hours if row.at_id in (None, source.pk)],
        )
        for source, prose in zip(sources, place_prose(sources), strict=True)
    ]
    return sorted(found, key=lambda place: not (place.open_state and place.open_state.is_open))


def line_of(hours: Iterable[ServiceHours]) -> Line | None:
    """When a service without a place answers; None if that is not known."""
    schedule = schedule_without_place(hours)
    if not schedule.is_known:
        return None
    return Line(opening.table(schedule), opening.open_state(schedule))


def _named(known: Mapping[int, Term], chosen: Any) -> list[Term]:
    return [known[pk] for pk in chosen.values_list("pk", flat=True) if pk in known]


def _terms(service: ServicePage, prose: ServicePage) -> Terms:
    documents = terms_of(RequiredDocument, reader_language())
    return Terms(
        cost=str(service.get_cost_display()),
        cost_amount=service.cost_amount,
        cost_note=prose.cost_note or service.cost_note,
        documents=_named(documents, service.documents),
        referral=str(service.get_referral_display()),
        legal_basis=service.legal_basis,
        waiting_days=service.waiting_days,
        free_places=service.free_places,
        stated_on=service.capacity_stated_on,
    )


def suspension(service: ServicePage, prose: ServicePage) -> Suspension | None:
    """What readers are told of a service that cannot be used now, or soon not; else None."""
    kinds, today = ServicePage.Status, timezone.localdate()
    is_over = service.suspended_to is not None and service.suspended_to < today
    if service.status == kinds.ACTIVE or (service.status == kinds.SUSPENDED and is_over):
        return None
    return Suspension(
        has_ended=service.status == kinds.ENDED,
        is_coming=service.status_on() == str(kinds.ACTIVE),
        first=service.suspended_from,
        last=service.suspended_to,
        message=prose.suspension_message or service.suspension_message,
    )


def provider_facts(provider: ProviderPage) -> Facts:
    """The facts of one provider from its source, with the services it gives."""
    from .listing import PAGE_SIZE, by_title, list_items, public_services

    services = public_services().filter(provider=provider).order_by("title")
    pks = list(services.values_list("pk", flat=True)[:PAGE_SIZE])
    return Facts(
        places=all_place_facts(provider.places.all()),
        is_sample=provider.is_sample,
        contact=Contact(
            kind=str(provider.get_kind_display()),
            legal_name=provider.legal_name,
            nip=provider.nip,
            regon=provider.regon,
            phone=provider.phone,
            email=provider.email,
            website=provider.website,
        ),
        services=by_title(list_items(pks, with_places=False)),  # its own places stand above
    )
