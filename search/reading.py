"""Reads the files of documents that public pages lead to, once for each file."""

import logging
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import CollectionViewRestriction
from wagtail.utils.file import hash_filelike

from core.languages import SOURCE
from core.models import CustomDocument

from .extracting.limits import MOST_BYTES, SECONDS
from .extraction import extract, kind_of
from .models import DocumentText, DocumentUse
from .terms import lemmas

logger = logging.getLogger(__name__)
State = DocumentText.State
CHUNK = 256 * 1024


def text_of(document: CustomDocument) -> DocumentText | None:
    """What was read of the file that a document has now."""
    row: DocumentText | None = getattr(document, "found_text", None)
    if row is None or row.file != document.file.name:
        return None
    # The admin deletes the old file before it stores the new one, often under the same name.
    return row if document.file_hash in ("", row.file_hash, row.digest) else None


def is_settled(document: CustomDocument) -> bool:
    """Whether reading the file again would bring nothing new."""
    row = text_of(document)
    return row is not None and row.state not in (State.WAITING, State.MISSING)


def waiting(again: bool = False) -> Iterator[CustomDocument]:
    """Documents that public pages lead to and whose file is to be read; ``again``: all of them."""
    closed, documents = closed_collections(), referred_documents()
    # The keys first: what is read is written meanwhile.
    for key in list(documents.order_by("pk").values_list("pk", flat=True)):
        document = documents.filter(pk=key).first()
        if document and not is_closed(document, closed) and (again or not is_settled(document)):
            yield document


def referred_documents() -> QuerySet[CustomDocument]:
    """The documents that public pages lead to, with what was read of them."""
    uses = DocumentUse.objects.filter(document=OuterRef("pk"))
    documents = CustomDocument.objects.select_related("collection", "found_text")
    return documents.filter(Exists(uses))


def closed_collections() -> list[str]:
    """The paths of the collections that not everybody may open."""
    return list(CollectionViewRestriction.objects.values_list("collection__path", flat=True))


def is_closed(document: CustomDocument, closed: Iterable[str]) -> bool:
    """Whether a document lies in one of some collections or below it."""
    return any(document.collection.path.startswith(path) for path in closed)


def read(
    document: CustomDocument, seconds: float = SECONDS, *, again: bool = False
) -> DocumentText | None:
    """Read the file of a document and keep what was found; None when it has to be tried later.

    With fewer ``seconds`` than a file may take, one that is not done in time is left for later.
    A file with the content of the one before is not read but ``again``.
    """
    known = None if again else DocumentText.objects.filter(pk=document.pk).first()
    try:
        row = _read(document, known, seconds)
    except OSError as failure:
        logger.warning("%s cannot be read now: %s", document.file.name, failure)
        return None
    if row.state == State.SLOW and seconds < SECONDS:
        return None
    deque(lemmas(row.text, SOURCE), maxlen=0)  # remembered before anybody waits for the rows
    return _keep(row)


def _read(document: CustomDocument, known: DocumentText | None, seconds: float) -> DocumentText:
    """What can be said of the file now; nothing is written."""
    row = DocumentText(
        document=document, file=document.file.name, file_hash=document.file_hash, digest=""
    )
    kind = kind_of(document.filename)
    if kind is None:
        row.state = State.UNSUPPORTED
        return row
    with tempfile.TemporaryFile() as copy:
        if not _copied(document, copy):
            row.state = State.MISSING
        elif copy.tell() > MOST_BYTES:
            row.state = State.LARGE
        else:
            _fill(row, copy, kind, known, seconds)
    return row


def _fill(
    row: DocumentText, copy: IO[bytes], kind: str, known: DocumentText | None, seconds: float
) -> None:
    """Read a copy of the file, unless that was done under another name."""
    row.digest = hash_filelike(copy)
    is_same = known is not None and known.digest == row.digest and kind_of(known.file) == kind
    found = known if known and is_same else extract(copy, kind, seconds)
    row.state, row.text, row.pages = State(found.state), found.text, found.pages


def _copied(document: CustomDocument, copy: IO[bytes]) -> bool:
    """Copy a file, wherever it is stored, until it is too large; whether it is there at all."""
    try:
        with document.file.storage.open(document.file.name, "rb") as stored:
            while copy.tell() <= MOST_BYTES and (chunk := stored.read(CHUNK)):
                copy.write(chunk)
    except FileNotFoundError:
        return False
    copy.flush()
    return True


def _keep(row: DocumentText) -> DocumentText | None:
    """Write a row where it says something new; None when the document has another file now."""
    with transaction.atomic():
        documents = CustomDocument.objects.select_for_update(no_key=True)
        document = documents.filter(pk=row.document_id).first()
        if document is None or document.file.name != row.file:
            return None
        known = DocumentText.objects.filter(pk=row.pk).first()
        if known is None or _said(known) != _said(row):
            row.save()
        return row


def _said(row: DocumentText) -> tuple[Any, ...]:
    return (row.file, row.file_hash, row.digest, row.state, row.text, row.pages)
