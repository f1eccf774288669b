"""Skeletons: one Latin spelling for words that sound alike, whatever letters they are written in.

So that ``dopomoha na zhytlo`` meets ``допомога на житло`` and ``пшедшколе`` meets ``przedszkole``.
Romanisations differ by country and by person; what differs between them is left out here.
"""

import re
from functools import lru_cache

_CYRILLIC = str.maketrans(
    {
        "а": "a",
        "б": "b",
        "в": "v",
        "г": "h",
        "д": "d",
        "е": "e",
        "є": "ie",
        "ж": "zh",
        "з": "z",
        "и": "i",
        "і": "i",
        "й": "i",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "о": "o",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "у": "u",
        "ф": "f",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ы": "i",
        "ь": "",
        "э": "e",
        "ю": "iu",
        "я": "ia",
    }
)
# Read from the left, the longest first: Polish, English and German ways to write one sound.
_SOUNDS = {
    "shch": "s",
    "szcz": "s",
    "tsch": "c",
    "sch": "s",
    "sh": "s",
    "sz": "s",
    "zh": "z",
    "rz": "z",
    "kh": "h",
    "ch": "c",
    "cz": "c",
    "ts": "c",
    "tz": "c",
    "ph": "f",
    "th": "t",
    "y": "i",
    "j": "i",
    "w": "v",
    "g": "h",
    "q": "k",
    "x": "ks",
}
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
# After these a Polish "rz" is heard as "sz": przedszkole, trzeba, krzywda.
_DEVOICED = re.compile("(?<=[pkt])rz")
_SOFT = re.compile("i+(?=e)")
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def skeleton(form: str) -> str:
    """The skeleton of a folded word; of an Arabic one, itself.

    >>> skeleton("zhytlo"), skeleton("житло"), skeleton("pomoshch"), skeleton("помощь")
    ('zitlo', 'zitlo', 'pomos', 'pomos')
    """
    latin = _DEVOICED.sub("sz", form.translate(_CYRILLIC))
    plain = _SOUND.sub(lambda match: _SOUNDS[match.group()], latin)
    return _REPEATED.sub(r"\1", _SOFT.sub("", plain))
