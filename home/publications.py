"""Publications as readers see them: the list by year, and the files of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from catalogue import languages_of_help
from core.languages import reader_language
from core.models.pages import in_reader_language, public_sources
from core.pagination import paginate

from .models import PublicationPage

PAGE_SIZE = 20
COVER = "width-160|format-webp"


@dataclass(frozen=True)
class Publication:
    """One line of the list: the page gives the words, its source the facts."""

    page: PublicationPage
    facts: PublicationPage
    url: str


@dataclass(frozen=True)
class YearLink:
    """A year to choose, or all of them."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class FileFact:
    """A file with what a reader wants to know before taking it."""

    title: str
    url: str
    extension: str
    size: int
    language: str
    language_name: str
    access: str


def index_context(address: str, request: HttpRequest) -> dict[str, Any]:
    """Everything the list's template needs; ``address`` is the page's own."""
    found = public_sources(PublicationPage)
    years = list(
        found.exclude(year=None).values_list("year", flat=True).distinct().order_by("-year")
    )
    year, problems = _chosen(request.GET, years)
    if year:
        found = found.filter(year=year)
    pagination = paginate(
        found.order_by(F("year").desc(nulls_last=True), "title", "pk").prefetch_related(_covers()),
        {"year": year, "page": request.GET.get("page", "")},
        PAGE_SIZE,
    )
    return {
        "publications": _lines(list(pagination.items)),
        "years": _year_links(years, year, address),
        "pagination": pagination,
        "problems": problems + pagination.problems,
    }


def _chosen(query: Mapping[str, str], years: Sequence[int]) -> tuple[str, list[str]]:
    year = query.get("year", "").strip()
    if not year or year in map(str, years):
        return year, []
    return "", [gettext("There are no publications of that year. These are all of them.")]


def _covers() -> Prefetch:
    return Prefetch("picture", get_image_model().objects.prefetch_renditions(COVER))


def _lines(sources: list[PublicationPage]) -> list[Publication]:
    return [
        Publication(page, source, source.url)
        for source, page in zip(sources, in_reader_language(sources), strict=True)
    ]


def _year_links(years: Sequence[int], chosen: str, address: str) -> list[YearLink]:
    if len(years) < 2:
        return []
    links = [YearLink(str(year), f"{address}?year={year}", str(year) == chosen) for year in years]
    return [YearLink(gettext("All years"), address, not chosen), *links]


def file_facts(source: PublicationPage) -> list[FileFact]:
    """The files of a publication in the editors' order, in two queries."""
    rows = list(source.files.all())
    documents = get_document_model().objects.in_bulk([row.document_id for row in rows])
    return [_file(row, documents[row.document_id]) for row in rows if row.document_id in documents]


def _file(row: Any, document: Any) -> FileFact:
    return FileFact(
        title=document.title,
        url=document.url,
        extension=document.file_extension.upper(),
        size=document.get_file_size() or 0,
        language=row.language,
        language_name=languages_of_help.name(row.language, reader_language()),
        access=str(row.get_access_display()),
    )
