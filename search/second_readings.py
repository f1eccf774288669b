"""What is being typed may have been meant as: another keyboard, another alphabet, with a slip.

Asked only where what was typed begins nothing at all.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from core.cache import per_generation

from .concepts import concept_index
from .language.folding import fold
from .language.keyboards import meant
from .language.scripts import LANGUAGES
from .language.skeletons import skeleton
from .language.tokens import script
from .wording import Word, wording

SHORTEST, MOST, MOST_SOUNDS = 3, 3, 50


def second_readings(text: str, language: str) -> list[str]:
    """Other readings of a cleaned text, the likeliest first; few, for each is looked up."""
    if len(text) < SHORTEST:
        return []
    found = dict.fromkeys((*_layouts(text), *_meant(text, language), *_sounds(text, language)))
    return [reading for reading in found if reading != text][:MOST]


def _layouts(text: str) -> Iterator[str]:
    """One word on each other keyboard on which a need begins so."""
    for other in meant(text) if " " not in text else ():
        if _begins(concept_index().alphabet, fold(other)):
            yield other


def _meant(text: str, language: str) -> Iterator[str]:
    words, _did_you_mean = wording(text, language, concept_index())
    yield " ".join(map(_likeliest, words))


def _likeliest(word: Word) -> str:
    return word.spellings[0].written if word.spellings else word.typed


def _sounds(text: str, language: str) -> Iterator[str]:
    """The last word as the first one that begins with its sound, best in the reader's letters."""
    before, _blank, last = text.rpartition(" ")
    sound, index = skeleton(fold(last)), concept_index()
    if len(sound) < SHORTEST:
        return
    start = bisect_left(_alphabet(), sound)
    some = [one for one in islice(_alphabet(), start, start + MOST_SOUNDS) if one.startswith(sound)]
    forms = sorted(
        (form for one in some for form in index.sounds[one] if script(form) != script(last)),
        key=lambda form: (language not in LANGUAGES[script(form)], len(form), form),
    )
    yield from (f"{before} {index.written[form]}".strip() for form in forms[:1])


def _begins(ordered: list[str], beginning: str) -> bool:
    place = bisect_left(ordered, beginning)
    return place < len(ordered) and ordered[place].startswith(beginning)


@per_generation
def _alphabet() -> list[str]:
    """All sounds of needs in order, to look for prefixes."""
    return sorted(concept_index().sounds)
