"""Which of a service's places stands in a list, with what the service has of its own there."""

from .models import Place, ServiceHours, ServicePage, ServicePhone
from .near import Residence, nearest
from .opening import is_open
from .schedules import schedule_of


def own_rows(
    service: ServicePage, place: Place | None
) -> tuple[list[ServicePhone], list[ServiceHours]]:
    """The telephones and hours that a service has of its own at a place, or without one."""
    at = (None, place.pk) if place else (None,)
    phones = [row for row in service.own_phones.all() if row.at_id in at]
    return phones, [row for row in service.own_hours.all() if row.at_id in at]


def shown_place(
    service: ServicePage, home: Residence | None, when: str
) -> tuple[Place | None, float | None]:
    """The nearest place with its distance; one that is open where that matters.

    It matters to those who ask for it (``when``: now or today) and where no distance is known. And
    a place without a position is reached by telephone: while it is open it is as near as any.
    """
    places = list(service.places.all())
    place, distance = nearest(places, home)
    if len(places) < 2:
        return place, distance
    answering = [one for one in places if _answers(service, one, when)]
    if place in answering:
        return place, distance
    if not when and distance is not None:
        answering = [one for one in answering if one.point is None]
    return nearest(answering, home) if answering else (place, distance)


def _answers(service: ServicePage, place: Place, when: str) -> bool:
    return is_open(schedule_of(place, own_rows(service, place)[1]), when)
