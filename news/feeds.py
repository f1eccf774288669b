"""News as Atom feeds (RFC 4287), one for each language, narrowed by topic, project or tag."""

import re
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from core.context_processors import institution
from core.languages import reader_language
from core.models.pages import in_reader_language

from .filters import FEED_NAMES, Filters, known_values, read_filters
from .listing import public_news, terms_in_order
from .models import NewsPage
from .terms import IndexLink, index_link

MOST = 30
# Characters that no XML document may hold, however they are written.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class AtomFeed(Atom1Feed):
    """Atom with the language of each entry, summaries as text, and a date when it is empty."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Say in which language an entry is."""
        return {"xml:lang": item["lang"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add the summary as text; Django would call it HTML."""
        super().add_item_elements(handler, item)
        if item["summary"]:
            handler.addQuickElement("summary", item["summary"])

    def latest_post_date(self) -> datetime:
        """When something of the feed changed last; an empty one is as old as the list of news."""
        return super().latest_post_date() if self.items else self.feed["since"]


def feed_address(chosen: Mapping[str, str]) -> str:
    """The path of the reader's feed with those filters that feeds know."""
    kept = {name: chosen[name] for name in FEED_NAMES if name in chosen}
    return reverse("news_feed") + (f"?{urlencode(kept)}" if kept else "")


@require_safe
def news_feed(request: HttpRequest) -> HttpResponse:
    """The newest news in the reader's language; a filter that is not understood leaves none."""
    filters = read_filters(request.GET, FEED_NAMES)
    feed = _feed(request, filters, index_link(reader_language()))
    for source, page in _newest(filters):
        _add(feed, source, page, request)
    response = HttpResponse(content_type=AtomFeed.content_type)
    feed.write(response, "utf-8")
    return response


def _feed(request: HttpRequest, filters: Filters, index: IndexLink) -> AtomFeed:
    asked = urlencode({name: request.GET[name] for name in FEED_NAMES if request.GET.get(name)})
    query = f"?{asked}" if asked else ""
    words = [known_values(name)[value] for name, value in filters.chosen.items()]
    code = reader_language()
    return AtomFeed(
        title=clean(" – ".join([index.title, *words, institution().name])),
        link=request.build_absolute_uri(index.url + query),
        description=None,
        subtitle=clean(index.summary) or None,
        language=code,
        author_name=clean(institution().name),
        feed_url=request.build_absolute_uri(reverse("news_feed") + query),
        feed_guid=f"urn:uuid:{uuid5(_namespace(index), f'{code}{query}')}",
        since=index.published or datetime(2017, 1, 1, tzinfo=timezone.get_current_timezone()),
    )


def _namespace(index: IndexLink) -> UUID:
    return UUID(index.key) if index.key else NAMESPACE_URL


def _newest(filters: Filters) -> list[tuple[NewsPage, NewsPage]]:
    """The newest sources that satisfy the filters, each with the prose of the reader's language."""
    if filters.problems:
        return []
    found = filters.narrow(public_news()).order_by("-date", "-pk").prefetch_related("topics")
    sources = list(found[:MOST])
    return list(zip(sources, in_reader_language(sources), strict=True))


def _add(feed: AtomFeed, source: NewsPage, page: NewsPage, request: HttpRequest) -> None:
    published = timezone.make_aware(datetime.combine(source.date, time.min))
    changes = [moment for moment in (source.last_published_at, page.last_published_at) if moment]
    feed.add_item(
        title=clean(page.title),
        link=source.address_in(reader_language(), request),
        description=None,
        summary=clean(page.summary),
        lang=page.prose_lang,
        unique_id=f"urn:uuid:{source.translation_key}",
        pubdate=published,
        updateddate=max([published, *changes]),
        categories=[clean(term.label) for term in terms_in_order(source.topics.all())],
    )


def clean(text: str) -> str:
    """The text without characters that would break the whole document."""
    return FORBIDDEN.sub(" ", text)
