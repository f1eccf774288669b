"""Polish through Morfeusz 2 (SGJP), one shared instance; Snowball where it has no wheel."""

import threading
from functools import lru_cache
from typing import Any

from .stems import stem

try:
    import morfeusz2
except ImportError:  # Linux on arm64
    morfeusz2 = None

_loading = threading.Lock()
_SURNAME = ["nazwisko"]
_SELDOM_MEANT = ("depr", "interj")


@lru_cache(maxsize=1)
def _load() -> Any:
    return morfeusz2.Morfeusz()


def _morfeusz() -> Any:
    with _loading:
        return _load()


def lemmas(word: str) -> list[str]:
    """The dictionary forms of a Polish word, the ones nobody means left out; empty if unknown."""
    if morfeusz2 is None:
        return [stem(word, "pl")]
    readings = [
        (lemma.partition(":")[0] or lemma, tag, names)
        for start, _end, (_form, lemma, tag, names, _labels) in _morfeusz().analyse(word)
        if start == 0 and not tag.startswith(("ign", "brev"))
    ]
    return list(dict.fromkeys(lemma for lemma, _tag, _names in _meant(readings)))


def forms(lemma: str) -> set[str]:
    """Every inflected form of a Polish lemma, without negated and depreciative ones."""
    if morfeusz2 is None:
        return set()
    generated = _morfeusz().generate(lemma)
    return {
        form
        for form, _lemma, tag, names, _labels in generated
        if _ordinary(tag) and names != _SURNAME
    }


def _meant(readings: list[tuple[str, str, list[str]]]) -> list[tuple[str, str, list[str]]]:
    """Leave out surnames, depreciatives, interjections and a gerund beside a noun."""
    kept = [row for row in readings if row[2] != _SURNAME and not row[1].startswith(_SELDOM_MEANT)]
    if any(tag.startswith("subst") for _lemma, tag, _names in kept):
        kept = [row for row in kept if not row[1].startswith("ger")]
    return kept or readings


def _ordinary(tag: str) -> bool:
    return not tag.startswith((*_SELDOM_MEANT, "brev", "ger")) and not tag.endswith(":neg")
