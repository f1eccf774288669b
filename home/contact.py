"""The departments of the contact page as readers see them."""

from collections.abc import Sequence
from uuid import UUID

from catalogue.at_hand import line_of, open_places
from catalogue.models import Place
from catalogue.place_facts import PlaceFacts, facts_of, place_prose, published_places
from core.models.pages import public_sources
from search.at_hand import AtHand

from .models import ContactPage


def at_hand(keys: Sequence[UUID]) -> AtHand:
    """The departments of the contact page, if it is among some keys: telephones and hours."""
    page = public_sources(ContactPage).filter(translation_key__in=keys).first()
    if page is None:
        return {}
    order = list(page.departments.values_list("place_id", flat=True))
    places = list(open_places().filter(pk__in=order))
    prose = dict(zip((place.pk for place in places), place_prose(places), strict=True))
    places.sort(key=lambda place: order.index(place.pk))
    return {page.translation_key: [line_of(place, prose[place.pk]) for place in places]}


def departments(source: ContactPage) -> list[PlaceFacts]:
    """The published departments in the editors' order, with everything needed to reach them."""
    order = [row.place_id for row in source.departments.all()]
    places = published_places(Place.objects.filter(pk__in=order))
    return facts_of(sorted(places, key=lambda place: order.index(place.pk)))
