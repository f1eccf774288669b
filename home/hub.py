"""What belongs to a project: pages below it, and the news, events and documents that name it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.filters import address_with
from core.models.pages import in_reader_language, public_sources
from news.event_listing import EventItem, next_events, past_events
from news.listing import NewsItem, latest
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage
from search.documents import documents_of

from .sections import section_url

if TYPE_CHECKING:
    from .models import ProjectPage

MOST_PAGES = 50
MOST_ITEMS = 5


@dataclass(frozen=True)
class Entry:
    """A line of the project's hub."""

    title: str
    lang: str
    url: str


@dataclass(frozen=True)
class Hub:
    """The lists of a project; an address is empty where its list shows everything."""

    pages: list[Entry]
    news: list[NewsItem]
    news_url: str
    events: list[EventItem]
    events_url: str
    documents: list[dict[str, Any]]


def hub(project: "ProjectPage") -> Hub:
    """What belongs to a source project: the next events, or else the last ones."""
    news = latest(MOST_ITEMS + 1, project)
    events = next_events(MOST_ITEMS, project)
    past = past_events(MOST_ITEMS, project)
    asked = {"project": project.slug}
    return Hub(
        pages=_pages_below(project),
        news=news[:MOST_ITEMS],
        news_url=_all(NewsIndexPage, asked) if len(news) > MOST_ITEMS else "",
        events=events or past,
        events_url=_all(EventIndexPage, asked if events else {**asked, "when": "past"}),
        documents=[{"document": found} for found in documents_of(_keys(project))],
    )


def _all(model: Any, asked: dict[str, str]) -> str:
    address = section_url(model)
    return address_with(address, asked) if address else ""


def _pages_below(project: "ProjectPage") -> list[Entry]:
    from .models import StandardPage

    below = public_sources(StandardPage).child_of(project).order_by("path")[:MOST_PAGES]
    sources = list(below)
    return [
        Entry(page.title, page.prose_lang, source.url)
        for source, page in zip(sources, in_reader_language(sources), strict=True)
    ]


def _keys(project: "ProjectPage") -> list[Any]:
    """The pages below the project, its news and events: its own files stand in its text."""
    from .models import StandardPage

    below = public_sources(StandardPage).descendant_of(project)
    named = [public_sources(model).filter(project_id=project.pk) for model in (NewsPage, EventPage)]
    found = [pages.values_list("translation_key", flat=True) for pages in (below, *named)]
    return [key for keys in found for key in keys]
