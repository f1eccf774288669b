"""News and events."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """News, events and their feeds; its page types come with the editors' section."""

    name = "news"
