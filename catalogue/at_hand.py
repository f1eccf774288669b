"""Telephones and today's hours of services and providers, for results of the search.

Places whose address is confidential are left out altogether.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from core.models.pages import public_sources
from search.at_hand import AtHand, Line

from .models import HoursRow, PhoneRow, Place, ProviderPage, ServicePage
from .opening import open_state, today_in_words
from .place_facts import phone_fact, place_prose, published_places
from .schedules import Schedule, schedule_of, weekly


def open_places() -> QuerySet[Place]:
    """The published places that anybody may be told of, with telephones and hours."""
    return published_places(Place.objects.filter(confidential=False))


def at_hand(keys: Sequence[UUID]) -> AtHand:
    """Lines of the services and providers among some keys, in a fixed number of queries."""
    return {**_of_services(keys), **_of_providers(keys)}


def _of_services(keys: Sequence[UUID]) -> AtHand:
    related = ("own_phones", "own_hours", Prefetch("places", open_places()))
    services = public_sources(ServicePage).filter(translation_key__in=keys)
    rows = list(services.prefetch_related(*related))
    prose = _prose(place for row in rows for place in row.places.all())
    return {row.translation_key: _lines(row, prose) for row in rows}


def _of_providers(keys: Sequence[UUID]) -> AtHand:
    providers = public_sources(ProviderPage).filter(translation_key__in=keys)
    rows = list(providers.prefetch_related(Prefetch("places", open_places())))
    prose = _prose(place for row in rows for place in row.places.all())
    return {
        row.translation_key: [line_of(place, prose[place.pk]) for place in row.places.all()]
        for row in rows
    }


def _prose(places: Iterable[Place]) -> dict[int, Place]:
    sources = list({place.pk: place for place in places}.values())
    return dict(zip((place.pk for place in sources), place_prose(sources), strict=True))


def _lines(service: ServicePage, prose: dict[int, Place]) -> list[Line]:
    """A service's places with its own telephones and hours there, or those it has by itself."""
    phones, hours = list(service.own_phones.all()), list(service.own_hours.all())
    own = [row for row in phones if row.at_id is None]
    places = list(service.places.all())
    if not places:
        schedule = Schedule(week=weekly(row for row in hours if row.season is None))
        return [_line("", "", own, schedule)] if own else []
    return [
        line_of(
            place,
            prose[place.pk],
            [row for row in phones if row.at_id in (None, place.pk)],
            [row for row in hours if row.at_id in (None, place.pk)],
        )
        for place in places
    ]


def line_of(
    place: Place,
    prose: Place,
    own_phones: Sequence[PhoneRow] = (),
    own_hours: Sequence[HoursRow] = (),
) -> Line:
    """One place; a service's own telephones stand first, its own hours replace the place's."""
    phones = [*own_phones, *place.phones.all()]
    return _line(prose.name, prose.prose_lang, phones, schedule_of(place, own_hours))


def _line(name: str, lang: str, phones: Sequence[PhoneRow], schedule: Schedule) -> Line:
    facts = [phone_fact(phone) for phone in phones[:1]]
    return Line(name, lang, facts, open_state(schedule), today_in_words(schedule))
