"""What somebody asks for: words of any language become groups of alternative terms.

The order matters: clean, split, places on the raw words and longest first, stop words, concepts,
then for each word everything it may stand for. Nothing here knows an engine's query language.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from core.languages import SOURCE

from .concepts import SYNONYM, ConceptIndex, concept_index
from .language.tokens import clean
from .localities import with_named_postcodes
from .places import (
    UNCERTAIN,
    area_name,
    area_terms,
    is_everyday,
    is_place_word,
    longest_place,
    polish_lemma,
)
from .wording import EXACT, OTHER_SPELLING, Word, wording

# What a word of a concept's name is worth beside a word of the query.
ABOUT = 0.3

Phrases = dict[str, list[Sequence[str]]]
Field = Literal["form", "lemma", "phrase", "concept", "area"]


@dataclass(frozen=True)
class Alternative:
    """One term a document may hold; ``weight`` multiplies what the engine gives for its field.

    The term of a phrase is several lemma terms parted by blanks, which must all be there.
    """

    field: Field
    term: str
    weight: float = EXACT

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms that stand for it in the columns."""
        return tuple(self.term.split()) if self.field == "phrase" else (self.term,)


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
    # The terms of each other spelling in it: they may stand in what is public no more.
    slips: tuple[tuple[str, ...], ...] = ()
    # What says that a thing is about a concept, not only that it has it: never enough alone.
    about: tuple[Group, ...] = ()


@dataclass(frozen=True)
class _Part:
    """A word, or the words of a place name with the codes it stands for."""

    words: tuple[Word, ...]
    codes: tuple[str, ...] = ()
    certainty: float = EXACT

    @property
    def word(self) -> Word:
        """The word to look up; of a place name the longest one that is not "gmina"."""
        return max(self.words, key=lambda word: (not is_place_word(word.form), len(word.typed)))


def analyse(text: str, language: str) -> Analysis:
    """Understand a query; ``language`` is the reader's, for names shown and results preferred."""
    cleaned = clean(text)
    index = concept_index()
    words, did_you_mean = wording(with_named_postcodes(cleaned), language, index)
    parts = _without_stop_words(_without_place_words(_parts(words)))
    concepts = index.match([() if part.codes else part.word.naming for part in parts])
    said = {term for part in parts for term in part.word.terms}
    phrases = {name: _unsaid(names, said) for name, names in index.said.items()}
    groups = tuple(_group(*pair, phrases) for pair in _without_asking(parts, concepts))
    named = [name for found in concepts for name in sorted(found) if name not in index.said]
    return Analysis(
        text=cleaned,
        language=language,
        groups=groups,
        concepts={name: index.label(name, language) for name in named},
        areas={code: area_name(code, language) for part in parts for code in part.codes},
        did_you_mean=did_you_mean,
        slips=tuple(
            tuple(sorted(word.slip.terms)) for word in words if word.slip and not word.slip.is_named
        ),
        about=tuple(_about(named, language, index)),
    )


def _about(concepts: Iterable[str], language: str, index: ConceptIndex) -> Iterator[Group]:
    """The words of the concepts' names, for readers whose own words stand in few texts."""
    if language == SOURCE:
        return
    words = {terms: None for name in sorted(set(concepts)) for terms in index.words(name, language)}
    for terms in words:
        alternatives = tuple(Alternative("lemma", term, ABOUT) for term in terms)
        yield Group(terms[0], alternatives)


def _parts(words: Sequence[Word]) -> list[_Part]:
    forms = [word.place_form for word in words]
    parts: list[_Part] = []
    place = 0
    while place < len(words):
        length, codes = longest_place(forms, place)
        chosen = tuple(words[place : place + max(length, 1)])
        parts.append(_Part(chosen, codes, _certainty(chosen, parts, len(words))))
        place += len(chosen)
    return parts


def _certainty(words: tuple[Word, ...], before: list[_Part], total: int) -> float:
    """How sure it is that a place is meant: "nowe" inside a query may as well be new."""
    if len(words) > 1 or not is_everyday(words[0].place_form) or total == 1:
        return EXACT
    after_place_word = bool(before) and is_place_word(before[-1].word.form)
    return EXACT if after_place_word or (before and words[0].typed[0].isupper()) else UNCERTAIN


def _without_place_words(parts: list[_Part]) -> list[_Part]:
    """Drop "gmina" or "місто" beside a place's name."""
    beside = [
        any(near.codes for near in parts[max(place - 1, 0) : place + 2])
        for place in range(len(parts))
    ]
    return [
        part
        for part, near_place in zip(parts, beside, strict=True)
        if part.codes or not (near_place and is_place_word(part.word.form))
    ]


def _without_stop_words(parts: list[_Part]) -> list[_Part]:
    """Drop what says nothing, unless nothing else is said."""
    telling = [part for part in parts if part.codes or not part.word.is_stop_word]
    return telling or parts


def _without_asking(
    parts: list[_Part], concepts: list[dict[str, float]]
) -> list[tuple[_Part, dict[str, float]]]:
    """Drop "help" and "looking for" beside what is looked for, unless they help to name it."""
    pairs = list(zip(parts, concepts, strict=True))
    telling = [
        (part, named) for part, named in pairs if part.codes or named or not part.word.is_asking
    ]
    return telling if any(not part.codes for part, _named in telling) else pairs


def _unsaid(names: Iterable[Sequence[str]], said: set[str]) -> list[Sequence[str]]:
    """The names of something that the query does not say already."""
    return [terms for terms in names if not said.issuperset(terms)]


def _group(part: _Part, concepts: dict[str, float], phrases: Phrases) -> Group:
    weights = _written(part)
    for name in sorted(concepts):
        if name in phrases:
            _add_written(weights, phrases[name])
        else:
            weights["concept", name] = concepts[name]
    for code in part.codes:
        lemma = polish_lemma(code)
        if lemma:
            weights.setdefault(("lemma", lemma), OTHER_SPELLING)
        for term, weight in area_terms(code).items():
            key: tuple[Field, str] = ("area", term)
            weights[key] = max(weights.get(key, 0.0), weight * part.certainty)
    alternatives = tuple(
        Alternative(kind, term, weight) for (kind, term), weight in weights.items()
    )
    return Group(" ".join(word.typed for word in part.words), alternatives)


def _written(part: _Part) -> dict[tuple[Field, str], float]:
    """A word as texts may have it; of a place's name all words, for one may name other places."""
    named = [word for word in part.words if not is_place_word(word.form)]
    if len(named) > 1:
        terms = [next(iter(word.naming), f"{SOURCE}:{word.form}") for word in named]
        return {("phrase", " ".join(terms)): EXACT}
    word = part.word
    weights: dict[tuple[Field, str], float] = {
        ("form", other.form): other.certainty for other in word.spellings
    }
    weights["form", word.form] = EXACT
    return weights | {("lemma", term): weight for term, weight in word.terms.items()}


def _add_written(weights: dict[tuple[Field, str], float], names: Iterable[Sequence[str]]) -> None:
    """Add what texts call something that the query names in other words or another language."""
    for terms in names:
        key: tuple[Field, str] = ("phrase" if len(terms) > 1 else "lemma", " ".join(terms))
        weights[key] = max(weights.get(key, 0.0), SYNONYM)
