"""The board's rows: a fixed number of queries, whatever the number of things and languages.

States are put beside things here rather than in the database, because what is missing has no
row and the totals above need every cell anyway.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from core.languages import locale_ids, source_locale_id
from search.language.folding import fold
from search.query_reports.interest import clicks_by_thing

from ..models import Original, TranslationState
from ..models.progress import State
from . import things
from .filters import CHANGED, READ, Filter

Known = tuple[str, int, int | None, int, int]  # what a cell says after its language
PERIOD = timedelta(days=90)  # of what counts as read


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing in one language; ``left`` are words that nobody has translated."""

    code: str
    state: str
    left: int
    owner: int | None = None
    to_review: int = 0  # texts of a machine that nobody has checked
    translation: int | None = None


@dataclass(slots=True)
class Row:
    """One published thing with its cells in the order of the columns."""

    key: UUID
    title: str
    model: type[Any]
    words: int
    changed_at: datetime
    read: int = 0
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Total:
    """What stands in one column under the present filter."""

    code: str
    states: Counter[str] = field(default_factory=Counter)
    left: int = 0


def load(wanted: Filter) -> list[Row]:
    """The rows that a filter lets through, in the order it asks for."""
    terms = things.published_terms()
    known = _states()
    by_hand = things.published_pages() | terms
    ids = locale_ids()
    locales = [(code, ids[code]) for code in wanted.codes if code in ids]
    rows = []
    for row in _rows(wanted, terms):
        row.cells = [
            _cell(row, code, known.get((row.key, locale)), (row.key, locale) in by_hand)
            for code, locale in locales
        ]
        if any(wanted.meets(cell.state, cell.owner) for cell in row.cells):
            rows.append(row)
    return _in_order(rows, wanted.order)


def _rows(wanted: Filter, terms: set[things.Place]) -> Iterable[Row]:
    """Things that are published now; their counts are from when they were last published."""
    originals = Original.objects.filter(title__icontains=wanted.q)
    if wanted.section:
        originals = things.in_section(originals, wanted.section)
    is_term = Q()
    for model in things.term_models():
        is_term |= Q(content_type__app_label=model._meta.app_label) & Q(
            content_type__model=model._meta.model_name
        )
    public = Q(translation_key__in=things.live_pages().values("translation_key"))
    columns = ("translation_key", "title", "words", "changed_at")
    kind = ("content_type__app_label", "content_type__model")
    source = source_locale_id()
    for key, title, words, changed, app, name in originals.filter(public | is_term).values_list(
        *columns, *kind
    ):
        model = apps.get_model(app, name)
        if issubclass(model, Page) or (key, source) in terms:
            yield Row(key, title, model, words, changed)


def _states() -> dict[things.Place, Known]:
    """What is known of every translation that is made in the translations' editor.

    Keys come with sources, not with each of their six translations: reading a UUID takes longer
    than reading the rest of the row.
    """
    sources = TranslationSource.objects.filter(locale_id=source_locale_id())
    keys = dict(sources.values_list("pk", "object_id"))
    rows = TranslationState.objects.filter(translation__enabled=True).values_list(
        "translation__source_id",
        "translation__target_locale_id",
        "state",
        "words_left",
        "owner_id",
        "machine",
        "translation_id",
    )
    return {
        (keys[source], locale): (state, left, owner, machine, pk)
        for source, locale, state, left, owner, machine, pk in rows
        if source in keys
    }


def _cell(row: Row, code: str, known: Known | None, by_hand: bool) -> Cell:
    if known:
        return Cell(code, *known)
    if by_hand:
        return Cell(code, str(State.PERSON), 0)
    return Cell(code, str(State.MISSING), row.words)


def _in_order(rows: list[Row], order: str) -> list[Row]:
    clicks = clicks_by_thing(timezone.localdate() - PERIOD)
    for row in rows:
        row.read = clicks[str(row.key)]
    rows.sort(key=lambda row: (fold(row.title), row.key))
    if order == READ:
        rows.sort(key=lambda row: -row.read)
    elif order == CHANGED:
        rows.sort(key=lambda row: row.changed_at, reverse=True)
    return rows


def totals(rows: Iterable[Row], codes: Iterable[str]) -> list[Total]:
    """Things by state and words to do, language by language."""
    found = {code: Total(code) for code in codes}
    for row in rows:
        for cell in row.cells:
            total = found[cell.code]
            total.states[cell.state] += 1
            total.left += cell.left
    return list(found.values())
