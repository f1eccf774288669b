"""A place as readers see it: facts from its source, words from its prose, secrets left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from core.dates import hours_in_words
from core.fields import chosen_labels
from core.languages import SOURCE, comma, locale_ids, reader_language
from core.phones import phone_href

from . import languages_of_help, opening, terms
from .models import HoursRow, PhoneRow, Place
from .schedules import schedule_of


@dataclass(frozen=True)
class PhoneFact:
    """A number as it is read and as it is dialled, and who answers when."""

    display: str
    href: str
    label: str
    languages: list[str]
    hours: str


@dataclass(frozen=True)
class Closure:
    """Days for which a place is closed; an open end is None."""

    first: date | None
    last: date | None
    message: str


@dataclass(frozen=True)
class MapLinks:
    """Ways to a map that the reader opens; nothing of it is loaded here."""

    app: str
    web: str


@dataclass(frozen=True)
class PlaceFacts:
    """One place with everything needed to reach it; a confidential one without its address."""

    key: str
    name: str
    name_lang: str
    is_confidential: bool
    directions: str
    transport: str
    street: str
    postcode: str
    city: str
    area: str
    point: tuple[float, float] | None
    map_links: MapLinks | None
    phones: list[PhoneFact]
    email: str
    website: str
    hours: list[opening.Day]
    season_until: date | None
    seasons: list[opening.SeasonTable]
    other_days: list[opening.OtherDays]
    open_state: opening.OpenState | None
    by_appointment: bool
    closure: Closure | None
    features: list[str]
    is_sample: bool


def phone_fact(phone: PhoneRow) -> PhoneFact:
    """A number as the editor wrote it, its address for dialling, its languages and hours."""
    code = reader_language()
    return PhoneFact(
        phone.number,
        phone_href(phone.number),
        phone.label,
        [languages_of_help.name(language, code) for language in phone.languages],
        _answered(phone),
    )


def _answered(phone: PhoneRow) -> str:
    days = comma(reader_language()).join(chosen_labels(phone, "weekdays"))
    hours = hours_in_words(phone.opens, phone.closes)
    return " ".join(filter(None, [days, hours]))


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
        for source, prose in zip(sources, place_prose(sources), strict=True)
    ]


def place_prose(sources: list[Place]) -> list[Place]:
    """For each place the row that holds its words for the reader, in one query."""
    code = reader_language()
    if code == SOURCE or not sources:
        return sources
    keys = [source.translation_key for source in sources]
    found = Place.objects.filter(
        translation_key__in=keys, locale_id=locale_ids().get(code), live=True
    )
    by_key = {row.translation_key: row for row in found}
    return [by_key.get(source.translation_key, source) for source in sources]


def place_facts(
    source: Place,
    prose: Place,
    own_phones: Iterable[PhoneRow] = (),
    own_hours: Sequence[HoursRow] = (),
) -> PlaceFacts:
    """One place; a service's own telephones stand first, its own hours replace the place's."""
    schedule = schedule_of(source, own_hours)
    season = schedule.season_on(timezone.localdate())
    secret = source.confidential
    area = terms.area_names(reader_language()).get(source.area_id or "", "")
    return PlaceFacts(
        key=str(source.translation_key),
        name=prose.name,
        name_lang=prose.prose_lang,
        is_confidential=secret,
        directions="" if secret else prose.directions or source.directions,
        transport="" if secret else prose.transport or source.transport,
        street="" if secret else source.street,
        postcode="" if secret else source.postcode,
        city="" if secret else source.city,
        area="" if secret else area,
        point=source.point,
        map_links=map_links(source.point),
        phones=[phone_fact(phone) for phone in (*own_phones, *source.phones.all())],
        email=source.email,
        website=source.website,
        hours=opening.table(schedule) if schedule.is_known else [],
        season_until=season.last if season and season.last < date.max else None,
        seasons=opening.coming_seasons(schedule),
        other_days=opening.other_days(schedule),
        open_state=opening.open_state(schedule),
        by_appointment=source.by_appointment,
        closure=_closure(source, prose),
        features=chosen_labels(source, "features"),
        is_sample=source.is_sample,
    )


def map_links(point: tuple[float, float] | None) -> MapLinks | None:
    """A ``geo:`` address (RFC 5870) for the telephone's own map, and one of OpenStreetMap."""
    if point is None:
        return None
    latitude, longitude = (f"{degrees:.5f}" for degrees in point)
    web = f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/"
    return MapLinks(f"geo:{latitude},{longitude}", f"{web}{latitude}/{longitude}")


def _closure(source: Place, prose: Place) -> Closure | None:
    """A closure that holds or is still to come."""
    if source.closed_from is None and source.closed_to is None:
        return None
    if source.closed_to and source.closed_to < timezone.localdate():
        return None
    message = prose.closure_message or source.closure_message
    return Closure(source.closed_from, source.closed_to, message)
