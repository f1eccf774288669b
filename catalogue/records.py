"""What the search keeps of services, providers and terms."""

from collections.abc import Iterable, Iterator

from core.models.pages import public_sources
from core.other_forms import forms_of
from search.pages import may_be_found, page_texts
from search.records import Concept, Record, concepts_of

from .kinds import kind_concept, kind_concepts
from .models import Audience, Category, Place, ProviderPage, ServiceLanguage, ServicePage


def service_record(service: ServicePage) -> Record | None:
    """The record of a service's source; None while it is not public."""
    if not may_be_found(service):
        return None
    categories = list(service.categories.select_related("parent"))
    audiences = list(service.audiences.all())
    languages = sorted({row.language for row in service.languages.all()})
    places = list(service.places.filter(live=True).prefetch_related("phones"))
    provider = service.provider
    extra = [provider.title] if provider and provider.is_public else []
    own = [row.number for row in service.own_phones.all()]
    return Record(
        key=service.translation_key,
        kind="service",
        texts=page_texts(service, [*extra, *own, *contacts(places)]),
        concepts=concept_ids(categories, audiences),
        areas=tuple(service.areas.values_list("pk", flat=True)),
        languages=tuple(languages),
        facets=_facets(service, categories, audiences, places) | {"language": tuple(languages)},
        points=tuple(place.point for place in places if place.point),
        date=service.confirmed_on,
        forms=forms_of(service),
        until=service.expire_at,
    )


def _facets(
    service: ServicePage,
    categories: list[Category],
    audiences: list[Audience],
    places: list[Place],
) -> dict[str, tuple[str, ...]]:
    """What services are counted by."""
    return {
        "category": category_slugs(categories),
        "audience": tuple(row.slug for row in audiences),
        "cost": (service.cost,),
        "way": service.ways,
        "access": tuple({feature: None for place in places for feature in place.features}),
        "takes": ("others",) if service.accepts_others else (),
        "state": (service.status,),
        "year": (),  # its date only says when it was confirmed
    }


def category_slugs(categories: Iterable[Category]) -> tuple[str, ...]:
    """The slugs of categories; a need counts for its field too."""
    fields = [row.parent for row in categories if row.parent]
    return tuple(sorted({row.slug for row in [*categories, *fields]}))


def provider_record(provider: ProviderPage) -> Record | None:
    """The record of a provider's source: what and where it serves is what its services do."""
    if not may_be_found(provider):
        return None
    services = public_sources(ServicePage).filter(provider=provider)
    places = list(provider.places.filter(live=True))
    categories = (
        Category.objects.filter(servicepage__in=services).distinct().select_related("parent")
    )
    audiences = Audience.objects.filter(servicepage__in=services).distinct()
    spoken = ServiceLanguage.objects.filter(service__in=services).values_list("language", flat=True)
    areas = ServicePage.areas.through.objects.filter(servicepage__in=services)
    return Record(
        key=provider.translation_key,
        kind="provider",
        texts=page_texts(provider, contacts(places)),
        concepts=(
            *concept_ids(list(categories), list(audiences)),
            *([kind_concept(provider.kind)] if provider.kind else []),
        ),
        areas=tuple(sorted(set(areas.values_list("area_id", flat=True)))),
        facets={
            "category": category_slugs(categories),
            "language": tuple(sorted(set(spoken))),
        },
        forms=forms_of(provider),
        until=provider.expire_at,
    )


def contacts(places: list[Place]) -> list[str]:
    """Name, address (unless confidential) and telephones of places, a line for each."""
    lines = []
    for place in places:
        phones = [phone.number for phone in place.phones.all()]
        address = [] if place.confidential else [place.street, place.city]
        lines.append(", ".join(filter(None, [place.name, *address, *phones])))
    return lines


def concept_ids(categories: list[Category], audiences: list[Audience]) -> tuple[str, ...]:
    """The ids of terms, and of the fields that categories belong to."""
    found = [*categories, *(row.parent for row in categories if row.parent), *audiences]
    return tuple(sorted({str(row.translation_key) for row in found}))


def all_records() -> Iterator[Record]:
    """Every public service and provider."""
    for model, record in ((ServicePage, service_record), (ProviderPage, provider_record)):
        for source in public_sources(model).iterator(chunk_size=200):
            found = record(source)
            if found is not None:
                yield found


def all_concepts() -> Iterator[Concept]:
    """Every category, audience and kind of provider with its words in each language."""
    yield from concepts_of(Category, Audience)
    yield from kind_concepts()
