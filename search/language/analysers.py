"""The registry of languages: who knows the lemmas and the forms of each.

A language that is not here, or whose dictionary is not installed, has the stems of Snowball or of
a short list of endings (``stems``), and its words have no other forms.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from . import polish, slavic
from .stems import stem


@dataclass(frozen=True)
class Analyser:
    """A dictionary: the lemmas of a word (None: there is no dictionary), the forms of a lemma."""

    lemmas: Callable[[str], list[str] | None]
    forms: Callable[[str], set[str]]


ANALYSERS: dict[str, Analyser] = {
    "pl": Analyser(polish.lemmas, polish.forms),
    "uk": Analyser(partial(slavic.lemmas, language="uk"), partial(slavic.forms, language="uk")),
    "ru": Analyser(partial(slavic.lemmas, language="ru"), partial(slavic.forms, language="ru")),
}


def lemmas_of(word: str, language: str) -> list[str]:
    """The lemmas of a word by the best analyser of a language; empty if its dictionary lacks it."""
    analyser = ANALYSERS.get(language)
    found = analyser.lemmas(word) if analyser else None
    return [stem(word, language)] if found is None else found


def forms_of(lemma: str, language: str) -> set[str]:
    """The inflected forms of a lemma; empty where nobody knows them."""
    analyser = ANALYSERS.get(language)
    return analyser.forms(lemma) if analyser else set()


def is_known(word: str, language: str) -> bool:
    """Whether a dictionary has a word as it is written."""
    analyser = ANALYSERS.get(language)
    return bool(analyser and analyser.lemmas(word))
