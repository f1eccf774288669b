"""Which services, providers and links answer a question, as ordered primary keys."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from core.cache import per_generation
from core.models.areas import prefixes
from core.models.pages import public_sources
from search.services import Locality, Scope, find

from ..models import Category, Place, ProviderPage, ServicePage
from ..near import distance_km
from .entities import link_id
from .taxonomies import TAXONOMIES, all_terms, taxonomy_id

MOST_FOUND = 2000
Asked = dict[str, Any]


def services(asked: Asked, code: str) -> QuerySet[ServicePage]:
    """The services that satisfy every parameter, oldest first."""
    found = public_sources(ServicePage).order_by("pk")
    if asked.get("search"):
        found = found.filter(translation_key__in=_keys(asked["search"], code, "service"))
    if "organization_id" in asked:
        found = found.filter(provider__translation_key=asked["organization_id"])
    if "modified_after" in asked:
        found = found.filter(last_published_at__gte=asked["modified_after"])
    if "taxonomy_term_id" in asked:
        found = found.filter(pk__in=_with_term(asked["taxonomy_term_id"], code))
    if "taxonomy_id" in asked:
        found = found.filter(pk__in=_with_taxonomy(asked["taxonomy_id"]))
    return found


def organizations(asked: Asked, code: str) -> QuerySet[ProviderPage]:
    """The providers that satisfy every parameter, oldest first."""
    found = public_sources(ProviderPage).order_by("pk")
    if asked.get("search"):
        found = found.filter(translation_key__in=_keys(asked["search"], code, "provider"))
    if "taxonomy_id" in asked or "taxonomy_term_id" in asked:
        giving = services({k: v for k, v in asked.items() if k.startswith("taxonomy")}, code)
        found = found.filter(services__in=giving).distinct()
    return found


def links(asked: Asked, code: str) -> list[tuple[int, int]]:
    """Services at places as pairs of primary keys, in the services' order."""
    named = services(asked, code)
    if "postcode" in asked and "proximity" not in asked:
        named = named.filter(areas__in=_around(asked["postcode"])).distinct()
    through = ServicePage.places.through.objects.filter(
        servicepage__in=named.values("pk"), place__live=True
    )
    if "proximity" in asked:
        through = through.filter(place__in=_near(asked["postcode"], asked["proximity"]))
    return list(through.order_by("servicepage_id", "pk").values_list("servicepage_id", "place_id"))


@per_generation
def link_keys() -> dict[str, tuple[int, int]]:
    """Every service at a place by its derived identifier."""
    keys = dict(public_sources(ServicePage).values_list("pk", "translation_key"))
    places = dict(Place.objects.filter(live=True).values_list("pk", "translation_key"))
    through = ServicePage.places.through.objects.values_list("servicepage_id", "place_id")
    return {
        link_id(keys[service], places[place]): (service, place)
        for service, place in through
        if service in keys and place in places
    }


def _keys(words: str, code: str, kind: str) -> list[UUID]:
    return [hit.key for hit in find(words, code, Scope(kinds=(kind,)), limit=MOST_FOUND).hits]


RELATIONS = {
    "category": (ServicePage.categories, "category"),
    "audience": (ServicePage.audiences, "audience"),
    "eligibility": (ServicePage.statuses, "residencestatus"),
    "document": (ServicePage.documents, "requireddocument"),
}


def _with_term(key: UUID, code: str) -> QuerySet[Any]:
    term = all_terms(code).get(str(key))
    if term is None:
        return ServicePage.objects.none().values("pk")
    relation, column = RELATIONS[term.taxonomy]
    condition = Q(**{f"{column}__translation_key": key})
    if term.taxonomy == "category":
        below = Category.objects.filter(parent__translation_key=key)
        condition |= Q(category__in=below)
    return relation.through.objects.filter(condition).values("servicepage_id")


def _with_taxonomy(key: UUID) -> QuerySet[Any]:
    for name in TAXONOMIES:
        if taxonomy_id(name) == str(key):
            return RELATIONS[name][0].through.objects.values("servicepage_id")
    return ServicePage.objects.none().values("pk")


def _around(postcode: str) -> list[str]:
    """The areas that serve the gminas of a postcode."""
    codes = Locality.objects.filter(postcode=postcode).values_list("area_id", flat=True)
    return sorted({unit for code in set(codes) for unit in prefixes(code)})


def _near(postcode: str, metres: int) -> list[int]:
    """The places within a distance of the middle of a postcode; confidential ones have no point."""
    rows = Locality.objects.filter(postcode=postcode, latitude__isnull=False)
    points = list(rows.values_list("latitude", "longitude"))
    if not points:
        return []
    middle = (
        sum(latitude for latitude, _ in points) / len(points),
        sum(longitude for _, longitude in points) / len(points),
    )
    places = Place.objects.filter(live=True, confidential=False, latitude__isnull=False)
    return [
        place.pk
        for place in places.only("latitude", "longitude", "confidential")
        if place.point and distance_km(middle, place.point) * 1000 <= metres
    ]
