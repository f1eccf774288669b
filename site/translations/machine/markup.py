"""Whether a translation has the tags and the placeholders of its source."""

import re
from collections import Counter
from html.parser import HTMLParser

from wagtail_localize.strings import StringValue

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\{[^{}]*\}\}|\{\w*\}|\[\[[^\[\]]*\]\]")


class _Tags(HTMLParser):
    """Counts whatever is not text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An opening tag with its attributes."""
        self.seen[f"<{tag}{''.join(f' {name}={value}' for name, value in sorted(attrs))}>"] += 1

    def handle_endtag(self, tag: str) -> None:
        """A closing tag; a break has none worth counting."""
        if tag != "br":
            self.seen[f"</{tag}>"] += 1

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self.seen["<!-- -->"] += 1

    def handle_decl(self, decl: str) -> None:
        """A declaration."""
        self.seen["<!>"] += 1

    def handle_pi(self, data: str) -> None:
        """A processing instruction."""
        self.seen["<?>"] += 1


def tags(html: str) -> Counter[str]:
    """The tags of a segment."""
    parser = _Tags()
    parser.feed(html)
    parser.close()
    return parser.seen


def is_kept(source: str, result: str) -> bool:
    """Whether a translation has the same tags, in an order that a browser can read."""
    return tags(source) == tags(result) and tags(normal(result)) == tags(result)


def normal(html: str) -> str:
    """A segment as wagtail-localize keeps it; broken markup is made whole, or empty."""
    try:
        return str(StringValue.from_translated_html(html).data)
    except ValueError:
        return ""


def placeholders(html: str) -> Counter[str]:
    """What a program fills in, and has to find again."""
    return Counter(PLACEHOLDER.findall(html))
