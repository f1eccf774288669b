"""Hits as readers see them: in their language where there is a text, else in the source's."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.languages import SOURCE, localized_path

from .finding import Hit, Results
from .highlights import highlight
from .models import SearchText

KIND_LABELS: dict[str, Promise] = {
    "service": _("Service"),
    "provider": _("Institution or organisation"),
    "page": _("Page"),
    "news": _("News"),
    "event": _("Event"),
    "project": _("Project"),
    "guide": _("Guide"),
    "document": _("Document"),
}


@dataclass(frozen=True)
class Item:
    """One line of an answer; ``language`` is the one of its title and excerpt."""

    key: UUID
    url: str
    title: str
    language: str
    excerpt: SafeString
    kind: str
    kind_label: Promise | str
    score: float
    via: list[str]


def items(results: Results, language: str) -> list[Item]:
    """The hits with title, address and excerpt, in one query."""
    texts = _texts([hit.key for hit in results.hits], language)
    return [
        _item(hit, texts[hit.key], results, language) for hit in results.hits if hit.key in texts
    ]


def _texts(keys: Iterable[UUID], language: str) -> dict[UUID, SearchText]:
    """For each key the text in a language, else the source's."""
    wanted = SearchText.objects.filter(document__in=list(keys), language__in={language, SOURCE})
    best: dict[UUID, SearchText] = {}
    for text in wanted:
        if text.document_id not in best or text.language == language:
            best[text.document_id] = text
    return best


def _item(hit: Hit, text: SearchText, results: Results, language: str) -> Item:
    prose = f"{text.summary}\n{text.body}".strip()
    return Item(
        key=hit.key,
        url=text.path if hit.kind == "document" else localized_path(text.path, language),
        title=text.title,
        language=text.language,
        excerpt=highlight(prose, results.analysis, text.language),
        kind=hit.kind,
        kind_label=KIND_LABELS.get(hit.kind, ""),
        score=hit.score,
        via=hit.via,
    )
