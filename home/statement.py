"""The accessibility declaration as readers see it: facts of the source, wording of a language."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from core.prose import facts_with_words

from .blocks.declaration import KINDS
from .declaration import has_words
from .models import AccessibilityStatementPage

TEXTS = (
    *("commitment", "scope_text", "status_text", "shortcuts"),
    *("feedback", "procedure", "architecture", "communication"),
)


@dataclass(frozen=True)
class Wording:
    """A text and the language it is in; Polish where nobody translated it."""

    text: Any
    lang: str


@dataclass(frozen=True)
class Inaccessible:
    """What is not accessible for one reason."""

    kind: str
    label: Promise
    texts: list[Any]


@dataclass(frozen=True)
class Statement:
    """Everything typed that the page shows; ``facts`` is the source page."""

    facts: AccessibilityStatementPage
    texts: dict[str, Wording]
    site_url: str
    inaccessible: list[Inaccessible]
    apps: list[Any]


def statement(page: AccessibilityStatementPage, request: HttpRequest) -> Statement:
    """The declaration for a reader of this page."""
    source = page.source
    return Statement(
        facts=source,
        texts={name: _wording(page, source, name) for name in TEXTS},
        site_url=source.site_url or request.build_absolute_uri("/"),
        inaccessible=[] if source.status == source.Status.FULL else _by_kind(page, source),
        apps=list(source.apps.all()),
    )


def _wording(page: Any, source: Any, name: str) -> Wording:
    row = page if has_words(getattr(page, name)) else source
    text = getattr(row, name)
    return Wording(text if has_words(text) else "", row.prose_lang)


def _by_kind(page: Any, source: Any) -> list[Inaccessible]:
    pairs = facts_with_words(source.inaccessible, page.inaccessible)
    groups = [
        Inaccessible(kind, label, [words["text"] for fact, words in pairs if fact["kind"] == kind])
        for kind, label in KINDS
    ]
    return [group for group in groups if group.texts]
