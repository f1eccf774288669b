"""Explains terms where readers first meet them: a link in the prose, the meaning below the page.

What is rendered is marked, never what is stored: files, feeds, programs and the search see prose
as it was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.languages import SOURCE

from .entries import Entry
from .matching import Match, find

# More would be a page of footnotes.
MOST = 12
# What can be acted on, names something else, or is no prose.
_APART = frozenset(
    [
        *("a", "button", "label", "option", "select", "summary", "textarea"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "caption", "table"),
        *("abbr", "code", "dfn", "kbd", "math", "pre", "samp", "time", "title", "var"),
        *("audio", "script", "style", "svg", "template", "video"),
    ]
)
_VOID = frozenset(
    [
        *("area", "br", "col", "embed", "hr", "img", "input"),
        *("link", "meta", "source", "track", "wbr"),
    ]
)
_TAG = re.compile(r"(<!--.*?-->|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_LANGUAGE = re.compile(r"\slang=[\"']?([a-zA-Z-]+)")


@dataclass(frozen=True)
class Explained:
    """One term as a page explains it: its names in two languages, what it means and in which."""

    pk: int
    name: str
    name_language: str
    other: str
    other_language: str
    meaning: str
    meaning_language: str


@dataclass
class Explanations:
    """The terms that one page has explained so far, in their order; for a reader's language."""

    language: str
    words: dict[int, Explained] = field(default_factory=dict)

    def mark(self, html: str, language: str) -> SafeString:
        """Prose in a language with the first occurrence of each term marked.

        ``html`` is safe and well-formed, as templates render it.
        """
        if len(self.words) >= MOST:
            return SafeString(html)
        pieces = _TAG.split(html)
        open_tags = _Open(language)
        for place, piece in enumerate(pieces):
            if place % 2:
                open_tags.meet(piece)
            elif not open_tags.is_apart and not piece.isspace():
                pieces[place] = "".join(self._marked(piece, language))
        return SafeString("".join(pieces))

    def _marked(self, text: str, language: str) -> Iterator[str]:
        """A text, which has been escaped, in pieces: what is no term stays as it stands."""
        end = 0
        for match in find(text, language):
            entry = self._new(match, language)
            if entry is not None:
                yield text[end : match.start]
                yield _link(entry, SafeString(text[match.start : match.end]))
                end = match.end
        yield text[end:]

    def _new(self, match: Match, language: str) -> Entry | None:
        """The term of a match that is to be explained here and is not yet; it is noted."""
        for entry in match.entries:
            if entry.pk in self.words or len(self.words) >= MOST:
                return None
            if entry.explain and (word := self._word(entry, language)) is not None:
                self.words[entry.pk] = word
                return entry
        return None

    def _word(self, entry: Entry, language: str) -> Explained | None:
        meaning, said_in = entry.meaning(self.language, language)
        if not meaning:
            return None
        own = entry.wordings.get(language)
        name, name_language = (own.names[0], language) if own else (entry.term, SOURCE)
        other_language = SOURCE if language != SOURCE else self.language
        other = entry.wordings.get(other_language)
        twin = other.names[0] if other and other.names[0] != name else ""
        return Explained(entry.pk, name, name_language, twin, other_language, meaning, said_in)


def _link(entry: Entry, said: SafeString) -> str:
    return format_html(
        '<a class="explained" id="explained-{0}" href="#word-{0}" aria-describedby="meaning-{0}">'
        "{1}</a>",
        entry.pk,
        said,
    )


class _Open:
    """The elements that are open in a piece of HTML, and whether one of them is left alone."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.open: list[tuple[str, bool]] = []

    @property
    def is_apart(self) -> bool:
        """Whether text here is left as it stands."""
        return bool(self.open) and self.open[-1][1]

    def meet(self, tag: str) -> None:
        """A tag comes: something begins or ends."""
        found = _NAME.match(tag)
        if found is None:  # a comment
            return
        name = found.group(1).lower()
        if tag.startswith("</"):
            self._close(name)
        elif name not in _VOID and not tag.endswith("/>"):
            self.open.append((name, self.is_apart or self._begins_apart(name, tag)))

    def _begins_apart(self, name: str, tag: str) -> bool:
        language = _LANGUAGE.search(tag)
        other = language is not None and language.group(1) != self.language
        return name in _APART or other or 'translate="no"' in tag

    def _close(self, name: str) -> None:
        while self.open and self.open.pop()[0] != name:
            pass
