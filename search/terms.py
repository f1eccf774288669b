"""The terms of a document: folded forms and lemmas, in columns of different weight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .language.folding import fold
from .language.lemmas import lemma_terms
from .language.scripts import is_stop_word, languages_in_text
from .language.tokens import script, tokens
from .records import Text


@dataclass
class Columns:
    """Forms without a prefix, lemmas with one (``pl:rodzina``); no term holds white space."""

    title_forms: list[str] = field(default_factory=list)
    body_forms: list[str] = field(default_factory=list)
    title_lemmas: list[str] = field(default_factory=list)
    summary_lemmas: list[str] = field(default_factory=list)
    body_lemmas: list[str] = field(default_factory=list)


def columns(texts: Sequence[Text]) -> Columns:
    """The analysed words of a thing in all its languages together."""
    result = Columns()
    for text in texts:
        title, summary, body = text.title, text.summary, text.body
        result.title_forms += forms(title)
        result.body_forms += [*forms(title), *forms(summary), *forms(body)]
        result.title_lemmas += lemmas(title, text.language)
        result.summary_lemmas += lemmas(summary, text.language)
        result.body_lemmas += lemmas(body, text.language)
    return result


def forms(text: str) -> Iterator[str]:
    """Every word of a text, folded."""
    return (form for token in tokens(text) if (form := fold(token.text)))


def lemmas(text: str, language: str) -> Iterator[str]:
    """The lemmas of every word of a text that says something, as terms."""
    for token in tokens(text):
        yield from word_terms(token.text, language)


@lru_cache(maxsize=100_000)
def word_terms(word: str, language: str) -> tuple[str, ...]:
    """The lemma terms of one word standing in a text of a language; none for a stop word."""
    languages = languages_in_text(script(word), language)
    if is_stop_word(fold(word), languages):
        return ()
    return lemma_terms(word, languages)
