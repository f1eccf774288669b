"""Places from the data files."""

from datetime import date, time
from typing import Any
from uuid import UUID, uuid5

from core.languages import source_locale_id

from ..models import HoursException, OpeningHours, Phone, Place

# So that a place keeps its UUID wherever the demo content is loaded.
NAMESPACE = UUID("5a0c3f5e-3c8e-4e0b-9b53-0f4f2f1c7a10")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COLUMNS = (
    "name",
    "directions",
    "transport",
    "confidential",
    "by_appointment",
    "closed_on_holidays",
    "features",
    "street",
    "postcode",
    "city",
    "latitude",
    "longitude",
    "email",
    "website",
)


def load_places(rows: list[dict[str, Any]]) -> dict[str, Place]:
    """Make and publish every place; the answer is keyed as the files are."""
    return {row["key"]: _make(row) for row in rows}


def _make(row: dict[str, Any]) -> Place:
    place = Place(
        translation_key=uuid5(NAMESPACE, row["key"]),
        locale_id=source_locale_id(),
        area_id=row["area"],
        is_sample=row.get("sample", False),
        **{name: row[name] for name in COLUMNS if name in row},
    )
    place.phones = [
        Phone(
            number=phone["number"],
            label=phone.get("label", ""),
            languages=phone.get("languages", ()),
        )
        for phone in row.get("phones", [])
    ]
    place.hours = _hours(row.get("hours", {}))
    for season in row.get("seasons", []):
        days = {"valid_from": season["from"], "valid_to": season["to"]}
        place.hours = [*place.hours.all(), *_hours(season["hours"], **days)]
    place.exceptions = [_exception(days) for days in row.get("exceptions", [])]
    place.full_clean()
    place.save()
    place.save_revision().publish()
    return place


def _hours(days: dict[str, list[str]], **season: date) -> list[OpeningHours]:
    return [
        OpeningHours(
            weekday=WEEKDAYS.index(day), opens=_time(opens), closes=_time(closes), **season
        )
        for day, intervals in days.items()
        for opens, closes in (interval.split("-") for interval in intervals)
    ]


def _exception(days: dict[str, Any]) -> HoursException:
    hours = {name: _time(days[name]) for name in ("opens", "closes") if name in days}
    return HoursException(
        from_date=days["from"], to_date=days.get("to"), note=days.get("note", ""), **hours
    )


def _time(text: str) -> time:
    return time.fromisoformat(text.strip())
