"""The guard over what a machine answers: a segment that it objects to waits for a person."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from search.language.lemmas import lemma_terms
from search.language.tokens import tokens

from . import facts, markup

# From so many letters on a translation is neither a quarter nor three times as long.
SHORT = 12
FEWEST, MOST, ROOM = 0.25, 3, 60
SHOWN = 5
# Overrides of direction: digits after them are shown from the other end. Isolates are of use.
TURNING = re.compile("[\u202d\u202e]")

Renderings = list[tuple[str, list[str]]]
_terms: list[Callable[[str, str], Renderings]] = []


@dataclass(frozen=True)
class Objection:
    """Why a segment is held: a code (``reasons`` has the sentences) and what it is about."""

    code: str
    data: dict[str, Any] = field(default_factory=dict)


def register_terms(provider: Callable[[str, str], Renderings]) -> None:
    """Add what knows decided words: ``provider(text, language)`` gives terms with renderings.

    Terms are those that stand in a Polish text; any of a term's renderings will do, in any form
    of its words. A term without renderings asks for nothing.
    """
    if provider not in _terms:
        _terms.append(provider)


def check(source: str, result: str, language: str) -> Objection | None:
    """The first objection to a segment's translation; None if a page may have it.

    ``source`` and ``result`` are HTML as wagtail-localize keeps it.
    """
    if not markup.is_kept(source, result):
        return Objection("markup")
    if markup.placeholders(source) != markup.placeholders(result):
        lost = markup.placeholders(source) - markup.placeholders(result)
        return Objection("placeholder", _about(lost.elements()))
    if TURNING.search(unescape(result)) and not TURNING.search(source):
        return Objection("hidden")
    before, after = facts.plain(source), facts.plain(result)
    return (
        _length(before, after)
        or _facts(before, after, language)
        or _decided(before, after, language)
    )


def _length(before: str, after: str) -> Objection | None:
    old, new = len(before.strip()), len(after.strip())
    if old and not new:
        return Objection("empty")
    if new > old * MOST + ROOM:
        return Objection("too_long", {"before": old, "after": new})
    if old >= SHORT and new < old * FEWEST:
        return Objection("too_short", {"before": old, "after": new})
    return None


def _facts(before: str, after: str, language: str) -> Objection | None:
    for code, lost in facts.missing(before, after, language):
        if lost:
            return Objection(code, _about(lost))
    new = facts.added(before, after)
    return Objection("added", _about(new)) if new else None


def _decided(before: str, after: str, language: str) -> Objection | None:
    for provider in _terms:
        for term, renderings in provider(before, language):
            if renderings and not any(_stands(words, after, language) for words in renderings):
                said = {"term": term, "renderings": ", ".join(renderings[:SHOWN])}
                return Objection("term", said)
    return None


def _stands(words: str, text: str, language: str) -> bool:
    """Whether words stand in a text, in whatever forms."""
    if words.casefold() in text.casefold():
        return True
    there = _lemmas(text, language)
    known = set().union(*there) if there else set()
    wanted = _lemmas(words, language)
    return bool(wanted) and all(lemmas & known for lemmas in wanted)


def _lemmas(text: str, language: str) -> list[set[str]]:
    return [set(lemma_terms(token.text, (language,))) for token in tokens(text)]


def _about(values: Iterable[str]) -> dict[str, Any]:
    return {"what": ", ".join(list(values)[:SHOWN])}
