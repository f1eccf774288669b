"""Excerpts of stored texts with the words of the query marked, whatever form they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .language.folding import fold
from .language.tokens import tokens
from .query import Analysis
from .terms import word_terms

# No more of a text is analysed: of a long document the part where a word may begin to match.
MOST_CHARACTERS, BEFORE, STEM = 20_000, 1_000, 5
_WHITE = re.compile(r"\s+")
_PLAIN = str.maketrans("ąćęłńóśźż", "acelnoszz")


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    groups: frozenset[int]


def highlight(text: str, analysis: Analysis, language: str, width: int = 240) -> SafeString:
    """About ``width`` characters of a text where most of the query stands; 0 for the whole text."""
    wanted = _wanted(analysis)
    part = _beginning(text, wanted)
    plain = _WHITE.sub(" ", text[part : part + MOST_CHARACTERS]).strip()
    marks = list(_marks(plain, wanted, language))
    start, end = (
        (0, len(plain)) if not width or len(plain) <= width else _window(plain, marks, width)
    )
    shown = [mark for mark in marks if start <= mark.start and mark.end <= end]
    return mark_safe(  # noqa: S308  every piece of the text is escaped in _pieces
        ("… " if start or part else "")
        + "".join(_pieces(plain, shown, start, end))
        + (" …" if end < len(plain) else "")
    )


def _wanted(analysis: Analysis) -> dict[str, set[int]]:
    """The terms that are marked, with the groups of the query that they answer."""
    wanted: dict[str, set[int]] = {}
    for number, group in enumerate(analysis.groups):
        for alternative in group.alternatives:
            if alternative.field in {"form", "lemma", "phrase"}:
                for term in alternative.terms:
                    wanted.setdefault(term, set()).add(number)
    return wanted


def _beginning(text: str, wanted: dict[str, set[int]]) -> int:
    """Where to begin in a text that is too long: a little before the first likely word."""
    if len(text) <= MOST_CHARACTERS or not wanted:
        return 0
    stems = {re.escape(term.rpartition(":")[2][:STEM]) for term in wanted}
    found = re.search(rf"\b(?:{'|'.join(sorted(stems))})", text.casefold().translate(_PLAIN))
    if found is None or found.start() < MOST_CHARACTERS - BEFORE:
        return 0
    return text.find(" ", found.start() - BEFORE) + 1


def _marks(text: str, wanted: dict[str, set[int]], language: str) -> Iterator[_Mark]:
    for token in tokens(text) if wanted else ():
        terms = (fold(token.text), *word_terms(token.text, language))
        groups = frozenset().union(*(wanted.get(term, ()) for term in terms))
        if groups:
            yield _Mark(token.start, token.end, groups)


def _window(text: str, marks: list[_Mark], width: int) -> tuple[int, int]:
    """The stretch of a text with the most different words of the query, cut between words."""
    best, first, last = (0, 0), 0, 0
    for number, mark in enumerate(marks):
        inside = _inside(marks, number, mark.start + width)
        value = (len(frozenset().union(*(other.groups for other in inside))), len(inside))
        if value > best:
            best, first, last = value, mark.start, inside[-1].end
    start = max(0, min(first - (width - (last - first)) // 2, len(text) - width))
    return _between_words(text, start, start + width)


def _inside(marks: list[_Mark], number: int, end: int) -> list[_Mark]:
    """A mark and those after it that end before a place."""
    after = takewhile(lambda mark: mark.end <= end, islice(marks, number + 1, None))
    return [marks[number], *after]


def _between_words(text: str, start: int, end: int) -> tuple[int, int]:
    if start:
        start = text.find(" ", start - 1, end) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end + 1), start) if " " in text[start : end + 1] else end
    return start, end


def _pieces(text: str, marks: list[_Mark], start: int, end: int) -> Iterator[str]:
    for mark in marks:
        yield escape(text[start : mark.start])
        yield f"<mark>{escape(text[mark.start : mark.end])}</mark>"
        start = mark.end
    yield escape(text[start:end])
