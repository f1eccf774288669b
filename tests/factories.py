"""Published content for tests: each function makes one thing the way an editor would."""

from datetime import date, time
from itertools import count
from typing import Any

from wagtail.models import Locale

from catalogue.models import (
    Audience,
    CataloguePage,
    Category,
    OpeningHours,
    Phone,
    Place,
    ProviderPage,
    RequiredDocument,
    ResidenceStatus,
    ServiceLanguage,
    ServicePage,
)
from core.languages import source_locale_id
from core.models import Area, BasePage
from core.prose import paragraphs

numbers = count(1)


def catalogue_page() -> CataloguePage:
    """The Polish catalogue page."""
    return CataloguePage.objects.get(locale_id=source_locale_id())


def publish(thing: Any) -> Any:
    """Save a revision and publish it."""
    thing.save_revision().publish()
    return type(thing).objects.get(pk=thing.pk)


def make_place(name: str = "Poradnia", phone: str = "+48 10 000 00 01", **facts: Any) -> Place:
    """A published place in Inowrocław, open on weekdays from 8 to 16 unless told otherwise."""
    hours = facts.pop("hours", [(day, time(8), time(16)) for day in range(5)])
    facts = {"city": "Inowrocław", "street": "ul. Próbna 1", "area_id": "040701"} | facts
    place = Place(name=name, locale_id=source_locale_id(), **facts)
    place.phones = [Phone(number=phone)]
    place.hours = [OpeningHours(weekday=d, opens=o, closes=c) for d, o, c in hours]
    place.save()
    return publish(place)


def make_provider(title: str = "Centrum Wspierania Rodzin", **facts: Any) -> ProviderPage:
    """A published provider."""
    return _make(ProviderPage, title, facts, places=facts.pop("places", []))


def make_service(title: str = "Poradnictwo rodzinne", **facts: Any) -> ServicePage:
    """A published service; ``areas`` are TERYT codes, ``languages`` language codes."""
    languages = [ServiceLanguage(language=code) for code in facts.pop("languages", ["pl"])]
    relations = {
        "areas": list(Area.objects.filter(pk__in=facts.pop("areas", ["0407"]))),
        "categories": facts.pop("categories", []),
        "audiences": facts.pop("audiences", []),
        "places": facts.pop("places", []),
        "statuses": facts.pop("statuses", []),
        "documents": facts.pop("documents", []),
        "languages": languages,
    }
    facts = {"cost": ServicePage.Cost.FREE, "confirmed_on": date(2026, 10, 1)} | facts
    return _make(ServicePage, title, facts, **relations)


def _make(model: type[Any], title: str, facts: dict[str, Any], **relations: Any) -> Any:
    body = paragraphs(facts.pop("body", []))
    slug = facts.pop("slug", f"{model._meta.model_name}-{next(numbers)}")
    page = model(title=title, slug=slug, body=body, locale_id=source_locale_id(), **facts)
    for name, value in relations.items():
        setattr(page, name, value)
    catalogue_page().add_child(instance=page)
    return publish(page)


def make_category(label: str = "wspieranie rodziny", **words: str) -> Category:
    """A category with its labels in other languages: ``uk="допомога дитині"``."""
    return _make_term(Category, label, words)


def make_audience(label: str = "rodziny", **words: str) -> Audience:
    """An audience with its labels in other languages."""
    return _make_term(Audience, label, words)


def _make_term(model: type[Any], label: str, words: dict[str, str]) -> Any:
    slug = words.pop("slug", f"term-{next(numbers)}")
    source = model.objects.create(label=label, slug=slug, locale_id=source_locale_id())
    for code, word in words.items():
        translation = source.copy_for_translation(Locale.objects.get(language_code=code))
        translation.label = word
        translation.save()
    return source


def translate(
    page: BasePage, code: str, *, title: str, summary: str = "", live: bool = True, **prose: Any
) -> Any:
    """A translation of a page's prose, published unless told otherwise."""
    locale = Locale.objects.get(language_code=code)
    translation = page.copy_for_translation(locale, copy_parents=True)
    for name, words in {"title": title, "summary": summary, **prose}.items():
        setattr(translation, name, words)
    if live:
        return publish(translation)
    translation.save_revision()
    return translation


def make_status(label: str = "każda osoba", **words: str) -> ResidenceStatus:
    """A residence status with its labels in other languages."""
    return _make_term(ResidenceStatus, label, words)


def make_document(label: str = "numer PESEL", **words: str) -> RequiredDocument:
    """A required document with its labels in other languages."""
    return _make_term(RequiredDocument, label, words)
