"""Lemmas: one dictionary form for all inflected ones, by the analyser of each language."""

from functools import lru_cache

from . import polish
from .acronyms import acronym_of
from .analysers import is_known, lemmas_of
from .folding import fold


@lru_cache(maxsize=100_000)
def dictionary_forms(word: str, language: str) -> tuple[str, ...]:
    """The lemmas of a word as the dictionary spells them; of an unknown word, its folded self."""
    return tuple(lemmas_of(word, language)) or (fold(word),)


def readings(word: str, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """Language and lemma of every reading of a word.

    An acronym is the same in every language and is never taken for another word.
    """
    acronym = acronym_of(word)
    if acronym is not None:
        return [("pl", acronym)]
    return [(code, lemma) for code in languages for lemma in dictionary_forms(word, code)]


@lru_cache(maxsize=100_000)
def lemma_terms(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The lemmas of a word in some languages, as terms: ``pl:rodzina``."""
    terms = [f"{code}:{form}" for code, lemma in readings(word, languages) if (form := fold(lemma))]
    return tuple(dict.fromkeys(terms))


@lru_cache(maxsize=50_000)
def kindred_terms(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Terms of words of the same root that mean nearly the same; Polish only."""
    if "pl" not in languages or acronym_of(word) is not None:
        return ()
    return tuple(f"pl:{fold(lemma)}" for lemma in polish.kindred(word))


@lru_cache(maxsize=50_000)
def is_in_dictionary(word: str, languages: tuple[str, ...]) -> bool:
    """Whether the dictionary of one of the languages knows a word as it is written."""
    return any(is_known(word, language) for language in languages)
