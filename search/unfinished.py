"""What somebody is typing: whole words in any form, and a last one that has only begun."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from .concepts import concept_index
from .engines.base import Typed
from .language.folding import fold
from .language.lemmas import lemma_terms
from .language.scripts import LANGUAGES, is_stop_word
from .language.tokens import ARABIC, MAX_TOKENS, Token, script, tokens
from .terms import word_terms
from .vocabulary import lookup

# Arabic writes "the" together with its word; people type the word alone.
ARTICLE = "ال"


@dataclass(frozen=True)
class Unfinished:
    """The words typed so far, folded, and what titles are asked for."""

    forms: tuple[str, ...]
    typed: Typed


def read(text: str) -> Unfinished | None:
    """Understand a cleaned text that is being typed; None while it has no word."""
    words = [token for token in islice(tokens(text), MAX_TOKENS) if fold(token.text)]
    if not words:
        return None
    *whole, last = words
    telling = [word for word in whole if not _says_nothing(word)]
    spellings = lookup(fold(word.text) for word in [*telling, last])
    form = fold(last.text)
    beginnings = (form, ARTICLE + form) if script(last.text) == ARABIC else (form,)
    typed = Typed(
        words=tuple((fold(word.text), *_lemmas(word, spellings)) for word in telling),
        last=_lemmas(last, spellings),
        beginnings=beginnings,
    )
    return Unfinished(tuple(fold(word.text) for word in words), typed)


def _says_nothing(word: Token) -> bool:
    return is_stop_word(fold(word.text), LANGUAGES[script(word.text)])


def _lemmas(word: Token, spellings: dict[str, set[str]]) -> tuple[str, ...]:
    form = fold(word.text)
    own = lemma_terms(word.text, LANGUAGES[script(word.text)])
    others = spellings.get(form, set()) | concept_index().forms.get(form, set())
    return tuple(dict.fromkeys([*own, *sorted(others)]))


def stands_in(typed: Typed, title: str, language: str) -> bool:
    """Whether all that was typed stands in a title."""
    found = _terms(title, language)
    return all(any(not terms.isdisjoint(word) for terms in found) for word in typed.words) and any(
        not terms.isdisjoint(typed.last)
        or any(term.startswith(typed.beginnings) for term in terms if ":" not in term)
        for terms in found
    )


@lru_cache(maxsize=20_000)
def _terms(title: str, language: str) -> tuple[frozenset[str], ...]:
    """For each word of a title its form and lemmas."""
    return tuple(
        frozenset((fold(token.text), *word_terms(token.text, language))) for token in tokens(title)
    )
