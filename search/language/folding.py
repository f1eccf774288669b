"""Folding: one plain spelling for every way a word is written, so that engines compare bytes."""

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, or that readers use for one another.
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ø": "o",
        "œ": "oe",
        "æ": "ae",
        "þ": "th",
        "ŋ": "n",
        "ŧ": "t",
        "ґ": "г",
        "ѓ": "г",
        "ة": "ه",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ٱ": "ا",
        "\N{ARABIC TATWEEL}": "",
        "\N{MODIFIER LETTER APOSTROPHE}": "",
    }
)
_BREVE = "\N{COMBINING BREVE}"


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word in lower case without diacritics: nothing but letters and digits.

    >>> fold("Świętosławą"), fold("сім’ї"), fold("ЇЖАЧОК")
    ('swietoslawa', 'сімі', 'іжачок')
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = word
    for _ in range(4):  # one pass is enough for all but a few compatibility characters
        before, plain = plain, _pass(plain)
        if plain == before:
            break
    return plain


def _pass(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold()).casefold().translate(_LETTERS)
    kept: list[str] = []
    for letter in decomposed:
        if letter.isalnum():
            kept.append(_plain_digit(letter))
        elif letter == _BREVE and kept and kept[-1] == "и":  # й is a letter of its own
            kept.append(letter)
    recomposed = unicodedata.normalize("NFC", "".join(kept))
    return "".join(letter for letter in recomposed if letter.isalnum())


def _plain_digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
