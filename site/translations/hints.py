"""Help for translators beside a segment; who has some (the glossary) registers here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wagtail.models import Locale


@dataclass(frozen=True)
class Hint:
    """A term of the Polish text with what was decided for it in a language."""

    term: str
    rendering: str
    note: str = ""


Finder = Callable[[Sequence[str], Locale], list[list[Hint]]]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Add what finds hints: for many texts at once, a list for each, with a fixed number of
    queries."""
    if finder not in _finders:
        _finders.append(finder)


def hints_for(texts: Sequence[str], locale: Locale) -> list[list[Hint]]:
    """The hints for each of some texts."""
    found: list[list[Hint]] = [[] for _text in texts]
    for finder in _finders:
        for place, hints in zip(found, finder(texts, locale), strict=True):
            place.extend(hints)
    return found
