"""A service for machines that read pages: schema.org GovernmentService as JSON-LD.

A data block is not executed, so the policy against inline scripts does not concern it.
"""

import json
from typing import Any

from django.utils.safestring import SafeString

from .facts import Facts
from .place_facts import PlaceFacts

# What would end the block early or begin another one.
UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def structured_data(page: Any, facts: Facts, url: str) -> SafeString:
    """The text of the data block; it holds nothing that the page does not show."""
    found = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": url,
        "url": url,
        "name": page.title,
        "description": page.summary,
        "inLanguage": page.prose_lang,
        "serviceType": [term.label for term in facts.categories],
        "audience": [{"@type": "Audience", "audienceType": term.label} for term in facts.audiences],
        "areaServed": [{"@type": "AdministrativeArea", "name": name} for name in facts.areas],
        "provider": _provider(facts),
        "availableChannel": _channels(facts),
    }
    text = json.dumps(_filled(found), ensure_ascii=False)
    return SafeString(text.translate(UNSAFE))


def _provider(facts: Facts) -> dict[str, Any]:
    if facts.provider is None:
        return {}
    return {"@type": "Organization", "name": facts.provider.title}


def _channels(facts: Facts) -> list[dict[str, Any]]:
    languages = sorted({language.code for language in facts.languages})
    own: list[dict[str, Any]] = [
        {"@type": "ServiceChannel", "servicePhone": _phone(p.display)} for p in facts.phones
    ]
    places: list[dict[str, Any]] = [
        {
            "@type": "ServiceChannel",
            "servicePhone": _phone(place.phones[0].display) if place.phones else None,
            "serviceLocation": _location(place),
        }
        for place in facts.places
    ]
    return [_filled({**channel, "availableLanguage": languages}) for channel in [*own, *places]]


def _phone(number: str) -> dict[str, Any]:
    return {"@type": "ContactPoint", "telephone": number}


def _location(place: PlaceFacts) -> dict[str, Any]:
    address = {
        "streetAddress": place.street,
        "postalCode": place.postcode,
        "addressLocality": place.city,
    }
    latitude, longitude = place.point or (None, None)
    geo = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return _filled(
        {
            "@type": "Place",
            "name": place.name,
            "address": _typed("PostalAddress", address),
            "geo": geo if place.point else None,
        }
    )


def _typed(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    filled = _filled(values)
    return {"@type": kind, **filled, "addressCountry": "PL"} if filled else {}


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
