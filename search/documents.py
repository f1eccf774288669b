"""Documents are found while a page that every reader may open refers to them, and no longer."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from core.languages import SOURCE, source_locale_id
from core.models import BasePage, CustomDocument
from core.models.pages import public_sources, published_translations

from .models import DocumentUse
from .pages import may_be_found
from .reading import closed_collections, is_closed, referred_documents, text_of
from .records import Record, Text


def referred(page: BasePage) -> set[int]:
    """The primary keys of the documents that a source or its published translations refer to."""
    wanted = ContentType.objects.get_for_model(CustomDocument).pk
    translations = published_translations(type(page)).filter(translation_key=page.translation_key)
    return {
        int(target)
        for row in (page, *translations)
        # Wagtail's own index is written by a task after the commit: this is what that task reads.
        for kind, target, *_paths in ReferenceIndex._extract_references_from_object(row)
        if kind == wanted
    }


def follow(keys: Collection[UUID], sources: Iterable[Any]) -> list[CustomDocument]:
    """Note which documents some pages make public now; gives all that this may concern.

    ``keys`` are the translation keys of what changed, ``sources`` the pages that are left of it.
    """
    uses = DocumentUse.objects.filter(page_key__in=keys)
    concerned = set(uses.values_list("document", flat=True))
    uses.delete()
    found = [
        DocumentUse(page_key=source.translation_key, document_id=pk)
        for source in sources
        if isinstance(source, BasePage) and may_be_found(source)
        for pk in referred(source)
    ]
    concerned |= {use.document_id for use in found}
    documents = CustomDocument.objects.in_bulk(concerned)
    DocumentUse.objects.bulk_create([use for use in found if use.document_id in documents])
    return list(documents.values())


def document_record(document: CustomDocument) -> Record | None:
    """The record of a document: title, text and file name; None while no reader is led to it."""
    keys = list(document.uses.values_list("page_key", flat=True))
    if not keys or document.collection.get_view_restrictions().exists():
        return None
    name = document.filename
    words = name.replace("-", " ").replace("_", " ").replace(".", " ")
    found = text_of(document)
    body = f"{found.text}\n{name} {words}" if found else f"{name} {words}"
    text = Text(SOURCE, document.title, "", body, document.url)
    return Record(key=document.uuid, kind="document", texts=(text,), until=_last_expiry(keys))


def prose_of(body: str) -> str:
    """What a document's file says, without the line of its name: that is for finding only."""
    return body.rpartition("\n")[0]


def documents_of(keys: Collection[UUID], limit: int = 50) -> list[CustomDocument]:
    """The documents that these public pages refer to and every reader may open, by title."""
    found = CustomDocument.objects.filter(uses__page_key__in=keys).select_related("collection")
    closed = closed_collections()
    return [
        document
        for document in found.distinct().order_by("title", "pk")[:limit]
        if not is_closed(document, closed)
    ]


def _last_expiry(keys: Collection[UUID]) -> datetime | None:
    """When the last of some pages expires; None when one of them never does."""
    pages = Page.objects.filter(translation_key__in=keys, locale_id=source_locale_id())
    moments = list(pages.values_list("expire_at", flat=True))
    return max(filter(None, moments)) if moments and all(moments) else None


def all_records() -> Iterator[Record]:
    """Every document that a public page refers to; who refers to what is noted anew."""
    for model in apps.get_models():
        if issubclass(model, BasePage):
            for source in public_sources(model).iterator(chunk_size=200):
                follow([source.translation_key], [source])
    for document in referred_documents().iterator(chunk_size=50):
        record = document_record(document)
        if record is not None:
            yield record
