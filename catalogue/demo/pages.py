"""Providers and services from the data files, with their translations."""

from typing import Any

from wagtail.models import Locale

from core.languages import source_locale_id
from core.loading import Row, translate
from core.models import Area
from core.prose import paragraphs

from ..models import (
    Audience,
    CataloguePage,
    Category,
    Place,
    ProviderPage,
    ServiceLanguage,
    ServicePage,
)


def load_pages(providers: list[Row], services: list[Row], places: dict[str, Place]) -> None:
    """Make and publish every provider and service below the catalogue page."""
    catalogue = CataloguePage.objects.get(locale_id=source_locale_id())
    made = {row["slug"]: _provider(row, catalogue, places) for row in providers}
    categories = _by_slug(Category)
    audiences = _by_slug(Audience)
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for row in services:
        service = _service(row, made[row["provider"]])
        service.categories = [categories[slug] for slug in row["categories"]]
        service.audiences = [audiences[slug] for slug in row["audiences"]]
        service.places = [places[key] for key in row["places"]]
        _publish(service, catalogue)
        for code, texts in row.get("translations", {}).items():
            translate(service, locales[code], texts)


def _by_slug(model: type[Any]) -> dict[str, Any]:
    return {row.slug: row for row in model.objects.filter(locale_id=source_locale_id())}


def _prose(row: Row) -> dict[str, Any]:
    return {
        "slug": row["slug"],
        "title": row["title"],
        "summary": row["summary"],
        "body": paragraphs(row["body"]),
        "is_sample": row.get("sample", False),
        "locale_id": source_locale_id(),
    }


def _provider(row: Row, catalogue: CataloguePage, places: dict[str, Place]) -> ProviderPage:
    provider = ProviderPage(**_prose(row))
    provider.places = [places[key] for key in row["places"]]
    _publish(provider, catalogue)
    return provider


def _service(row: Row, provider: ProviderPage) -> ServicePage:
    service = ServicePage(
        **_prose(row), provider=provider, cost=row["cost"], confirmed_on=row["confirmed_on"]
    )
    service.areas = list(Area.objects.filter(pk__in=row["areas"]))
    service.languages = [ServiceLanguage(**language) for language in row["languages"]]
    return service


def _publish(page: ProviderPage | ServicePage, catalogue: CataloguePage) -> None:
    catalogue.add_child(instance=page)
    page.save_revision().publish()
