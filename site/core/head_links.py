"""What a page's head tells machines: its one address, and the languages it really exists in."""

from typing import Any

from django.http import HttpRequest

from .languages import CODES, SOURCE, reader_language, split_path


def head_links(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The canonical address and the alternates; ``x-default`` is the source's.

    A page that only repeats another one (an alias) leads to that one, also for the reader who
    changes the language, and is offered in none.
    """
    if page.source.alias_of is not None:
        return _links_of_alias(page.source.alias_of.specific, request)
    alternates = [
        {"lang": code, "url": page.address_in(code, request)}
        for code in CODES
        if code in page.source.published
    ]
    default = {"lang": "x-default", "url": page.address_in(SOURCE, request)}
    return {
        "canonical_url": page.address_in(page.prose_lang, request),
        "alternates": [*alternates, default],
    }


def _links_of_alias(original: Any, request: HttpRequest) -> dict[str, Any]:
    from .context_processors import language_links

    path = split_path(original.get_url_parts(request)[2])[1]
    return {
        "canonical_url": original.address_in(SOURCE, request),
        "alternates": [],
        "languages": language_links(request, path, reader_language()),
    }
