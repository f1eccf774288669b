"""Place names in seven languages, inflected ones too, from the register's own list of names."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import core
from core.models import areas

from .language.data import folded_words
from .language.folding import fold
from .language.skeletons import skeleton
from .language.tokens import tokens

NAMES = Path(core.__file__).parent / "data" / "area_names.csv"
# What serves the place itself or lies in it, then the units around it.
OWN, POWIAT, VOIVODESHIP, COUNTRY, UNCERTAIN = 1.0, 0.9, 0.6, 0.5, 0.3

Phrase = tuple[str, ...]


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Code, language and the names and forms of each row of the list."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["code"], row["language"], (row["name"], *filter(None, row["forms"].split("|"))))
            for row in csv.DictReader(file)
        )


@cache
def _index() -> dict[Phrase, tuple[str, ...]]:
    found: dict[Phrase, dict[str, None]] = {}
    for code, _language, names in _rows():
        for name in names:
            found.setdefault(phrase(name), {})[code] = None
    return {key: tuple(codes) for key, codes in found.items() if key}


@cache
def _longest() -> int:
    return max(map(len, _index()), default=0)


def phrase(name: str) -> Phrase:
    """A name as the words that are compared."""
    return tuple(fold(token.text) for token in tokens(name))


def longest_place(forms: Sequence[str], start: int) -> tuple[int, tuple[str, ...]]:
    """How many words from ``start`` name a place, and the codes of all places of that name."""
    for length in range(min(_longest(), len(forms) - start), 0, -1):
        codes = _index().get(tuple(forms[start : start + length]))
        if codes:
            return length, codes
    return 0, ()


@cache
def codes_within(code: str) -> tuple[str, ...]:
    """The codes of the units inside an area, without its own."""
    inside = {row[0] for row in _rows() if row[0].startswith(code) and row[0] != code}
    return tuple(sorted(inside))


@cache
def place_words() -> dict[str, str]:
    """Every word of every place's name, folded, with how it is written."""
    return {
        fold(token.text): token.text
        for _code, _language, names in reversed(_rows())
        for name in reversed(names)
        for token in tokens(name)
    }


@cache
def place_sounds() -> dict[str, set[str]]:
    """The words of places' names by what they sound like."""
    found: dict[str, set[str]] = {}
    for word in place_words():
        found.setdefault(skeleton(word), set()).add(word)
    return found


@cache
def area_spellings() -> dict[str, tuple[str, ...]]:
    """Every spelling of every name in any language, folded, with the codes it may mean."""
    return {" ".join(words): codes for words, codes in _index().items()}


def named_areas(text: str) -> list[str]:
    """The codes of the place that a short text names; other words may stand before the name."""
    forms = phrase(text)
    for start in range(len(forms)):
        length, codes = longest_place(forms, start)
        if length:
            return list(codes)
    return []


def area_terms(code: str) -> dict[str, float]:
    """What somebody in an area can use, as terms with weights: served here, around or within."""
    weights = {areas.COUNTRY: COUNTRY, code[:2]: VOIVODESHIP, code[:4]: POWIAT}
    around = {f"s:{unit}": weights[unit] for unit in areas.prefixes(code)[:-1]}
    return {f"w:{code}": OWN, f"s:{code}": OWN, **around}


def is_everyday(form: str) -> bool:
    """Whether a place's name is an everyday word too (Nowe, Dobre)."""
    return form in folded_words("everyday_places.txt")


def is_place_word(form: str) -> bool:
    """Whether a word only says what kind of place another word names."""
    return form in folded_words("place_words.txt")


@cache
def _names() -> dict[tuple[str, str], str]:
    return {(code, language): names[0] for code, language, names in _rows()}


def area_name(code: str, language: str) -> str:
    """The name of an area for readers of a language, in Polish where it has no other."""
    name = _names().get((code, language)) or _names().get((code, "pl"), code)
    return f"powiat {name}" if len(code) == 4 and name[0].islower() and " " not in name else name


def polish_lemma(code: str) -> str | None:
    """The term by which Polish texts mention a place, if its name is one word."""
    words = phrase(_names().get((code, "pl"), ""))
    return f"pl:{words[0]}" if len(words) == 1 and not is_everyday(words[0]) else None


def place_forms() -> Iterator[tuple[str, str, str]]:
    """Form, language and lemma of every name of one word."""
    for _code, language, names in _rows():
        lemma = phrase(names[0])
        for form in map(phrase, names):
            if len(form) == len(lemma) == 1:
                yield form[0], language, lemma[0]
