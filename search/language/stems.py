"""Stems where there is no dictionary: Snowball, short lists of endings, irregular words."""

import re
import threading
from functools import cache
from typing import Any

import snowballstemmer

from .data import lines
from .folding import fold

_ALGORITHMS = {"pl": "polish", "en": "english", "es": "spanish", "ru": "russian", "ar": "arabic"}
# "And", "in", "for" and the article, written together with the word that they stand before.
_ARABIC_BEFORE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})")
_SHORTEST_STEM = 3
_stemming = threading.Lock()  # a Snowball stemmer keeps its word in itself


def stem(word: str, language: str) -> str:
    """The folded stem of a word, one for all forms of an irregular one."""
    plain = _stem(word, language)
    return _irregular(language).get(plain, plain)


def _stem(word: str, language: str) -> str:
    if language not in _ALGORITHMS:
        return _without_ending(fold(word), language)
    lowered = _ARABIC_BEFORE.sub("", word.lower())
    with _stemming:
        return fold(_snowball(language).stemWord(lowered)) or fold(word)


def _without_ending(form: str, language: str) -> str:
    for ending in _endings(language):
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
            return form[: -len(ending)]
    return form


@cache
def _snowball(language: str) -> Any:
    return snowballstemmer.stemmer(_ALGORITHMS[language])


@cache
def _endings(language: str) -> tuple[str, ...]:
    found = [
        fold(word) for words in lines("endings.txt") if words[0] == language for word in words[1:]
    ]
    return tuple(sorted(set(found) - {""}, key=len, reverse=True))


@cache
def _irregular(language: str) -> dict[str, str]:
    rows = [words[1:] for words in lines("irregular.txt") if words[0] == language]
    return {_stem(form, language): fold(words[0]) for words in rows for form in words}
