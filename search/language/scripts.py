"""Which languages a word may belong to: by its script, and by the text it stands in."""

from .data import folded_words
from .tokens import ARABIC, CYRILLIC, LATIN, OTHER

LANGUAGES: dict[str, tuple[str, ...]] = {
    LATIN: ("pl", "en", "es"),
    CYRILLIC: ("uk", "ru", "be"),
    ARABIC: ("ar",),
    OTHER: ("pl",),  # digits: "800 plus" is a name
}
# A foreign word inside a text: a Polish or English name in a Ukrainian one.
_FOREIGN = {LATIN: ("pl", "en"), CYRILLIC: ("uk", "ru"), ARABIC: ("ar",), OTHER: ("pl",)}


def languages_in_text(script: str, text_language: str) -> tuple[str, ...]:
    """The languages to analyse a word in that stands in a text of a language."""
    return (text_language,) if text_language in LANGUAGES[script] else _FOREIGN[script]


def is_stop_word(form: str, languages: tuple[str, ...]) -> bool:
    """Whether a folded form says nothing in one of the languages."""
    return any(form in folded_words(f"stopwords/{language}.txt") for language in languages)
