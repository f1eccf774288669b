"""What translators and the machine ask: which terms a text holds, and how they are rendered."""

from dataclasses import dataclass

from core.languages import SOURCE

from .entries import Entry
from .matching import find, rendered


@dataclass(frozen=True)
class Found:
    """A term of a Polish text; any of the renderings will do, the first is the one decided."""

    pk: int
    term: str
    renderings: tuple[str, ...]
    keep: bool
    meaning: str


def terms_in(text: str, language: str) -> list[Found]:
    """The terms in a Polish text for which something was decided in a language, each once."""
    found = {entry.pk: entry for match in find(text, SOURCE) for entry in match.entries}
    return [_found(entry, language) for entry in found.values() if entry.names(language)]


def renderings_in(text: str, language: str) -> list[tuple[str, list[str]]]:
    """The terms of a Polish text with their renderings, as the guard over the machine asks."""
    return [(found.term, list(found.renderings)) for found in terms_in(text, language)]


def _found(entry: Entry, language: str) -> Found:
    meaning, _language = entry.meaning(language, SOURCE)
    return Found(entry.pk, entry.term, entry.names(language), entry.keep, meaning)


def stands_in(found: Found, text: str, language: str) -> bool:
    """Whether a text in a language says a term as was decided, in whatever inflected form."""
    return found.pk in rendered(text, language)


def missing_in(source: str, translation: str, language: str) -> list[Found]:
    """The terms of a Polish text that a translation of it does not render as was decided."""
    said = rendered(translation, language)
    return [found for found in terms_in(source, language) if found.pk not in said]
