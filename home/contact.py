"""The departments of the contact page as readers see them."""

from catalogue.models import Place
from catalogue.place_facts import PlaceFacts, facts_of, published_places

from .models import ContactPage


def departments(source: ContactPage) -> list[PlaceFacts]:
    """The published departments in the editors' order, with everything needed to reach them."""
    order = [row.place_id for row in source.departments.all()]
    places = published_places(Place.objects.filter(pk__in=order))
    return facts_of(sorted(places, key=lambda place: order.index(place.pk)))
