"""Tokens: cleaning of what people send, cutting text into words, and the script of each."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MAX_CHARACTERS = 200
MAX_TOKENS = 16
MAX_WORD = 60  # a longer run of letters is no word of any of our languages

LATIN, CYRILLIC, ARABIC, OTHER = "latin", "cyrillic", "arabic", "other"

APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`\N{ACUTE ACCENT}" + (
    "\N{MODIFIER LETTER APOSTROPHE}\N{PRIME}\N{FULLWIDTH APOSTROPHE}"
)
# Invisible inside words: soft hyphen, zero-width characters, direction marks, tatweel.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640"
# Combining marks of the Latin, Cyrillic, Hebrew, Arabic and Devanagari scripts.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670" + (
    "\u0900-\u0903\u093a-\u094f"
)
_LETTER = "[^\\W_]"
_WORD = re.compile(
    f"{_LETTER}+(?:[{_MARKS}{_INVISIBLE}]+{_LETTER}*|[{APOSTROPHES}]{_LETTER}+)*"
    # DPS-ów, MOPS-u: an ending belongs to the capitals before the hyphen
    f"(?:(?<=[A-ZĄĆĘŁŃÓŚŹŻ]{{2}})[-\u2010\u2011][a-ząćęłńóśźż]{{1,4}}(?!\\w))?"
)
_DROP = re.compile(f"[{_INVISIBLE}]")
_UNIFY = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
# Letters of the two alphabets that look alike: a Latin "o" inside a Ukrainian word.
_LOOK_ALIKES = ("aceopxyiABCEHIKMOPTX", "асеорхуіАВСЕНІКМОРТХ")
_TO_CYRILLIC = str.maketrans(*_LOOK_ALIKES)
_TO_LATIN = str.maketrans(*reversed(_LOOK_ALIKES))


@dataclass(frozen=True)
class Token:
    """A word as it is analysed, and where it stands in the text it was taken from."""

    text: str
    start: int
    end: int


def clean(text: str) -> str:
    """What somebody typed, short, without control characters, surrogates, direction marks."""
    visible = "".join(_visible(character) for character in text[: MAX_CHARACTERS * 4])
    return " ".join(visible.split())[:MAX_CHARACTERS].strip()


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return " " if category[0] in "CZ" else character


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, with apostrophes unified and look-alike letters put right."""
    for match in _WORD.finditer(text):
        if match.end() - match.start() <= MAX_WORD:
            yield Token(normal(match.group()), match.start(), match.end())


@lru_cache(maxsize=100_000)
def normal(word: str) -> str:
    """A word as dictionaries write it: composed, one apostrophe, letters of one alphabet."""
    composed = unicodedata.normalize("NFC", _DROP.sub("", word)).translate(_UNIFY)
    scripts = [_letter_script(letter) for letter in composed]
    latin, cyrillic = scripts.count(LATIN), scripts.count(CYRILLIC)
    if not (latin and cyrillic):
        return composed
    return composed.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)


def script(word: str) -> str:
    """The script of a word, by its first letter."""
    return next((_letter_script(letter) for letter in word if letter.isalpha()), OTHER)


def _letter_script(letter: str) -> str:
    if letter < "\u0250" and letter.isalpha():
        return LATIN
    if "\u0400" <= letter <= "\u052f":
        return CYRILLIC
    if "\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f":
        return ARABIC
    return LATIN if "\u1e00" <= letter <= "\u1eff" else OTHER
