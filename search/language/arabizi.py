"""Arabic as people type it in chats: Latin letters, and digits for sounds that Latin lacks.

Vowels are written as each person likes, so only the consonants are compared.
"""

import re
from functools import lru_cache

from .tokens import ARABIC, LATIN, script

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("اأإآؤئءويىه", ""),
        "ب": "b",
        "ت": "t",
        "ث": "t",
        "ج": "j",
        "ح": "h",
        "خ": "k",
        "د": "d",
        "ذ": "d",
        "ر": "r",
        "ز": "z",
        "س": "s",
        "ش": "S",
        "ص": "s",
        "ض": "d",
        "ط": "t",
        "ظ": "z",
        "ع": "3",
        "غ": "g",
        "ف": "f",
        "ق": "q",
        "ك": "k",
        "ل": "l",
        "م": "m",
        "ن": "n",
    }
)
_LATIN = re.compile("sh|ch|kh|gh|th|dh|[a-z0-9]")
_SOUNDS = {
    "sh": "S",
    "ch": "S",
    "kh": "k",
    "gh": "g",
    "th": "t",
    "dh": "d",
    "5": "k",
    "7": "h",
    "6": "t",
    "8": "q",
    "9": "s",
    "c": "k",
    "p": "b",
    "x": "ks",
    "v": "f",
    **dict.fromkeys("aeiouyw2", ""),
}
# A word with one of the digits is meant so; without them nothing says that it is no other word.
_CHAT = re.compile("(?=.*[a-z].*[a-z])[a-z]*[2356789](?:[a-z]+[2356789]?)*")
_ARTICLE = re.compile("^(?:ال|[ae]l)(?=...)")
# The ending of feminine and plural words, which is said before another word only.
_ENDING = re.compile("(?<=...)t$")
_REPEATED = re.compile(r"(.)\1+")
_MARK = "arabic:"


@lru_cache(maxsize=50_000)
def arabic_sound(form: str) -> str:
    """The consonants of a folded Arabic word; empty for any other and for too few."""
    if script(form) != ARABIC:
        return ""
    return _marked(_ARTICLE.sub("", form).translate(_ARABIC))


@lru_cache(maxsize=50_000)
def chat_sound(form: str, is_sure: bool = False) -> str:
    """The consonants that a folded word means in chat letters, or has if it is Arabic.

    Without a digit in it only where it is sure that somebody writes Arabic.

    >>> chat_sound("mosa3ada") == chat_sound("مساعده"), chat_sound("pomoc")
    (True, '')
    """
    if script(form) != LATIN:
        return arabic_sound(form)
    if not (is_sure or is_chat(form)):
        return ""
    return _marked("".join(map(_sound, _LATIN.findall(_ARTICLE.sub("", form)))))


def is_chat(form: str) -> bool:
    """Whether a folded word has a digit among its letters where chats put a sound."""
    return _CHAT.fullmatch(form) is not None


def _sound(letters: str) -> str:
    return _SOUNDS.get(letters, letters)


def _marked(consonants: str) -> str:
    plain = _ENDING.sub("", _REPEATED.sub(r"\1", consonants))
    return f"{_MARK}{plain}" if len(plain) > 1 else ""
