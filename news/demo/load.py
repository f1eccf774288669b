"""Loads the demo content of news and events, once."""

from pathlib import Path

from core.loading import rows

from ..models import Topic
from .events import load_events
from .news import load_news
from .topics import load_topics

DATA = Path(__file__).parents[1] / "data"


def load() -> bool:
    """Fill what is empty; where there are topics, all is left as editors made it."""
    if Topic.objects.exists():
        return False
    load_topics(rows(DATA, "topics.yaml"))
    load_news(rows(DATA, "demo/news/*.yaml"))
    load_events(rows(DATA, "demo/events/*.yaml"))
    return True
