"""Hits as readers see them: in their language where there is a text, else in the source's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from babel import Locale
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.languages import SOURCE, localized_path
from core.other_forms import short_labels

from .at_hand import Line, at_hand
from .documents import prose_of
from .facets import FORM
from .finding import Hit, Results
from .highlights import highlight
from .models import SearchFacet, SearchText

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
    """One line of an answer; ``language`` is the one of its title and excerpt.

    ``foreign`` names it where it is not the reader's.
    """

    key: UUID
    url: str
    title: SafeString
    language: str
    foreign: str
    excerpt: SafeString
    kind: str
    kind_label: Promise | str
    score: float
    via: list[str]
    at_hand: Sequence[Line] = ()
    forms: Sequence[Promise] = ()


def items(results: Results, language: str) -> list[Item]:
    """The hits with title, address and excerpt in one query, and what is asked for of them."""
    keys = [hit.key for hit in results.hits]
    texts, lines = _texts(keys, language), at_hand(keys, results.analysis.text)
    forms = _forms(keys)
    found = [
        _item(hit, texts[hit.key], results, language, lines.get(hit.key, ()))
        for hit in results.hits
        if hit.key in texts
    ]
    return [replace(item, forms=short_labels(forms.get(item.key, []))) for item in found]


def _forms(keys: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The forms that things have beside their text."""
    rows = SearchFacet.objects.filter(document__in=list(keys), name=FORM).order_by("value")
    forms: dict[UUID, list[str]] = {}
    for key, form in rows.values_list("document", "value"):
        forms.setdefault(key, []).append(form)
    return forms


def _texts(keys: Iterable[UUID], language: str) -> dict[UUID, SearchText]:
    """For each key the text in a language, else the source's."""
    wanted = SearchText.objects.filter(document__in=list(keys), language__in={language, SOURCE})
    best: dict[UUID, SearchText] = {}
    for text in wanted:
        if text.document_id not in best or text.language == language:
            best[text.document_id] = text
    return best


def address_of(kind: str, path: str, language: str) -> str:
    """The address of a thing for readers of a language; files have one for all."""
    return path if kind == "document" else localized_path(path, language)


def language_name(code: str, language: str) -> str:
    """The name of a language in another one, from the CLDR."""
    return Locale.parse(language).languages.get(code, code)


def _item(
    hit: Hit, text: SearchText, results: Results, language: str, lines: Sequence[Line]
) -> Item:
    body = prose_of(text.body) if hit.kind == "document" else text.body
    prose = f"{text.summary}\n{body}".strip()
    return Item(
        key=hit.key,
        url=address_of(hit.kind, text.path, language),
        title=highlight(text.title, results.analysis, text.language, width=0),
        language=text.language,
        foreign="" if text.language == language else language_name(text.language, language),
        excerpt=highlight(prose, results.analysis, text.language),
        kind=hit.kind,
        kind_label=KIND_LABELS.get(hit.kind, ""),
        score=hit.score,
        via=hit.via,
        at_hand=lines,
    )
