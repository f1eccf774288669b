"""What the page of a service shows beside its prose."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .facts import service_facts
from .printing import can_print
from .say_it import say_it_lines
from .structured_data import structured_data
from .ways_on import alternative_to


def service_context(page: Any, url: str, request: HttpRequest) -> dict[str, Any]:
    """The facts from the source, and for a card its lines."""
    source = page.source
    facts = service_facts(source, page)
    away = facts.suspension is not None and not facts.suspension.is_coming
    return {
        "facts": facts,
        "can_print": can_print(),
        "structured_data": structured_data(page, facts, url),
        "alternative": alternative_to(source) if away else None,
        "quick_exit_url": settings.QUICK_EXIT_URL if facts.is_sensitive else "",
        "lines": say_it_lines(source) if "card" in request.GET else [],
    }
