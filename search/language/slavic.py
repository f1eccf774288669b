"""Ukrainian and Russian through pymorphy3, whose dictionaries are an optional extra."""

import logging
import threading
from functools import lru_cache
from typing import Any

try:
    import pymorphy3
except ImportError:  # the extra "slavic" is not installed
    pymorphy3 = None
    logging.getLogger(__name__).warning(
        "Without pymorphy3 (the extra slavic) Ukrainian and Russian words are found by stems."
    )

MINIMAL_SCORE = 0.02
_SELDOM_MEANT = {"Surn", "Patr", "INTJ"}
logging.getLogger("pymorphy3").setLevel(logging.WARNING)  # it announces every dictionary
_loading = threading.Lock()


@lru_cache(maxsize=2)
def _load(language: str) -> Any:
    try:
        return pymorphy3.MorphAnalyzer(lang=language)
    except ValueError:  # pymorphy3 without this dictionary
        return None


def _analyzer(language: str) -> Any:
    with _loading:
        return None if pymorphy3 is None else _load(language)


def lemmas(word: str, language: str) -> list[str] | None:
    """The dictionary forms of a word, none if it is unknown; None if there is no dictionary."""
    analyzer = _analyzer(language)
    if analyzer is None:
        return None
    readings = [
        reading
        for reading in analyzer.parse(word.lower())
        if reading.is_known and reading.score >= MINIMAL_SCORE
    ]
    meant = [reading for reading in readings if _is_meant(reading)]
    return list(dict.fromkeys(reading.normal_form for reading in meant or readings))


def forms(lemma: str, language: str) -> set[str]:
    """Every inflected form of a lemma, without participles."""
    analyzer = _analyzer(language)
    if analyzer is None:
        return set()
    return {
        form.word
        for reading in analyzer.parse(lemma)
        if reading.is_known and reading.normal_form == lemma and _is_meant(reading)
        for form in reading.lexeme
        if form.tag.POS not in {"PRTF", "PRTS", "GRND"}
    }


def _is_meant(reading: Any) -> bool:
    return not any(grammeme in reading.tag for grammeme in _SELDOM_MEANT)
