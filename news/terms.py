"""The words and addresses that lists of news and events name: topics, tags, the list itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.cache import per_generation
from core.collation import sort_key
from core.languages import SOURCE, localized_path
from core.models.pages import overlay_prose, public_sources
from core.terms import Term, terms_of
from search.pages import address

from .models import EventIndexPage, NewsIndexPage, NewsPage, NewsTag, Topic


@dataclass(frozen=True)
class IndexLink:
    """The list of news or of events as other pages refer to it."""

    title: str
    summary: str
    lang: str
    url: str
    key: str
    published: datetime | None


def topics(code: str) -> dict[int, Term]:
    """All topics in a language by the source's primary key, in their order."""
    return terms_of(Topic, code)


@per_generation
def tags() -> dict[str, str]:
    """The words that public news are marked with, by their slugs, in the order of the alphabet."""
    used = NewsTag.objects.filter(content_object__in=public_sources(NewsPage))
    found = used.order_by().values_list("tag__slug", "tag__name").distinct()
    return dict(sorted(found, key=lambda row: sort_key(row[1], SOURCE)))


def index_link(code: str) -> IndexLink:
    """The list of news in a language; a nameless address while there is none."""
    return link_of(NewsIndexPage, code)


def events_link(code: str) -> IndexLink:
    """The list of events in a language; a nameless address while there is none."""
    return link_of(EventIndexPage, code)


@per_generation
def link_of(model: type[Any], code: str) -> IndexLink:
    """A list, of which there is one, as other pages refer to it in a language."""
    sources = list(public_sources(model)[:1])
    for page in overlay_prose(sources, code):
        source = sources[0]
        return IndexLink(
            page.title,
            page.summary,
            page.prose_lang,
            localized_path(address(source), code),
            str(source.translation_key),
            source.last_published_at,
        )
    name = str(model._meta.verbose_name).capitalize()
    return IndexLink(name, "", code, localized_path("/", code), "", None)
