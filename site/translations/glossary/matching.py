"""Finds terms in texts by lemmas, in whatever form they stand there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from core.cache import per_generation
from core.languages import SOURCE
from search.language.folding import fold
from search.language.inflection import inflected_forms
from search.language.lemmas import readings
from search.language.scripts import languages_in_text
from search.language.tokens import Token, script, tokens
from search.terms import word_terms

from .entries import Entry, entries

# Analysing a word costs a dictionary's time: only those that begin like a name are analysed.
BEGINNING = 3
# Prepositions and the article are written together with the word behind them.
PREFIXING = ("ar",)
# What may part the words of a name: white space, also as an entity.
_GAP = re.compile(r"\s+")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_SPACES = ("&nbsp;", "&#160;", "&#xa0;")


@dataclass(frozen=True)
class Part:
    """A word of a name: what it may stand as, and whether only in capitals (MOPS is also a dog)."""

    form: str
    terms: frozenset[str]
    capitals: int

    def is_meant(self, token: Token, language: str) -> bool:
        """Whether a word of a text is this one."""
        if self.capitals and not token.text[: self.capitals].isupper():
            return False
        if fold(token.text) == self.form:
            return True
        return not self.terms.isdisjoint(word_terms(token.text, language))


@dataclass(frozen=True)
class Match:
    """A stretch of a text and the terms that it names: often one, several that share a name."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Name:
    """One name of a term; a Polish name in another language's text was not decided for it."""

    parts: tuple[Part, ...]
    entry: Entry
    decided: bool


@dataclass
class Names:
    """The names of all terms in one language, by the terms and the form of their first word."""

    language: str
    by_first: dict[str, list[Name]] = field(default_factory=dict)
    beginnings: set[str] = field(default_factory=set)

    def add(self, name: str, entry: Entry, decided: bool) -> None:
        """Add a name of a term."""
        words = [token.text for token in tokens(name)]
        parts = tuple(_part(word, self.language) for word in words)
        if not parts:
            return
        for key in {parts[0].form, *parts[0].terms}:
            self.by_first.setdefault(key, []).append(Name(parts, entry, decided))
        self.beginnings |= {form[:BEGINNING] for form in _forms(words[0], self.language)}

    def beginning_with(self, token: Token) -> Iterator[Name]:
        """The names whose first word a word of a text may be."""
        form = fold(token.text)
        if self.language not in PREFIXING and form[:BEGINNING] not in self.beginnings:
            return
        for key in (form, *word_terms(token.text, self.language)):
            yield from self.by_first.get(key, ())


def _part(word: str, language: str) -> Part:
    capitals = len(word) if len(word) > 1 and word.isupper() else 0
    return Part(fold(word), frozenset(word_terms(word, language)), capitals)


def _forms(word: str, language: str) -> Iterator[str]:
    yield fold(word)
    for code, lemma in readings(word, languages_in_text(script(word), language)):
        yield from inflected_forms(lemma, code)


@per_generation
def names_in(language: str) -> Names:
    """The names of all terms in a language, as of now."""
    return _names(entries(), language)


@lru_cache(maxsize=16)
def _names(of: tuple[Entry, ...], language: str) -> Names:
    """Made anew only when the glossary itself has changed."""
    names = Names(language)
    for entry in of:
        decided = entry.names(language)
        for name in dict.fromkeys((*decided, *entry.names(SOURCE))):
            names.add(name, entry, name in decided)
    return names


def find(text: str, language: str) -> Iterator[Match]:
    """The terms of a text from its beginning, of those that overlap the longest."""
    names, end = names_in(language), 0
    plain, words = _words(text)
    for place, token in enumerate(words):
        if token.start < end:
            continue
        found = list(_at(plain, words, place, names))
        longest = max((last for last, _name in found), default=0)
        if longest:
            end = longest
            meant = dict.fromkeys(name.entry for last, name in found if last == longest)
            yield Match(token.start, end, tuple(meant))


def rendered(text: str, language: str) -> set[int]:
    """The primary keys of the terms that a text says by a name decided for its language.

    Those inside the names of others are among them.
    """
    names = names_in(language)
    plain, words = _words(text)
    found = (name for place in range(len(words)) for _end, name in _at(plain, words, place, names))
    return {name.entry.pk for name in found if name.decided}


def _words(text: str) -> tuple[str, list[Token]]:
    plain = _ENTITY.sub(_blank, text) if "&" in text else text
    return plain, list(tokens(plain))


def _blank(match: re.Match[str]) -> str:
    """An entity as something of its length that is no letter."""
    return (" " if match.group().lower() in _SPACES else "|") * len(match.group())


def _at(text: str, words: list[Token], place: int, names: Names) -> Iterator[tuple[int, Name]]:
    """The names that begin at a word, with where each ends."""
    for name in names.beginning_with(words[place]):
        chosen = words[place : place + len(name.parts)]
        if _is_named(text, chosen, name.parts, names.language):
            yield chosen[-1].end, name


def _is_named(text: str, chosen: list[Token], parts: tuple[Part, ...], language: str) -> bool:
    return (
        len(chosen) == len(parts)
        and all(part.is_meant(token, language) for part, token in zip(parts, chosen, strict=True))
        and all(_GAP.fullmatch(text, one.end, two.start) for one, two in pairwise(chosen))
    )
