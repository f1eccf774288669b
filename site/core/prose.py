"""Plain paragraphs as page content, for data files."""

from collections.abc import Iterable

from django.utils.html import escape


def paragraphs(texts: Iterable[str]) -> list[tuple[str, str]]:
    """The content of a page made of plain paragraphs; no paragraphs, no content."""
    html = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return [("text", html)] if html else []
