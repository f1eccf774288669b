"""Keyboards: what was meant by somebody who did not see that another layout was on.

The keys of each layout stand in one order, so that a letter of one is the letter of another.
"""

from functools import cache

_KEYS: dict[str, str] = {
    "latin": "`qwertyuiop[]asdfghjkl;'zxcvbnm,./",
    "uk": "'йцукенгшщзхїфівапролджєячсмитьбю.",
    "ru": "ёйцукенгшщзхъфывапролджэячсмитьбю.",
    "be": "ёйцукенгшўзх'фывапролджэячсмітьбю.",
    "ar": "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرىىةوزظ",
}
_SHIFTED = {"{": "[", "}": "]", ":": ";", '"': "'", "<": ",", ">": ".", "?": "/", "~": "`"}


def meant(chunk: str) -> list[str]:
    """A run of characters as each other layout would have written it.

    >>> meant("ghfwz")[0], meant("gcb[jkju")[0], "swietlica" in meant("ыцшуедшсф")
    ('праця', 'психолог', True)
    """
    keys = "".join(_SHIFTED.get(letter, letter) for letter in chunk.lower())
    found = [keys.translate(table) for table in _tables() if _covers(table, keys)]
    return [other for other in dict.fromkeys(found) if other != keys]


def _covers(table: dict[int, str], keys: str) -> bool:
    """Whether every letter stands on the layout the table reads, and some are letters at all."""
    return any(key.isalpha() for key in keys) and all(
        ord(key) in table for key in keys if not key.isdigit()
    )


@cache
def _tables() -> list[dict[int, str]]:
    latin = _KEYS["latin"]
    others = [keys for name, keys in _KEYS.items() if name != "latin"]
    forward = [dict(zip(map(ord, latin), keys, strict=True)) for keys in others]
    return forward + [dict(zip(map(ord, keys), latin, strict=True)) for keys in others]
