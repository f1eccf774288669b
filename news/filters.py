"""What a reader asks the news for; what cannot be understood is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext

from core.dates import month_in_words
from core.filters import ActiveFilter, address_with, understood
from core.languages import reader_language

from .archive import totals
from .models import NewsPage
from .projects import projects
from .terms import tags, topics

# In this order: a month is one of the year that was chosen before it.
NAMES = ("topic", "project", "tag", "year", "month")
FEED_NAMES = ("topic", "project", "tag")


@dataclass
class Filters:
    """The filters that were understood, and plain messages about those that were not."""

    chosen: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def narrow(self, news: QuerySet[NewsPage]) -> QuerySet[NewsPage]:
        """Keep the news that satisfy every filter."""
        for name, value in self.chosen.items():
            news = news.filter(**_condition(name, value))
        return news


def read_filters(query: Mapping[str, str], names: tuple[str, ...] = NAMES) -> Filters:
    """Read the address's parameters; unknown values are named and left out, the others kept."""
    return Filters(*understood(query, names, known_values, _problem))


def known_values(name: str, chosen: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The values of a filter with their labels in the reader's language."""
    code = reader_language()
    match name:
        case "topic":
            return {term.slug: term.label for term in topics(code).values()}
        case "project":
            return {project.slug: project.title for project in projects(code).values()}
        case "tag":
            return tags()
        case "year":
            return {str(first.year): str(first.year) for first in totals()}
    year = (chosen or {}).get("year")
    months = (first for first in totals() if str(first.year) == year)
    return {str(first.month): month_in_words(first) for first in months}


def _problem(name: str) -> str:
    return {
        "topic": gettext("We do not know this topic. Choose one from the list."),
        "project": gettext("We do not know this project. Choose one from the list."),
        "tag": gettext("No news is marked with this word."),
        "year": gettext("There is no news of this year. Choose one from the archive."),
        "month": gettext("There is no news of this month. Choose a year and a month together."),
    }[name]


def _condition(name: str, value: str) -> dict[str, object]:
    match name:
        case "topic":
            through = NewsPage.topics.through.objects.filter(topic__slug=value)
            return {"pk__in": through.values("newspage_id")}
        case "project":
            found = projects(reader_language()).items()
            return {"project_id__in": [pk for pk, project in found if project.slug == value]}
        case "tag":
            through = NewsPage.tags.through.objects.filter(tag__slug=value)
            return {"pk__in": through.values("content_object_id")}
    return {f"date__{name}": int(value)}


def active_filters(chosen: Mapping[str, str], address: str) -> list[ActiveFilter]:
    """What was asked for, in words, each with the address without it; a month with its year."""
    whole = [name for name in chosen if not (name == "year" and "month" in chosen)]
    return [
        ActiveFilter(_words(name, chosen), address_with(address, chosen, without=_parts(name)))
        for name in whole
    ]


def _parts(name: str) -> tuple[str, ...]:
    return ("year", "month") if name == "month" else (name,)


def _words(name: str, chosen: Mapping[str, str]) -> str:
    if name == "month":
        return month_in_words(date(int(chosen["year"]), int(chosen["month"]), 1))
    return known_values(name)[chosen[name]]
