"""How near a service is to where somebody lives: by the areas it serves, then by distance."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from django.utils.translation import gettext

from core.languages import reader_language, set_apart
from core.models.areas import COUNTRY, prefixes

from . import terms
from .models import Place

EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Residence:
    """Where somebody lives: an area's code, and a point in it if one is known."""

    code: str
    point: tuple[float, float] | None = None


def residence_of(code: str, point: tuple[float, float] | None = None) -> Residence | None:
    """A residence from an area's code; its own point unless a better one is known."""
    area = terms.areas().get(code)
    if area is None:
        return None
    if point is None and area.latitude is not None and area.longitude is not None:
        point = float(area.latitude), float(area.longitude)
    return Residence(code, point)


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees, in kilometres.

    >>> round(distance_km((53.0138, 18.5984), (53.1235, 18.0084)))
    41
    """
    latitude, other_latitude = radians(first[0]), radians(second[0])
    half_north = sin((other_latitude - latitude) / 2)
    half_east = sin(radians(second[1] - first[1]) / 2)
    chord = half_north**2 + cos(latitude) * cos(other_latitude) * half_east**2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))


def nearest(places: Iterable[Place], home: Residence | None) -> tuple[Place | None, float | None]:
    """The place nearest to a residence with its distance in kilometres; else the first place."""
    listed = list(places)
    if home and home.point:
        measured = [(distance_km(home.point, p.point), p) for p in listed if p.point]
        if measured:
            distance, place = min(measured, key=lambda pair: pair[0])
            return place, distance
    return (listed[0] if listed else None), None


def distance_in_words(kilometres: float | None) -> str:
    """A distance as far as it is worth being exact; empty when it is not known."""
    if kilometres is None:
        return ""
    if kilometres < 1:
        return gettext("less than 1 km")
    return gettext("about %(number)s km") % {"number": round(kilometres)}


def why_shown(areas: Iterable[str], home: Residence | None) -> str:
    """What of a service's areas makes it an answer for somebody who lives there."""
    if home is None:
        return ""
    around = set(prefixes(home.code))
    serving = [code for code in areas if code in around or code.startswith(home.code)]
    if not serving:
        return ""
    best = max(serving, key=lambda code: 0 if code == COUNTRY else len(code))
    if best == COUNTRY:
        return gettext("serves all of Poland")
    if len(best) == 2:
        return gettext("serves the whole region")
    name = set_apart(terms.area_names(reader_language())[best])
    if len(best) == 4:
        return gettext("serves your powiat: %(name)s") % {"name": name}
    if best != home.code:
        return gettext("serves a gmina there: %(name)s") % {"name": name}
    return gettext("serves your gmina: %(name)s") % {"name": name}
