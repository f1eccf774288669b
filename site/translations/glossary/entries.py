"""The glossary in memory: read once, and anew when something public changes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from core.cache import per_generation
from core.languages import SOURCE, locale_codes

from ..models import GlossaryRendering, GlossaryTerm
from ..models.glossary import in_lines


@dataclass(frozen=True)
class Wording:
    """What a term is called in a language, the decided name first, and what it means."""

    names: tuple[str, ...]
    meaning: str


@dataclass(frozen=True)
class Entry:
    """A term with its wordings; those of the source language are the Polish term itself."""

    pk: int
    explain: bool
    keep: bool
    wordings: dict[str, Wording] = field(hash=False)

    @property
    def term(self) -> str:
        """The Polish term."""
        return self.wordings[SOURCE].names[0]

    def names(self, language: str) -> tuple[str, ...]:
        """The names in a language; of what is never translated, the Polish ones with them."""
        found = self.wordings.get(language)
        own = found.names if found else ()
        kept = self.wordings[SOURCE].names if self.keep else ()
        return tuple(dict.fromkeys((*own, *kept)))

    def meaning(self, *languages: str) -> tuple[str, str]:
        """The meaning in the first of some languages that has one, and that language."""
        for code in languages:
            if code in self.wordings and self.wordings[code].meaning:
                return self.wordings[code].meaning, code
        return "", ""


@per_generation
def entries() -> tuple[Entry, ...]:
    """The whole glossary, in the order of the terms."""
    codes = locale_codes()
    wordings: dict[int, dict[str, Wording]] = {}
    for row in GlossaryRendering.objects.all():
        names = _names(row.rendering, row.accepted)
        wordings.setdefault(row.term_id, {})[codes[row.locale_id]] = Wording(names, row.definition)
    return tuple(_entry(row, wordings.get(row.pk, {})) for row in GlossaryTerm.objects.all())


def _entry(row: GlossaryTerm, others: dict[str, Wording]) -> Entry:
    own = Wording(_names(row.term, row.forms), row.definition)
    return Entry(row.pk, row.explain, row.keep, others | {SOURCE: own})


def _names(name: str, others: str) -> tuple[str, ...]:
    names: Iterable[str] = (name.strip(), *in_lines(others))
    return tuple(dict.fromkeys(names))
