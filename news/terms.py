"""The words and addresses that lists of news name: topics, tags, the list itself."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from core.cache import per_generation
from core.languages import localized_path
from core.models.pages import overlay_prose, public_sources
from core.terms import Term, terms_of
from search.pages import address

from .models import NewsIndexPage, NewsPage, NewsTag, Topic


@dataclass(frozen=True)
class IndexLink:
    """The list of news as other pages refer to it."""

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
    return dict(used.order_by("tag__name").values_list("tag__slug", "tag__name").distinct())


@per_generation
def index_link(code: str) -> IndexLink:
    """The list of news in a language; a nameless address while there is none."""
    sources = list(public_sources(NewsIndexPage)[:1])
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
    return IndexLink(gettext("News"), "", code, localized_path("/", code), "", None)
