"""The words of a query as they were meant: on another keyboard, in another alphabet, with slips."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from .concepts import ConceptIndex
from .language.acronyms import acronym_of
from .language.analysers import ANALYSERS
from .language.arabizi import is_chat
from .language.data import lines
from .language.folding import fold
from .language.keyboards import meant
from .language.lemmas import is_in_dictionary, kindred_terms, lemma_terms
from .language.scripts import LANGUAGES, is_stop_word
from .language.tokens import MAX_TOKENS, script, tokens
from .places import place_words
from .spelling import SAME_SOUND, Spelling, spellings
from .vocabulary import akin, lookup

EXACT = 1.0
# A lemma that only the vocabulary knows, for a word that has a meaning of its own as well.
OTHER_SPELLING = 0.8
# Doing and the name of doing, eating for food; words of one root, homelessness for homeless.
KINDRED, AKIN = 0.3, 0.2
_SHORTEST_MEANT = 3

Knows = Callable[[str], bool]


@dataclass
class Word:
    """A word of the query: how it was typed, and what it may stand for."""

    typed: str
    form: str
    terms: dict[str, float] = field(default_factory=dict)
    spellings: list[Spelling] = field(default_factory=list)
    # Texts have it in another form, though no dictionary says so: nobody is asked about it.
    is_right: bool = False

    @property
    def naming(self) -> list[str]:
        """The terms that may name a concept: those of words of the same root do not."""
        return [term for term, weight in self.terms.items() if weight > AKIN]

    @property
    def is_stop_word(self) -> bool:
        """Whether it says nothing."""
        return is_stop_word(self.form, LANGUAGES[script(self.typed)])

    @property
    def slip(self) -> Spelling | None:
        """What it was most likely meant as, if it is mistyped."""
        if self.is_right:
            return None
        return next((spelling for spelling in self.spellings if spelling.is_slip), None)

    @property
    def is_asking(self) -> bool:
        """Whether it only says that something is asked for."""
        return not asking_terms().isdisjoint(lemma_terms(self.typed, LANGUAGES[script(self.typed)]))

    @property
    def place_form(self) -> str:
        """The form in which a place's name is looked for."""
        placed = [other.form for other in self.spellings if other.form in place_words()]
        return placed[0] if placed and self.form not in place_words() else self.form


@cache
def asking_terms() -> frozenset[str]:
    """The lemma terms of words like "help" and "looking for"."""
    return frozenset(
        term
        for language, *words in lines("asking.txt")
        for word in words
        for term in lemma_terms(word, (language,))
    )


def wording(text: str, language: str, index: ConceptIndex) -> tuple[list[Word], str]:
    """The words of a clean text, and the text as it may have been meant (empty: as it stands)."""
    chunks = [_words(chunk) for chunk in text.split()]
    layouts = [[_words(other) for other in meant(chunk)] for chunk in text.split()]
    asked = {fold(word) for chunk in chunks for word in chunk}
    asked |= {fold(word) for others in layouts for chunk in others for word in chunk}
    stems = {fold(word): _stems(word) for chunk in chunks for word in chunk}
    asked |= {term.partition(":")[2] for terms in stems.values() for term in terms}
    known = lookup(asked) if asked else {}

    def knows(form: str) -> bool:
        return form in known or form in index.forms or form in place_words()

    def is_stem(term: str) -> bool:
        return term in index.positions or term in known.get(term.partition(":")[2], ())

    read = _as_meant(chunks, layouts, knows)
    flat = list(islice((word for chunk in read for word in chunk), MAX_TOKENS))
    words = [Word(word, fold(word)) for word in flat if fold(word)]
    _respell(words, language, index, knows)
    for word in words:
        word.is_right = any(map(is_stem, stems.get(word.form, ())))
        word.terms = _terms(word, known, index)
    _add_kin(words)
    is_changed = read != chunks or any(word.slip for word in words)
    meant_as = [word.slip.written if word.slip else word.typed for word in words]
    return words, " ".join(meant_as) if is_changed else ""


def _stems(word: str) -> list[str]:
    """The stems of a word where no dictionary knows its forms: one that texts have makes it right.

    >>> _stems("embarazadas")
    ['en:embarazada', 'es:embaraz']
    """
    if len(word) < _SHORTEST_MEANT:
        return []
    terms = lemma_terms(word, LANGUAGES[script(word)])
    return [term for term in terms if term.partition(":")[0] not in ANALYSERS]


def _words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def _as_meant(
    chunks: list[list[str]], layouts: list[list[list[str]]], knows: Knows
) -> list[list[str]]:
    """Chunks that say nothing as they stand, but do on another keyboard, are read so."""
    read = [
        next((other for other in others if _is_said(other, knows)), chunk)
        if _is_unknown(chunk, knows)
        else chunk
        for chunk, others in zip(chunks, layouts, strict=True)
    ]
    if read == chunks:
        return chunks
    return [
        next((other for other in others if _all_stop_words(other)), chunk)
        if chunk == own and _is_unknown(chunk, knows)
        else chunk
        for chunk, own, others in zip(read, chunks, layouts, strict=True)
    ]


def _is_unknown(chunk: list[str], knows: Knows) -> bool:
    return bool(chunk) and not any(
        knows(fold(word)) or acronym_of(word) or _is_stop(word) for word in chunk
    )


def _is_said(chunk: list[str], knows: Knows) -> bool:
    """Whether every word of another reading is known, and one of them is no short one."""
    forms = [fold(word) for word in chunk]
    return any(len(form) >= _SHORTEST_MEANT and not form.isdigit() for form in forms) and all(
        map(knows, forms)
    )


def _all_stop_words(chunk: list[str]) -> bool:
    return bool(chunk) and all(_is_stop(word) for word in chunk)


def _is_stop(word: str) -> bool:
    return is_stop_word(fold(word), LANGUAGES[script(word)])


def _respell(words: list[Word], language: str, index: ConceptIndex, knows: Knows) -> None:
    """Give unknown words the spellings they may have been meant as."""
    telling = [
        word
        for word in words
        if not word.is_stop_word and (word.form.isalpha() or is_chat(word.form))
    ]
    unknown = [word for word in telling if not knows(word.form) and not acronym_of(word.typed)]
    if not unknown:
        return
    others = {word.form for word in telling} - {word.form for word in unknown}
    found = spellings([word.form for word in unknown], others, language, index)
    foreign = [form for form, offered in found.items() if any(map(_sounds_alike, offered))]
    for word in telling:
        offered = found.get(word.form, [])
        is_foreign = word.form in foreign and (
            len(foreign) > 1 or language in LANGUAGES[script(offered[-1].form)]
        )
        if is_foreign or is_in_dictionary(word.typed, LANGUAGES[script(word.typed)]):
            offered = list(filter(_sounds_alike, offered))
        word.spellings = offered


def _sounds_alike(spelling: Spelling) -> bool:
    """Whether it is the same word in another alphabet."""
    return spelling.certainty == SAME_SOUND


def _terms(word: Word, known: dict[str, set[str]], index: ConceptIndex) -> dict[str, float]:
    """The lemma terms of a word with weights: its own, other spellings', its kin's."""
    languages = LANGUAGES[script(word.typed)]
    own = lemma_terms(word.typed, languages)
    sure = {term.partition(":")[0] for term in own if term.partition(":")[2] != word.form}
    weights = dict.fromkeys(kindred_terms(word.typed, languages), KINDRED)
    for spelling in reversed(word.spellings):
        weights |= dict.fromkeys(sorted(spelling.terms), spelling.certainty)
    for term in sorted(known.get(word.form, set()) | index.forms.get(word.form, set())):
        weights[term] = OTHER_SPELLING if term.partition(":")[0] in sure else EXACT
    return weights | dict.fromkeys(own, EXACT)


def _add_kin(words: list[Word]) -> None:
    """Give words that tell something the words of the same root."""
    telling = [word for word in words if not (word.is_stop_word or word.is_asking)]
    found = akin({term for word in telling for term in word.terms})
    for word in telling:
        others = sorted(other for term in word.terms for other in found.get(term, ()))
        word.terms = dict.fromkeys(others, AKIN) | word.terms
