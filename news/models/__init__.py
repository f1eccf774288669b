"""News, events and the topics that both are about."""

from .news import NewsIndexPage, NewsPage, NewsTag
from .topics import Topic

__all__ = ["NewsIndexPage", "NewsPage", "NewsTag", "Topic"]
