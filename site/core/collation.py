"""The order of the alphabet in each language, for the short lists that are sorted in Python.

The databases sort by code points or by the machine's locale; readers look for Łódź behind Lublin.
A language without an alphabet here is sorted by its letters without their marks.
"""

import unicodedata
from functools import cache

_LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "ar": "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
_SAME = str.maketrans({"ł": "l", "ґ": "г", "ё": "е", "ة": "ه", "ى": "ي", "ß": "ss", "ø": "o"})
# Arabic marks the vowels above and below its letters, and stretches words: neither is a letter.
_SILENT = frozenset("'’ʼ`\u0640")
_OTHER = 10_000  # behind the letters of the alphabet

Key = tuple[tuple[int, ...], str]


def sort_key(text: str, code: str) -> Key:
    """A key that sorts words as a dictionary of the language does; equal ones by their marks."""
    letters = _letters(code)
    places: list[int] = []
    for sign in unicodedata.normalize("NFC", text.casefold()):
        places += _places(sign, letters)
    return tuple(places), text


@cache
def _letters(code: str) -> dict[str, int]:
    return {letter: place for place, letter in enumerate(ALPHABETS.get(code, _LATIN), 1000)}


def _places(sign: str, letters: dict[str, int]) -> list[int]:
    """Where a sign stands: spaces and digits first, then the alphabet, then all other letters."""
    if sign in letters:
        return [letters[sign]]
    plain = unicodedata.normalize("NFD", sign.translate(_SAME))
    bare = [part for part in plain if not unicodedata.combining(part) and part not in _SILENT]
    return [letters.get(part) or _place_of_other(part) for part in bare]


def _place_of_other(part: str) -> int:
    if part.isdecimal():
        return 100 + unicodedata.decimal(part)
    return _OTHER + ord(part) if part.isalpha() else 1
