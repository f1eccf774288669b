"""What a page's head tells machines: its one address, and the languages it really exists in."""

from typing import Any

from django.http import HttpRequest

from .languages import CODES, SOURCE


def head_links(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The canonical address and the alternates; ``x-default`` is the source's.

    A page that only repeats another one (an alias) leads to that one and offers no languages.
    """
    original = page.source.alias_of
    if original is not None:
        return {"canonical_url": original.specific.address_in(SOURCE, request), "alternates": []}
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
