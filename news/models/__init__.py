"""News, events and the topics that both are about."""

from .topics import Topic

__all__ = ["Topic"]
