"""Sitemaps (sitemaps.org 0.9): an index, and for each language only what truly exists in it.

A file holds at most 10,000 addresses: with the longest ones that is still far from the 50 MB and
50,000 addresses of the protocol.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.models import Page, Site

from .languages import CODES, SOURCE, locale_ids, localized_path
from .models.pages import public_sources, published_translations

PER_FILE, MOST_FILES = 10_000, 10_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
Entry = tuple[str, datetime | None]


def index(request: HttpRequest) -> HttpResponse:
    """The files of all languages that have pages, with the day of their last change."""
    root = _root(request)
    return _xml("sitemapindex", "sitemap", _absolute(request, _files(root)))


def language(request: HttpRequest, code: str, number: int = 1) -> HttpResponse:
    """The addresses of the pages that are published in a language; 404 for empty files."""
    if code not in CODES or not 1 <= number <= MOST_FILES:
        raise Http404
    entries = list(_pages(_root(request), code, (number - 1) * PER_FILE))
    if not entries:
        raise Http404
    return _xml("urlset", "url", _absolute(request, entries))


def robots(request: HttpRequest) -> HttpResponse:
    """What programs that read the site should know: not the admin, and where the sitemap is."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


def _root(request: HttpRequest) -> Page:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site.root_page


def _sources(root: Page) -> QuerySet[Any]:
    return public_sources(Page).descendant_of(root, inclusive=True)


def _rows(root: Page, code: str) -> QuerySet[Any]:
    """Rows with ``address``, and when words (``last_published_at``) and facts were published."""
    sources = _sources(root)
    if code == SOURCE:
        return sources
    own = sources.filter(translation_key=OuterRef("translation_key"))
    return (
        published_translations(Page)
        .filter(locale_id=locale_ids().get(code))
        .annotate(
            source_path=Subquery(own.values("url_path")[:1]),
            facts_published_at=Subquery(own.values("last_published_at")[:1]),
        )
        .filter(source_path__isnull=False)
    )


def _columns(code: str) -> tuple[str, str, str]:
    if code == SOURCE:
        return "url_path", "last_published_at", "last_published_at"
    return "source_path", "last_published_at", "facts_published_at"


def _files(root: Page) -> Iterator[Entry]:
    for code in CODES:
        _path, words, facts = _columns(code)
        found = _rows(root, code).aggregate(number=Count("pk"), words=Max(words), facts=Max(facts))
        for number in range(1, -(-found["number"] // PER_FILE) + 1):
            kept = {"code": code} if number == 1 else {"code": code, "number": number}
            yield reverse("sitemap", kwargs=kept), _latest(found["words"], found["facts"])


def _pages(root: Page, code: str, first: int) -> Iterator[Entry]:
    rows = _rows(root, code).order_by("pk").values_list(*_columns(code))
    for path, words, facts in rows[first : first + PER_FILE]:
        address = "/" + path.removeprefix(root.url_path)
        yield localized_path(address, code), _latest(words, facts)


def _latest(*moments: datetime | None) -> datetime | None:
    return max(filter(None, moments), default=None)


def _absolute(request: HttpRequest, entries: Iterable[Entry]) -> Iterator[Entry]:
    host = f"{request.scheme}://{request.get_host()}"
    return ((host + path, moment) for path, moment in entries)


def _xml(outer: str, inner: str, entries: Iterable[Entry]) -> HttpResponse:
    lines = [
        f"<{inner}><loc>{escape(address)}</loc>"
        + (f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else "")
        + f"</{inner}>"
        for address, moment in entries
    ]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} xmlns="{NAMESPACE}">'
    return HttpResponse("\n".join([head, *lines, f"</{outer}>"]), content_type="application/xml")
