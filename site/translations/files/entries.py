"""What stands in a file of a translation, whatever its format."""

import hashlib
from dataclasses import dataclass, field

from bs4 import BeautifulSoup

UNTRANSLATED = "new"  # the stamp of a segment that had no words when it was exported


class BadFile(Exception):
    """A file that cannot be read at all; the message says why, and what to do."""


@dataclass(frozen=True)
class Entry:
    """One segment: where it stands, its words, and what the file says of them.

    ``version`` is the stamp that the export left, empty where a program lost it. ``unreviewed``
    are words that no person stands behind.
    """

    context: str
    source: str
    target: str = ""
    version: str = ""
    unreviewed: bool = False
    line: int = 0
    fault: str = ""  # what was wrong already with reading it


@dataclass(frozen=True)
class TranslationFile:
    """The segments of one translation, which is named by its UUID."""

    translation: str
    source_language: str
    target_language: str
    title: str = ""
    entries: list[Entry] = field(default_factory=list)
    obsolete: list[Entry] = field(default_factory=list)


def normal(html: str) -> str:
    """The same markup written the same way, whatever a program did to spaces and entities.

    >>> normal('Kawa & <b>herbata</b><br>')
    'Kawa &amp; <b>herbata</b><br/>'
    """
    return " ".join(str(BeautifulSoup(html, "html.parser")).split())


def version(html: str) -> str:
    """The stamp of some words: another one when they are changed."""
    text = normal(html)
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else UNTRANSLATED
