"""Plain paragraphs as page content, and rows whose facts and words lie apart."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from django.utils.html import escape


def paragraphs(texts: Iterable[str]) -> list[tuple[str, str]]:
    """The content of a page made of plain paragraphs; no paragraphs, no content."""
    html = rich_text(texts)
    return [("text", html)] if html else []


def rich_text(texts: Iterable[str]) -> str:
    """Plain paragraphs as the value of a rich text field."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def facts_with_words(facts: Iterable[Any], words: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Each block of a source's stream with the same block in a translation, or itself again.

    The first of a pair holds the numbers, dates and links; the second is only read for its words.
    """
    translated = {block.id: block.value for block in words}
    return [(block.value, translated.get(block.id, block.value)) for block in facts]


def with_words(stream: Any, words: Iterable[Any]) -> Any:
    """A copy of a stream, block by block with other words: a text, or some values of a struct."""
    raw = deepcopy(list(stream.raw_data))
    for block, found in zip(raw, words, strict=True):
        block["value"] = block["value"] | found if isinstance(found, dict) else found
    return stream.stream_block.to_python(raw)
