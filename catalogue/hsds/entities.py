"""Services, organisations and terms as HSDS 3.1 objects, from a batch loaded before."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from core.fields import chosen_labels
from core.languages import SOURCE, localized_path, split_path

from .. import terms
from ..models import Place, ProviderPage, ServiceLanguage, ServicePage
from .batch import Batch, Words
from .ids import derived
from .parts import Object, filled, language, location, phone, week
from .taxonomies import of_term

STATUS = {"active": "active", "suspended": "temporarily closed", "ended": "defunct"}


def description(page: Any) -> str:
    """The prose of a page as plain text."""
    body = page._meta.get_field("body").get_searchable_content(page.body)
    return "\n\n".join(filter(None, [page.summary, *body]))


def translations(words: Words, source: Any, code: str) -> Object:
    """Extension member: the other languages that somebody wrote, with their origin."""
    return {
        language: {
            "name": page.title,
            "description": description(page),
            "origin": "source" if language == SOURCE else "human",
        }
        for language, page in words.others(source, code).items()
    }


def minimal(row: ServicePage) -> Object:
    """The members a service cannot lack, and when it was changed."""
    return {
        "id": str(row.translation_key),
        "name": row.title,
        "status": STATUS[row.status_on()],
        "last_modified": _moment(row),
    }


def service(row: ServicePage, batch: Batch, base: str) -> Object:
    """A service by itself; ``base`` is the site's address without a path."""
    page = batch.pages.of(row, batch.code)
    provider = row.provider if row.provider and row.provider.is_public else None
    return filled(
        {
            **minimal(row),
            "name": page.title,
            "organization_id": str(provider.translation_key) if provider else None,
            "description": description(page),
            "url": base + localized_path(split_path(row.url)[1], batch.code),
            "application_process": page.steps or row.steps,
            "fees_description": _fees(row, page),
            "wait_time": f"{row.waiting_days} d" if row.waiting_days is not None else None,
            "eligibility_description": _eligibility(row, batch.code),
            "minimum_age": row.age_from,
            "maximum_age": row.age_to,
            "assured_date": row.confirmed_on and row.confirmed_on.isoformat(),
            "alert": page.suspension_message or row.suspension_message,
            "interpretation_services": _interpreters(row, batch.code),
            "translations": translations(batch.pages, row, batch.code),
        }
    )


def full_service(row: ServicePage, batch: Batch, base: str) -> Object:
    """A service with everything that belongs to it."""
    key, code = str(row.translation_key), batch.code
    provider = row.provider if row.provider and row.provider.is_public else None
    return filled(
        {
            **service(row, batch, base),
            "organization": organization(provider, batch) if provider else None,
            "phones": [phone(p, code) for p in row.own_phones.all() if p.at_id is None],
            "schedules": [week(h) for h in row.own_hours.all() if h.at_id is None],
            "languages": [
                language(str(spoken.uuid), spoken.language, code, _language_note(spoken))
                for spoken in row.languages.all()
            ],
            "service_areas": list(_areas(row, code)),
            "service_at_locations": [
                service_at_location(row, place, batch) for place in row.places.all()
            ],
            "required_documents": [
                {"id": derived(key, term.translation_key), "document": of_term(term, code).label}
                for term in row.documents.all()
            ],
            "cost_options": [_cost(row, batch)],
            "capacities": list(_capacities(row)),
            "attributes": list(_attributes(row, code)),
        }
    )


def service_at_location(row: ServicePage, place: Place, batch: Batch) -> Object:
    """A service in one of its places, with the telephones and hours that it has just there."""
    words = batch.places.of(place, batch.code)
    key = link_id(row.translation_key, place.translation_key)
    return filled(
        {
            "id": key,
            "service_id": str(row.translation_key),
            "location_id": str(place.translation_key),
            "phones": [phone(p, batch.code) for p in row.own_phones.all() if p.at_id == place.pk],
            "schedules": [week(h) for h in row.own_hours.all() if h.at_id == place.pk],
            "location": location(place, words, batch.code),
        }
    )


def link_id(service_key: Any, place_key: Any) -> str:
    """The identifier of a service at a place."""
    return derived("service_at_location", service_key, place_key)


def organization(row: ProviderPage, batch: Batch) -> Object:
    """A provider."""
    page = batch.pages.of(row, batch.code)
    key = str(row.translation_key)
    identifiers = {"PL-NIP": row.nip, "PL-REGON": row.regon}
    return {
        "id": key,
        "name": page.title,
        "description": description(page) or page.title,
        **filled(
            {
                "alternate_name": row.legal_name,
                "email": row.email,
                "website": row.website,
                "tax_id": row.nip,
                "legal_status": str(row.get_kind_display()),
                "phones": [{"id": derived(key, "phone"), "number": row.phone}] if row.phone else [],
                "organization_identifiers": [
                    {
                        "id": derived(key, scheme),
                        "identifier_scheme": scheme,
                        "identifier_type": scheme.partition("-")[2],
                        "identifier": value,
                    }
                    for scheme, value in identifiers.items()
                    if value
                ],
                "translations": translations(batch.pages, row, batch.code),
            }
        ),
    }


def full_organization(row: ProviderPage, batch: Batch) -> Object:
    """A provider with its places."""
    places = [
        location(place, batch.places.of(place, batch.code), batch.code)
        for place in row.places.all()
    ]
    return {**organization(row, batch), **filled({"locations": places})}


def _moment(row: Any) -> str | None:
    moment = row.last_published_at or row.first_published_at
    return moment.astimezone(UTC).isoformat() if moment else None


def _fees(row: ServicePage, page: Any) -> str:
    amount = f"{row.cost_amount} PLN" if row.cost_amount is not None else ""
    words = [str(row.get_cost_display()), amount, page.cost_note or row.cost_note]
    return ", ".join(filter(None, words))


def _eligibility(row: ServicePage, code: str) -> str:
    named = [*row.statuses.all(), *row.audiences.all()]
    return "; ".join(of_term(term, code).label for term in named)


def _interpreters(row: ServicePage, code: str) -> str:
    spoken = [
        language(str(one.uuid), one.language, code)["name"]
        for one in row.languages.all()
        if one.mode == ServiceLanguage.Mode.INTERPRETER
    ]
    return ", ".join(spoken)


def _language_note(row: ServiceLanguage) -> str:
    lead = f"{row.lead_days} d" if row.lead_days is not None else ""
    words = [str(row.get_mode_display()), *chosen_labels(row, "ways")]
    words += [*chosen_labels(row, "weekdays"), lead, str(row.get_paid_by_display())]
    return ", ".join(filter(None, words))


def _areas(row: ServicePage, code: str) -> Iterator[Object]:
    names = terms.area_names(code)
    for area in row.areas.all():
        yield {
            "id": derived(row.translation_key, "area", area.code),
            "name": names[area.code],
            "extent": area.code,
            "extent_type": "text",
            "uri": f"urn:teryt:{area.code}",
        }


def _cost(row: ServicePage, batch: Batch) -> Object:
    page = batch.pages.of(row, batch.code)
    return filled(
        {
            "id": derived(row.translation_key, "cost"),
            "option": row.cost,
            "currency": "PLN",
            "amount": float(row.cost_amount) if row.cost_amount is not None else None,
            "amount_description": page.cost_note or row.cost_note,
        }
    )


def _capacities(row: ServicePage) -> Iterator[Object]:
    if row.free_places is not None and row.capacity_stated_on:
        yield {
            "id": derived(row.translation_key, "capacity"),
            "unit": {"id": derived("unit", "places"), "name": "places"},
            "available": row.free_places,
            "updated": f"{row.capacity_stated_on.isoformat()}T00:00:00Z",
        }


def _attributes(row: ServicePage, code: str) -> Iterator[Object]:
    kinds = {"category": row.categories, "audience": row.audiences, "eligibility": row.statuses}
    for kind, related in kinds.items():
        for term in related.all():
            yield {
                "id": derived(row.translation_key, kind, term.translation_key),
                "link_id": str(row.translation_key),
                "link_entity": "service",
                "link_type": kind,
                "taxonomy_term_id": str(term.translation_key),
                "taxonomy_term": of_term(term, code).as_object(),
            }
    for way, label in zip(row.ways, chosen_labels(row, "ways"), strict=True):
        yield {
            "id": derived(row.translation_key, "way", way),
            "link_id": str(row.translation_key),
            "link_entity": "service",
            "link_type": "way",
            "label": label,
            "value": way,
        }
