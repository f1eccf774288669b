"""What people ask for most, answered in the result itself: a telephone, and today's hours.

Apps that know such facts register a function; it is asked only when the words ask for them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from uuid import UUID

from .language.data import lines
from .language.folding import fold
from .language.lemmas import lemma_terms
from .language.scripts import LANGUAGES, is_stop_word
from .language.tokens import Token, script, tokens
from .query import Analysis, Group

MOST_LINES = 3


@dataclass(frozen=True)
class Line:
    """One place or department: its telephones, whether it is open now, and today's hours.

    ``phones`` and ``open_state`` are what the components of these names show.
    """

    name: str
    name_lang: str
    phones: Sequence[Any]
    open_state: Any
    today: str


AtHand = Mapping[UUID, Sequence[Line]]
Source = Callable[[Sequence[UUID]], AtHand]
_sources: list[Source] = []


def register_at_hand(source: Source) -> None:
    """Add a function that gives, for keys of found things, what it has at hand of them."""
    _sources.append(source)


def at_hand(keys: Sequence[UUID], text: str) -> dict[UUID, Sequence[Line]]:
    """The lines of found things, if a text asks for telephones or hours; else nothing."""
    if not keys or not asks_for_it(text):
        return {}
    found = {key: lines for source in _sources for key, lines in source(keys).items()}
    return {key: lines[:MOST_LINES] for key, lines in found.items() if lines}


def asks_for_it(text: str) -> bool:
    """Whether one of a text's words is "telephone", "open", "hours" in any language and form."""
    return any(not _asking().isdisjoint(_terms(token.text)) for token in tokens(text))


def without_asking(analysis: Analysis) -> Analysis:
    """A query without the words that only ask for a telephone or hours, if others are left.

    "telefon MOPS" looks for MOPS; "porady przez telefon" and what is a concept stay as they are.
    """
    asking = {
        token.text for token in _bare(analysis.text) if not _asking().isdisjoint(_terms(token.text))
    }
    left = [group for group in analysis.groups if group.word not in asking or _has_meaning(group)]
    return replace(analysis, groups=tuple(left)) if left else analysis


def _bare(text: str) -> Iterator[Token]:
    """The words with no preposition or other small word before them."""
    before = ""
    for token in tokens(text):
        if not is_stop_word(fold(before), LANGUAGES[script(token.text)]):
            yield token
        before = token.text


def _has_meaning(group: Group) -> bool:
    return any(alternative.field == "concept" for alternative in group.alternatives)


@cache
def _asking() -> frozenset[str]:
    words = (word for line in lines("at_hand.txt") for word in line)
    return frozenset(term for word in words for term in _terms(word))


def _terms(word: str) -> set[str]:
    return {fold(word), *lemma_terms(word, LANGUAGES[script(word)])}
