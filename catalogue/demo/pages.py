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
    RequiredDocument,
    ResidenceStatus,
    ServiceLanguage,
    ServicePage,
)

TERMS: dict[str, type[Any]] = {
    "categories": Category,
    "audiences": Audience,
    "statuses": ResidenceStatus,
    "documents": RequiredDocument,
}
FACTS = (
    "age_from",
    "age_to",
    "accepts_others",
    "ways",
    "referral",
    "cost",
    "cost_amount",
    "cost_note",
    "waiting_days",
    "free_places",
    "capacity_stated_on",
    "legal_basis",
    "status",
    "suspended_from",
    "suspended_to",
    "suspension_message",
    "is_sensitive",
    "confirmed_on",
)


def load_pages(providers: list[Row], services: list[Row], places: dict[str, Place]) -> None:
    """Make and publish every provider and service below the catalogue page."""
    catalogue = CataloguePage.objects.get(locale_id=source_locale_id())
    made = {row["slug"]: _provider(row, catalogue, places) for row in providers}
    terms = {name: _by_slug(model) for name, model in TERMS.items()}
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for row in services:
        service = _service(row, made[row["provider"]])
        for name, known in terms.items():
            setattr(service, name, [known[slug] for slug in row.get(name, [])])
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
        "easy_body": paragraphs(row.get("easy", [])),
        "is_sample": row.get("sample", False),
        "locale_id": source_locale_id(),
    }


def _provider(row: Row, catalogue: CataloguePage, places: dict[str, Place]) -> ProviderPage:
    provider = ProviderPage(**_prose(row), kind=row["kind"])
    provider.places = [places[key] for key in row["places"]]
    _publish(provider, catalogue)
    return provider


def _service(row: Row, provider: ProviderPage) -> ServicePage:
    facts = {name: row[name] for name in FACTS if name in row}
    steps = "\n".join(row.get("steps", []))
    service = ServicePage(**_prose(row), provider=provider, steps=steps, **facts)
    service.areas = list(Area.objects.filter(pk__in=row["areas"]))
    service.languages = [ServiceLanguage(**language) for language in row["languages"]]
    return service


def _publish(page: ProviderPage | ServicePage, catalogue: CataloguePage) -> None:
    catalogue.add_child(instance=page)
    page.save_revision().publish()
