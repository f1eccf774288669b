"""Acronyms with their Polish endings: MOPSu, DPS-ów, pcpr."""

import re
from functools import cache, lru_cache

from .data import folded_words, lines
from .folding import fold
from .skeletons import skeleton
from .tokens import CYRILLIC, script

# Shorter ones sound like words of their own.
SHORTEST_SPOKEN = 5
_CAPITALS = "A-ZĄĆĘŁŃÓŚŹŻ"


@lru_cache(maxsize=50_000)
def acronym_of(word: str) -> str | None:
    """The folded acronym a word is a form of, or None.

    >>> acronym_of("DPS-ów"), acronym_of("mopsu"), acronym_of("песелю"), acronym_of("pomoc")
    ('dps', 'mops', 'pesel', None)
    """
    form = fold(word)
    known = _known_forms().get(form) or _spoken(form)
    if known is not None:
        return known
    match = _with_ending().fullmatch(word)
    return fold(match.group(1)) if match else None


def acronym_forms(acronym: str) -> frozenset[str]:
    """A folded acronym with all its endings."""
    endings = folded_words("acronym_endings.txt") if len(acronym) > 2 else frozenset()
    return frozenset({acronym, *(acronym + ending for ending in endings)})


def _spoken(form: str) -> str | None:
    """The acronym that a word says in Cyrillic letters, with any ending: песелю."""
    if script(form) != CYRILLIC:
        return None
    sounds = _sounds()
    return next(
        (name for end in range(4) if (name := sounds.get(skeleton(form[: len(form) - end])))), None
    )


@cache
def _sounds() -> dict[str, str]:
    return {
        skeleton(name): name
        for name in sorted(folded_words("acronyms.txt"))
        if len(name) >= SHORTEST_SPOKEN
    }


@cache
def _known_forms() -> dict[str, str]:
    names = sorted(folded_words("acronyms.txt"))
    forms = {form: name for name in names for form in acronym_forms(name)}
    return forms | {name: name for name in names}


@cache
def _with_ending() -> re.Pattern[str]:
    endings = sorted({word for words in lines("acronym_endings.txt") for word in words})
    return re.compile(f"([{_CAPITALS}]{{2,}})-?(?:{'|'.join(endings)})")
