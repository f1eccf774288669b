"""Writes what is public into the search tables, in the transaction of the change that causes it."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page

from core.languages import source_locale_id
from core.models import CustomDocument
from core.models.areas import prefixes

from . import documents, outbox, tasks, terms, vocabulary
from .engines.database import database_engine
from .facets import facet_values
from .models import SHAPE, TERM_COLUMNS, SearchDocument, SearchFacet, SearchPoint, SearchText
from .records import Record

# PostgreSQL takes lexemes of 2 kB and tsvectors of 1 MB; no honest text comes near either.
LONGEST_TERM, MOST_TERMS = 100, 15_000


def index(
    key: UUID, record: Record | None, *, if_version: int | None = None, is_locked: bool = False
) -> bool:
    """Write one thing's rows, or with no record its tombstone; whether anything was different.

    With ``if_version`` nothing is written when somebody else has written a newer version;
    ``is_locked`` says that the caller holds the row already.
    """
    # No savepoint: what is pushed after the commit belongs to the caller's transaction.
    with transaction.atomic(savepoint=False):
        if not is_locked and not lock([key], [key] if record else []):
            return False
        row = SearchDocument.objects.get(pk=key)
        columns = row_columns(record, terms.columns(record.texts)) if record else {}
        digest = _digest(record, columns) if record else ""
        overtaken = if_version is not None and row.version != if_version
        if row.digest == digest or overtaken:
            return False
        _write(row, record, columns, digest)
        outbox.push_after_commit([key])
    return True


def reindex(pages: Iterable[Page]) -> None:
    """Index the sources of some pages as they are now."""
    refresh({page.translation_key for page in pages})


def refresh(keys: Iterable[UUID]) -> None:
    """Index the source pages of these translation keys as they are now; what is gone is withdrawn.

    The rows are locked before the pages are read: of two changes that meet in one row, the
    second to commit has seen the first.
    """
    wanted = sorted(set(keys))
    with transaction.atomic(savepoint=False):
        known = lock(wanted, _indexable(wanted))
        sources = Page.objects.filter(translation_key__in=known, locale_id=source_locale_id())
        pages = {page.translation_key: page for page in sources.specific()}
        for key in known:
            record = getattr(pages.get(key), "search_record", None)
            index(key, record() if record else None, is_locked=True)
        refresh_documents(documents.follow(known, pages.values()))


def refresh_documents(changed: Iterable[CustomDocument]) -> None:
    """Index some documents as they are now; those that no public page refers to are withdrawn.

    The rows are locked before anything is read, as in ``refresh``; files that nobody has read
    yet are read after the commit.
    """
    keys = sorted({document.uuid for document in changed})
    rows = CustomDocument.objects.select_related("collection", "found_text")
    with transaction.atomic(savepoint=False):
        # Of two transactions that make a document public and known, one has to meet the other.
        new = rows.filter(uuid__in=keys).filter(Q(uses__isnull=False) | Q(found_text__isnull=False))
        known = lock(keys, set(new.values_list("uuid", flat=True)))
        found = {document.uuid: document for document in rows.filter(uuid__in=known)}
        records = {key: documents.document_record(found[key]) for key in known if key in found}
        for key in known:
            index(key, records.get(key), is_locked=True)
        tasks.read_after_commit(found[key] for key, record in records.items() if record)


def withdraw_expired() -> int:
    """Withdraw what has expired since, without waiting for Wagtail's timer; how many rows."""
    now = timezone.now()
    rows = SearchDocument.objects.exclude(digest="").filter(until__lte=now)
    # Of a translation that expires before its source only the text goes.
    pages = Page.objects.filter(live=True, expire_at__lte=now)
    keys = {
        *rows.values_list("key", flat=True),
        *pages.values_list("translation_key", flat=True),
    }
    refresh(keys)
    return len(keys)


def _indexable(keys: Sequence[UUID]) -> set[UUID]:
    """The keys whose pages have something to search for."""
    sources = Page.objects.filter(
        translation_key__in=keys, locale_id=source_locale_id()
    ).select_related("content_type")
    return {
        page.translation_key
        for page in sources
        if hasattr(page.specific_class or Page, "search_record")
    }


def lock(keys: Sequence[UUID], new: Iterable[UUID]) -> list[UUID]:
    """Hold the rows of some keys until the transaction ends; missing ones of ``new`` are made."""
    rows = [SearchDocument(key=key) for key in sorted(new)]
    SearchDocument.objects.bulk_create(rows, ignore_conflicts=True)
    locked = SearchDocument.objects.select_for_update().filter(key__in=keys).order_by("key")
    return list(locked.values_list("key", flat=True))


def row_columns(record: Record, found: terms.Columns) -> dict[str, str]:
    """A record with the terms found in its texts, as the columns of its row."""
    served = [f"s:{code}" for code in record.areas]
    within = [f"w:{part}" for code in record.areas for part in prefixes(code)[1:]]
    languages = {text.language for text in record.texts} | set(record.languages)
    return {
        "title_forms": _joined(found.title_forms),
        "body_forms": _joined(found.body_forms),
        "title_lemmas": _joined(found.title_lemmas),
        "summary_lemmas": _joined(found.summary_lemmas),
        "body_lemmas": _joined(found.body_lemmas),
        "concepts": _joined(sorted(set(record.concepts))),
        "areas": _joined(sorted({*served, *within})),
        "languages": _joined(sorted(languages)),
    }


def _joined(words: Iterable[str]) -> str:
    kept = [word for word in words if word and len(word) <= LONGEST_TERM]
    return " ".join(kept[:MOST_TERMS])


def _digest(record: Record, columns: dict[str, str]) -> str:
    everything = json.dumps([asdict(record), columns], sort_keys=True, default=str)
    return f"{SHAPE}:{hashlib.sha256(everything.encode()).hexdigest()[:60]}"


def _write(
    row: SearchDocument, record: Record | None, columns: dict[str, str], digest: str
) -> None:
    """Replace a row and what hangs on it; its version goes on counting."""
    empty = dict.fromkeys((*TERM_COLUMNS, "languages"), "")
    values: dict[str, Any] = {**empty, **columns, "digest": digest, "date": None, "until": None}
    if record:
        values |= {"kind": record.kind, "date": record.date, "until": record.until}
    _learn(row, record)
    changed = {"version": F("version") + 1, "changed_at": timezone.now()}
    SearchDocument.objects.filter(pk=row.pk).update(**changed, **values)
    for name, value in values.items():
        setattr(row, name, value)
    database_engine().store(row)
    if row.version:  # a new row has nothing hanging on it
        row.texts.all().delete()
        row.facets.all().delete()
        row.points.all().delete()
    if record:
        texts = [SearchText(document=row, **asdict(text)) for text in record.texts]
        SearchText.objects.bulk_create(texts)
        SearchFacet.objects.bulk_create(_facets(row, record))
        SearchPoint.objects.bulk_create(
            SearchPoint(document=row, latitude=latitude, longitude=longitude)
            for latitude, longitude in dict.fromkeys(record.points)
        )


def _learn(row: SearchDocument, record: Record | None) -> None:
    """Bring the vocabulary in step while the row still shows what it was made of."""
    if record:
        vocabulary.learn(row.pk, record.texts)
    else:
        vocabulary.forget(row.pk)


def _facets(row: SearchDocument, record: Record) -> list[SearchFacet]:
    """The countable properties of a record."""
    return [
        SearchFacet(document=row, name=name, value=value)
        for name, values in facet_values(record).items()
        for value in dict.fromkeys(values)
    ]
