"""What a reader asks the catalogue for; what cannot be understood is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from core.filters import understood
from core.languages import reader_language
from core.models.areas import prefixes

from . import languages_of_help, terms
from .models import Category, ServicePage

NAMES = ("area", "category", "audience", "language")
LONGEST_QUERY = 300


@dataclass
class Filters:
    """The filters that were understood, and plain messages about those that were not."""

    chosen: dict[str, str] = field(default_factory=dict)
    q: str = ""
    problems: list[str] = field(default_factory=list)

    def narrow(self, services: QuerySet[ServicePage]) -> QuerySet[ServicePage]:
        """Keep the services that satisfy every filter."""
        for name, value in self.chosen.items():
            services = services.filter(pk__in=_matching(name, value))
        return services


def read_filters(query: Mapping[str, str]) -> Filters:
    """Read the address's parameters; unknown values are named and left out, the others kept."""
    chosen, problems = understood(query, NAMES, lambda name, _: known_values(name), _problem)
    q = query.get("q", "")[:LONGEST_QUERY].replace("\x00", " ").strip()
    return Filters(chosen, q, problems)


def known_values(name: str) -> Mapping[str, str]:
    """The values of a filter with their labels in the reader's language."""
    code = reader_language()
    match name:
        case "area":
            return terms.area_names(code)
        case "category":
            return {term.slug: term.label for term in terms.categories(code).values()}
        case "audience":
            return {term.slug: term.label for term in terms.audiences(code).values()}
    return {lang: languages_of_help.name(lang, code) for lang in languages_of_help.codes()}


def _problem(name: str) -> str:
    return {
        "area": gettext("We do not know this place. Choose your gmina from the list."),
        "category": gettext("We do not know this kind of help. Choose one from the list."),
        "audience": gettext("We do not know this group of people. Choose one from the list."),
        "language": gettext("We do not know this language. Choose one from the list."),
    }[name]


def area_condition(code: str) -> Q:
    """Areas that serve a code: those around it, itself, and those within it."""
    return Q(area_id__in=prefixes(code)) | Q(area__code__startswith=code)


def _matching(name: str, value: str) -> QuerySet:
    match name:
        case "area":
            rows = ServicePage.areas.through.objects.filter(area_condition(value))
            return rows.values("servicepage_id")
        case "category":
            wanted = Category.objects.filter(Q(slug=value) | Q(parent__slug=value))
            rows = ServicePage.categories.through.objects.filter(category__in=wanted)
            return rows.values("servicepage_id")
        case "audience":
            rows = ServicePage.audiences.through.objects.filter(audience__slug=value)
            return rows.values("servicepage_id")
    return ServicePage.languages.rel.related_model.objects.filter(language=value).values(
        "service_id"
    )
