"""Whose requests count: people's, not programs', and not those of who works on the site."""

import re

from django.conf import settings
from django.http import HttpRequest

_PROGRAMS = re.compile(
    r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|java/|go-http|libwww|scrapy|axios",
    re.IGNORECASE,
)


def is_reader(request: HttpRequest) -> bool:
    """Whether a request comes from the browser of somebody who is not signed in."""
    program = request.headers.get("User-Agent", "")
    ahead = request.headers.get("Sec-Purpose", "")
    return (
        settings.SEARCH_LOG
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and bool(program)
        and not _PROGRAMS.search(program)
        and "prefetch" not in ahead
    )


def asks_anew(request: HttpRequest) -> bool:
    """Whether a question is asked for the first time: not its second page, nor a narrower list."""
    others = {name for name, value in request.GET.items() if value and name != "q"}
    first = request.GET.get("page", "1") == "1"
    return request.method == "GET" and first and others <= {"page"}
