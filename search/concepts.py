"""Concepts in memory: which words, in any language and any inflected form, mean which concept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

from core.cache import per_generation
from core.languages import SOURCE

from .language.arabizi import arabic_sound
from .language.folding import fold
from .language.inflection import written_forms
from .language.lemmas import readings
from .language.scripts import is_stop_word, languages_in_text
from .language.skeletons import skeleton
from .language.tokens import script, tokens
from .records import Concept, all_concepts
from .terms import word_terms

# A phrase may have a word more between its words: "pomoc dla małych dzieci" is "pomoc dzieciom".
GAP = 1
# How surely another word for a concept means it.
SYNONYM = 0.8


@dataclass
class ConceptIndex:
    """Phrases by the terms of their words, and the inflected forms of those words."""

    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    phrases: list[tuple[str, int]] = field(default_factory=list)  # concept, number of words
    positions: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # term → phrase, word
    forms: dict[str, set[str]] = field(default_factory=dict)  # folded form → lemma terms
    written: dict[str, str] = field(default_factory=dict)  # folded form → as people write it
    sounds: dict[str, set[str]] = field(default_factory=dict)  # skeleton → folded forms
    names: list[tuple[str, str]] = field(default_factory=list)  # of each phrase, with its language
    alphabet: list[str] = field(default_factory=list)  # all forms in order, to look for prefixes
    said: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)  # in texts: lemma terms

    def label(self, concept: str, language: str) -> str:
        """The name of a concept for readers of a language, in Polish where it has no other."""
        labels = self.labels[concept]
        return labels.get(language) or labels.get("pl") or next(iter(labels.values()), concept)

    def words(self, concept: str, language: str) -> list[tuple[str, ...]]:
        """The lemma terms of each word of a concept's name, in Polish and in a language."""
        names = {self.label(concept, code): code for code in ("pl", language)}
        found = [
            word_terms(token.text, code) for name, code in names.items() for token in tokens(name)
        ]
        return [terms for terms in dict.fromkeys(found) if terms]

    def match(self, words: Sequence[Collection[str]]) -> list[dict[str, float]]:
        """For the terms of each word of a query, the concepts it helps to name, how surely."""
        found: list[dict[str, float]] = [{} for _ in words]
        taken: list[tuple[bool, frozenset[int]]] = []
        for phrase, places in sorted(self._complete(words), key=lambda pair: -len(pair[1])):
            concept, sure = self.phrases[phrase][0], self._sureness(phrase)
            kind = concept in self.said  # neither kind stands in the way of the other
            if any(kind == other and places < longer for other, longer in taken):
                continue
            taken.append((kind, places))
            for place in places:
                found[place][concept] = max(found[place].get(concept, 0.0), sure)
        return found

    def _sureness(self, phrase: int) -> float:
        """A concept's own name means it more surely than another word for it."""
        concept, (name, language) = self.phrases[phrase][0], self.names[phrase]
        return 1.0 if self.labels[concept].get(language) == name else SYNONYM

    def _complete(self, words: Sequence[Collection[str]]) -> set[tuple[int, frozenset[int]]]:
        """Phrases of which all words stand close together, with the places of these."""
        seen: dict[int, dict[int, set[int]]] = {}
        for place, terms in enumerate(words):
            for term in terms:
                for phrase, position in self.positions.get(term, ()):
                    seen.setdefault(phrase, {}).setdefault(position, set()).add(place)
        complete = set()
        for phrase, places in seen.items():
            length = self.phrases[phrase][1]
            chosen = _close_together(places) if len(places) == length else None
            if chosen:
                complete.add((phrase, chosen))
        return complete


def _close_together(places: dict[int, set[int]]) -> frozenset[int] | None:
    """One place for each word of a phrase, as near to the first word's as possible."""
    first, *others = [sorted(choices) for _position, choices in sorted(places.items())]
    for start in first:
        chosen = {start}
        for choices in others:
            free = [place for place in choices if place not in chosen]
            if not free:
                break
            chosen.add(min(free, key=lambda place: abs(place - start)))
        if len(chosen) == len(places) and max(chosen) - min(chosen) < len(chosen) + GAP:
            return frozenset(chosen)
    return None


@per_generation
def concept_index() -> ConceptIndex:
    """The index of what is published now; made anew only when a concept has really changed."""
    return _index_of(tuple(all_concepts()))


_last: tuple[tuple[Concept, ...], ConceptIndex] = ((), ConceptIndex())


def _index_of(concepts: tuple[Concept, ...]) -> ConceptIndex:
    global _last  # replaced in one step, so threads see the old or the new
    known, index = _last
    if known != concepts:
        index = build(concepts)
        _last = (concepts, index)
    return index


def build(concepts: Sequence[Concept]) -> ConceptIndex:
    """Index the labels and synonyms of concepts."""
    index = ConceptIndex()
    numbers = count()
    for concept in concepts:
        index.labels[concept.id] = {
            code: words[0] for code, words in concept.words.items() if words
        }
        if concept.written:
            own = concept.words.get(SOURCE, ())
            index.said[concept.id] = [terms for name in own if (terms := _said(name))]
        for language, names in concept.words.items():
            for name in names:
                _add(index, next(numbers), concept.id, name, language)
    index.alphabet = sorted(index.forms)
    return index


def _said(name: str) -> tuple[str, ...]:
    """A Polish name as one term for each word: the word's own lemma rather than another reading."""
    words = [(fold(token.text), word_terms(token.text, SOURCE)) for token in tokens(name)]
    return tuple(
        next((term for term in terms if term.partition(":")[2] == form), terms[0])
        for form, terms in words
        if terms
    )


def _add(index: ConceptIndex, number: int, concept: str, name: str, language: str) -> None:
    words = [
        (token.text, terms) for token in tokens(name) if (terms := word_terms(token.text, language))
    ]
    index.phrases.append((concept, len(words)))
    index.names.append((name, language))
    for position, (word, terms) in enumerate(words):
        for term in terms:
            index.positions.setdefault(term, []).append((number, position))
        for form, term, written in _forms(word, language):
            index.forms.setdefault(form, set()).add(term)
            index.written.setdefault(form, written)
            for sound in filter(None, (skeleton(form), arabic_sound(form))):
                index.sounds.setdefault(sound, set()).add(form)


@lru_cache(maxsize=20_000)
def _forms(word: str, text_language: str) -> tuple[tuple[str, str, str], ...]:
    """Every folded form of a word with the lemma term it stands for and its spelling."""
    languages = languages_in_text(script(word), text_language)
    return tuple(
        (form, f"{language}:{fold(lemma)}", written)
        for language, lemma in readings(word, languages)
        for form, written in {**written_forms(lemma, language), fold(word): word.lower()}.items()
        if not is_stop_word(form, languages)
    )
