"""News, events and the topics that both are about."""

from .event_dates import EventDate
from .events import EventIndexPage, EventPage
from .news import NewsIndexPage, NewsPage, NewsTag
from .topics import Topic

__all__ = [
    "EventDate",
    "EventIndexPage",
    "EventPage",
    "NewsIndexPage",
    "NewsPage",
    "NewsTag",
    "Topic",
]
