"""Parts of services and places as HSDS objects: telephones, schedules, addresses, languages."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from core.fields import chosen_labels

from .. import languages_of_help
from ..models import HoursException, HoursRow, PhoneRow, Place
from .ids import derived

Object = dict[str, Any]
BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PROVINCE, COUNTRY = "kujawsko-pomorskie", "PL"


def filled(values: Object) -> Object:
    """An object without the members that say nothing."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def phone(row: PhoneRow, code: str) -> Object:
    """A telephone number with the languages spoken on it."""
    return filled(
        {
            "id": str(row.uuid),
            "number": row.number,
            "description": row.label,
            "languages": [
                language(derived(row.uuid, spoken), spoken, code) for spoken in row.languages
            ],
        }
    )


def language(key: str, spoken: str, code: str, note: str = "") -> Object:
    """A language by its code (BCP 47) and its name in another one."""
    name = languages_of_help.name(spoken, code)
    return filled({"id": key, "code": spoken, "name": name, "note": note})


def week(row: HoursRow) -> Object:
    """One interval of a week (RFC 5545: FREQ=WEEKLY with BYDAY), in a season if it has one."""
    return filled(
        {
            "id": str(row.uuid),
            "freq": "WEEKLY",
            "interval": 1,
            "byday": BYDAY[row.weekday],
            "opens_at": f"{row.opens:%H:%M}",
            "closes_at": f"{row.closes:%H:%M}",
            "timezone": utc_offset(),
            "valid_from": row.valid_from and row.valid_from.isoformat(),
            "valid_to": row.valid_to and row.valid_to.isoformat(),
        }
    )


def other_days(row: HoursException) -> Object:
    """Days on which other hours hold; without hours it is closed on them."""
    return filled(
        {
            "id": str(row.uuid),
            "valid_from": row.from_date.isoformat(),
            "valid_to": row.last_date.isoformat(),
            "opens_at": f"{row.opens:%H:%M}" if row.opens else None,
            "closes_at": f"{row.closes:%H:%M}" if row.closes else None,
            "timezone": utc_offset(),
            "description": row.note or ("" if row.opens else "closed"),
        }
    )


def utc_offset() -> float:
    """The present offset of Warsaw from UTC, in hours."""
    offset = timezone.localtime().utcoffset()
    return offset.total_seconds() / 3600 if offset else 0


def location(place: Place, words: Any, code: str) -> Object:
    """A place; a confidential one without anything that says where it is."""
    key = str(place.translation_key)
    found: Object = {
        "id": key,
        "location_type": "physical",
        "name": words.name,
        "url": place.website,
        "phones": [phone(row, code) for row in place.phones.all()],
        "schedules": list(_schedules(place)),
        "accessibility": [
            {"id": derived(key, feature), "description": label, "details": feature}
            for feature, label in zip(place.features, chosen_labels(place, "features"), strict=True)
        ],
        "contacts": [{"id": derived(key, "contact"), "email": place.email}] if place.email else [],
    }
    return filled(found if place.confidential else found | _whereabouts(place, words))


def _schedules(place: Place) -> Iterator[Object]:
    yield from map(week, place.hours.all())
    yield from map(other_days, place.exceptions.all())
    if place.closed_from or place.closed_to:
        yield filled(
            {
                "id": derived(place.translation_key, "closure"),
                "valid_from": place.closed_from and place.closed_from.isoformat(),
                "valid_to": place.closed_to and place.closed_to.isoformat(),
                "description": place.closure_message or "closed",
            }
        )


def _whereabouts(place: Place, words: Any) -> Object:
    latitude, longitude = place.point or (None, None)
    return {
        "description": words.directions,
        "transportation": words.transport,
        "latitude": latitude,
        "longitude": longitude,
        "addresses": [
            {
                "id": derived(place.translation_key, "address"),
                "location_id": str(place.translation_key),
                "address_1": place.street,
                "city": place.city,
                "state_province": PROVINCE,
                "postal_code": place.postcode,
                "country": COUNTRY,
                "address_type": "physical",
            }
        ],
    }
