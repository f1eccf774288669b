"""Services and providers with all that belongs to them, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from core.languages import SOURCE
from core.models.pages import published_translations

from ..models import Place, ProviderPage, ServicePage
from ..place_facts import published_places

RELATED = (
    "languages",
    "own_phones",
    "own_hours",
    "areas",
    "categories__parent",
    "audiences",
    "statuses",
    "documents",
)


@dataclass
class Words:
    """The prose of some pages or places by translation key and language."""

    by_key: dict[UUID, dict[str, Any]] = field(default_factory=dict)

    def of(self, source: Any, code: str) -> Any:
        """The row that holds the words of a source in a language, else the source itself."""
        return self.by_key.get(source.translation_key, {}).get(code, source)

    def others(self, source: Any, code: str) -> dict[str, Any]:
        """The words in all published languages but one, the source's among them."""
        found = {SOURCE: source, **self.by_key.get(source.translation_key, {})}
        return {language: row for language, row in found.items() if language != code}


@dataclass
class Batch:
    """Sources in the order asked for, with their prose, for readers of a language."""

    code: str
    services: list[ServicePage] = field(default_factory=list)
    providers: list[ProviderPage] = field(default_factory=list)
    pages: Words = field(default_factory=Words)
    places: Words = field(default_factory=Words)


def load(code: str, services: Sequence[int] = (), providers: Sequence[int] = ()) -> Batch:
    """Everything about some services and providers (primary keys of public sources)."""
    batch = Batch(code)
    shown = Prefetch("places", published_places(Place.objects.all()))
    if services:
        rows = ServicePage.objects.filter(pk__in=services).select_related("provider")
        batch.services = _in_order(rows.prefetch_related(*RELATED, shown), services)
    if providers:
        rows = ProviderPage.objects.filter(pk__in=providers).prefetch_related(shown)
        batch.providers = _in_order(rows, providers)
    named = [row.provider for row in batch.services if row.provider]
    batch.pages = _translations(ServicePage, batch.services)
    batch.pages.by_key |= _translations(ProviderPage, [*batch.providers, *named]).by_key
    batch.places = _place_words([*batch.services, *batch.providers])
    return batch


def _in_order(rows: Any, pks: Sequence[int]) -> list[Any]:
    by_pk = {row.pk: row for row in rows}
    return [by_pk[pk] for pk in pks if pk in by_pk]


def _translations(model: type[Any], sources: Iterable[Any]) -> Words:
    keys = {source.translation_key for source in sources}
    words = Words()
    if keys:
        for page in published_translations(model).filter(translation_key__in=keys):
            words.by_key.setdefault(page.translation_key, {})[page.prose_lang] = page
    return words


def _place_words(owners: Iterable[Any]) -> Words:
    keys = {place.translation_key for owner in owners for place in owner.places.all()}
    words = Words()
    rows = Place.objects.filter(translation_key__in=keys, live=True) if keys else ()
    for place in rows:
        words.by_key.setdefault(place.translation_key, {})[place.prose_lang] = place
    return words
