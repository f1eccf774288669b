"""What is told of an import: of each file, and of each entry that is not simply taken over."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import StringTranslation, Translation

SHOWN = 200  # findings of one file


class Kind(StrEnum):
    """The kinds of findings, in the order in which they are told; the first stops everything."""

    ERROR = "error"
    CONFLICT = "conflict"
    SOURCE = "source"
    EXTRA = "extra"
    MISSING = "missing"


LABELS: dict[Kind, Any] = {
    Kind.ERROR: _("mistake"),
    Kind.CONFLICT: _("changed here meanwhile"),
    Kind.SOURCE: _("the Polish text is another one"),
    Kind.EXTRA: _("not of this translation"),
    Kind.MISSING: _("missing"),
}


@dataclass(frozen=True)
class Finding:
    """Something to be told, with its place in the file; line 0 is no line."""

    kind: Kind
    text: str
    line: int = 0
    context: str = ""

    @property
    def label(self) -> str:
        """The kind in words."""
        return str(LABELS[self.kind])


@dataclass(frozen=True)
class Change:
    """New words for a segment; ``text`` is what stands there now, if anything."""

    context: int
    string: int
    words: str
    machine: bool
    text: StringTranslation | None


@dataclass
class Report:
    """One file: whose it is, what it brings, what is to be told."""

    name: str
    translation: Translation | None = None
    findings: list[Finding] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    same: int = 0
    checked: list[int] = field(default_factory=list)  # texts by machine that the file vouches for
    reviewed: int = 0

    def tell(self, kind: Kind, text: str, line: int = 0, context: str = "") -> None:
        """Note something."""
        self.findings.append(Finding(kind, text, line, context))

    @property
    def is_bad(self) -> bool:
        """Whether anything in it is a mistake."""
        return any(finding.kind == Kind.ERROR for finding in self.findings)

    @property
    def new(self) -> int:
        """How many segments had no words."""
        return sum(change.text is None for change in self.changes)

    @property
    def replaced(self) -> int:
        """How many segments get other words."""
        return len(self.changes) - self.new

    @property
    def shown(self) -> list[Finding]:
        """The gravest findings, in the order of the file."""
        order = list(Kind)
        key = [(order.index(found.kind), found.line) for found in self.findings]
        numbers = sorted(range(len(key)), key=key.__getitem__)
        return [self.findings[number] for number in numbers[:SHOWN]]

    @property
    def more(self) -> int:
        """How many findings are not shown."""
        return max(0, len(self.findings) - SHOWN)


@dataclass
class Outcome:
    """An import: its files, and whether anything was written."""

    reports: list[Report] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether a mistake in any file stopped all of it."""
        return any(report.is_bad for report in self.reports)

    @property
    def changed(self) -> int:
        """How many segments have other words now, or are reviewed."""
        return sum(len(report.changes) + report.reviewed for report in self.reports)
