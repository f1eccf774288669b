"""What somebody asks for: words of any language become groups of alternative terms.

The order matters: clean, split, places on the raw words and longest first, stop words, concepts,
then for each word everything it may stand for. Nothing here knows an engine's query language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from .concepts import ConceptIndex, concept_index
from .language.folding import fold
from .language.lemmas import lemma_terms
from .language.scripts import LANGUAGES, is_stop_word
from .language.tokens import MAX_TOKENS, clean, script, tokens
from .places import (
    UNCERTAIN,
    area_name,
    area_terms,
    is_everyday,
    is_place_word,
    longest_place,
    polish_lemma,
)
from .vocabulary import lookup

Field = Literal["form", "lemma", "concept", "area"]
EXACT = 1.0
# A lemma that only the vocabulary knows, for a word that has a meaning of its own as well.
OTHER_SPELLING = 0.8


@dataclass(frozen=True)
class Alternative:
    """One term a document may hold; ``weight`` multiplies what the engine gives for its field."""

    field: Field
    term: str
    weight: float = EXACT


@dataclass(frozen=True)
class Group:
    """One word (or place name) of the query with everything that answers it."""

    word: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Analysis:
    """A query as the engines take it, and what it was understood as."""

    text: str
    language: str
    groups: tuple[Group, ...] = ()
    concepts: dict[str, str] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    did_you_mean: str = ""


@dataclass(frozen=True)
class _Part:
    """A word, or the words of a place name with the codes it stands for."""

    words: tuple[str, ...]
    codes: tuple[str, ...] = ()
    certainty: float = EXACT

    @property
    def word(self) -> str:
        """The word to look up; of a place name the longest one that is not "gmina"."""
        return max(self.words, key=lambda word: (not is_place_word(fold(word)), len(word)))


def analyse(text: str, language: str) -> Analysis:
    """Understand a query; ``language`` is the reader's, for names shown and results preferred."""
    cleaned = clean(text)
    words = [token.text for token in islice(tokens(cleaned), MAX_TOKENS)]
    parts = _without_stop_words(_without_place_words(_parts(words)))
    index = concept_index()
    spellings = lookup(fold(part.word) for part in parts) if parts else {}
    terms = [_lemmas(part.word, spellings, index) for part in parts]
    concepts = index.match(
        [() if part.codes else found for part, found in zip(parts, terms, strict=True)]
    )
    groups = tuple(map(_group, parts, terms, concepts))
    return Analysis(
        text=cleaned,
        language=language,
        groups=groups,
        concepts={
            name: index.label(name, language) for found in concepts for name in sorted(found)
        },
        areas={code: area_name(code, language) for part in parts for code in part.codes},
    )


def _parts(words: Sequence[str]) -> list[_Part]:
    forms = [fold(word) for word in words]
    parts: list[_Part] = []
    place = 0
    while place < len(words):
        length, codes = longest_place(forms, place)
        chosen = tuple(words[place : place + max(length, 1)])
        parts.append(_Part(chosen, codes, _certainty(chosen, parts, len(words))))
        place += len(chosen)
    return [part for part in parts if fold(part.word)]


def _certainty(words: tuple[str, ...], before: list[_Part], total: int) -> float:
    """How sure it is that a place is meant: "nowe" inside a query may as well be new."""
    if len(words) > 1 or not is_everyday(fold(words[0])) or total == 1:
        return EXACT
    after_place_word = bool(before) and is_place_word(fold(before[-1].word))
    return EXACT if after_place_word or (before and words[0][0].isupper()) else UNCERTAIN


def _without_place_words(parts: list[_Part]) -> list[_Part]:
    """Drop "gmina" or "місто" beside a place's name."""
    beside = [
        any(near.codes for near in parts[max(place - 1, 0) : place + 2])
        for place in range(len(parts))
    ]
    return [
        part
        for part, near_place in zip(parts, beside, strict=True)
        if part.codes or not (near_place and is_place_word(fold(part.word)))
    ]


def _without_stop_words(parts: list[_Part]) -> list[_Part]:
    """Drop what says nothing, unless nothing else is said."""
    telling = [
        part
        for part in parts
        if part.codes or not is_stop_word(fold(part.word), LANGUAGES[script(part.word)])
    ]
    return telling or parts


def _lemmas(word: str, spellings: dict[str, set[str]], index: ConceptIndex) -> dict[str, float]:
    """The lemma terms of a word with weights: its own, then those of other spellings."""
    form = fold(word)
    own = lemma_terms(word, LANGUAGES[script(word)])
    known = {term.partition(":")[0] for term in own if term.partition(":")[2] != form}
    others = sorted(spellings.get(form, set()) | index.forms.get(form, set()))
    weights = {
        term: OTHER_SPELLING if term.partition(":")[0] in known else EXACT for term in others
    }
    return weights | dict.fromkeys(own, EXACT)


def _group(part: _Part, lemmas: dict[str, float], concepts: Iterable[str]) -> Group:
    weights: dict[tuple[Field, str], float] = {("form", fold(part.word)): EXACT}
    weights |= {("lemma", term): weight for term, weight in lemmas.items()}
    weights |= {("concept", name): EXACT for name in sorted(concepts)}
    for code in part.codes:
        name = polish_lemma(code)
        if name:
            weights.setdefault(("lemma", name), OTHER_SPELLING)
        for term, weight in area_terms(code).items():
            key: tuple[Field, str] = ("area", term)
            weights[key] = max(weights.get(key, 0.0), weight * part.certainty)
    alternatives = tuple(
        Alternative(kind, term, weight) for (kind, term), weight in weights.items()
    )
    return Group(" ".join(part.words), alternatives)
