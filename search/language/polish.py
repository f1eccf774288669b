"""Polish through Morfeusz 2 (SGJP), one shared instance; Snowball where it has no wheel."""

import logging
import threading
from functools import lru_cache
from typing import Any

try:
    import morfeusz2
except ImportError:  # Linux on arm64
    morfeusz2 = None
    logging.getLogger(__name__).warning(
        "Morfeusz has no wheel for this machine: Polish words are found by Snowball's stems."
    )

_loading = threading.Lock()
_SURNAME = ["nazwisko"]
_SELDOM_MEANT = ("depr", "interj")
_VERB = ("fin", "inf", "praet", "impt", "bedzie")


@lru_cache(maxsize=1)
def _load() -> Any:
    return morfeusz2.Morfeusz()


def _morfeusz() -> Any:
    with _loading:
        return _load()


def lemmas(word: str) -> list[str] | None:
    """The dictionary forms of a Polish word, the ones nobody means left out; empty if unknown.

    None where there is no dictionary.
    """
    if morfeusz2 is None:
        return None
    readings = [
        (lemma.partition(":")[0] or lemma, tag, names)
        for start, _end, (_form, lemma, tag, names, _labels) in _morfeusz().analyse(word)
        if start == 0 and not tag.startswith(("ign", "brev"))
    ]
    return list(dict.fromkeys(lemma for lemma, _tag, _names in _meant(readings)))


def kindred(word: str) -> list[str]:
    """What is done for a word that names doing, and the other way round.

    ``jedzenie`` gives ``jeść``, ``jedzą`` gives ``jedzenie``: kin of a word, not a form of it.
    """
    if morfeusz2 is None:
        return []
    found: dict[str, None] = {}
    for _start, _end, (_form, lemma, tag, _names, _labels) in _morfeusz().analyse(word):
        if tag.startswith("ger"):
            found[lemma.partition(":")[0]] = None
        elif tag.startswith(_VERB):
            found |= dict.fromkeys(_gerunds(lemma))
    return [lemma for lemma in found if lemma not in (lemmas(word) or ())]


@lru_cache(maxsize=20_000)
def _gerunds(verb: str) -> tuple[str, ...]:
    """The name of what a verb does: mieszkać, mieszkanie."""
    return tuple(
        form
        for form, _lemma, tag, _names, _labels in _morfeusz().generate(verb)
        if tag.startswith("ger:sg:nom") and tag.endswith(":aff")
    )


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
