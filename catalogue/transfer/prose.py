"""The content of a page as plain paragraphs, and whether it is no more than that."""

import re
from html import unescape
from typing import Any

from core.prose import paragraphs

TAGS = re.compile(r"<[^>]+>")
BREAKS = re.compile(r"</(?:p|li|h\d|blockquote|figcaption)>|<br\s*/?>")
KEYS = re.compile(r'\s+data-block-key="[^"]*"')


def plain_paragraphs(body: Any) -> list[str]:
    """The words of a page's content, paragraph by paragraph."""
    found = []
    for html in (
        body.stream_block.get_searchable_content(body) if not is_plain(body) else _htmls(body)
    ):
        for part in BREAKS.split(html):
            words = " ".join(unescape(TAGS.sub("", part)).split())
            if words:
                found.append(words)
    return found


def is_plain(body: Any) -> bool:
    """Whether a page's content is nothing but paragraphs without links or marks."""
    htmls = _htmls(body)
    if len(htmls) != len(body):
        return False
    return all(TAGS.sub("", html) == re.sub(r"</?p>", "", html) for html in htmls)


def _htmls(body: Any) -> list[str]:
    blocks = [block for block in body.raw_data if block["type"] == "text"]
    return [KEYS.sub("", str(block["value"])) for block in blocks]


def as_body(texts: list[str]) -> list[tuple[str, str]]:
    """Plain paragraphs as a page's content."""
    return paragraphs(texts)
