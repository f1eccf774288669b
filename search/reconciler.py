"""Compares the table with an index by version, row by row, and repairs what differs."""

from dataclasses import dataclass
from uuid import UUID

from . import elastic_index, outbox
from .models import SearchDocument


@dataclass(frozen=True)
class Difference:
    """How many rows an index lacked, had too old, too new, and had without a row here."""

    missing: int = 0
    old: int = 0
    new: int = 0
    unknown: int = 0
    compared: int = 0

    @property
    def total(self) -> int:
        """How many differences there were."""
        return self.missing + self.old + self.new + self.unknown

    def __str__(self) -> str:
        if not self.total:
            return f"{self.compared} rows compared, no difference"
        return (
            f"{self.compared} rows compared: {self.missing} were missing in Elasticsearch, "
            f"{self.old} too old there, {self.new} too new, {self.unknown} unknown to the site"
        )


def reconcile(index: str, *, is_live: bool = True) -> Difference:
    """Make an index hold exactly the table's rows; in the live one they count as pushed."""
    # The index first: what is published meanwhile then looks old, and is written once more.
    theirs = dict(elastic_index.versions(index))
    ours = dict(SearchDocument.objects.values_list("key", "version"))
    # A row that was never public has version 0 and need not be there.
    missing = [key for key, version in ours.items() if version and key not in theirs]
    old = [key for key, version in ours.items() if key in theirs and theirs[key] < version]
    new = [key for key, version in ours.items() if theirs.get(key, 0) > version]
    unknown = {key: theirs[key] for key in theirs.keys() - ours.keys()}
    for key in new:
        _overtake(key, theirs[key])
    # Through the alias: a rebuild may be giving it to another index.
    outbox.write_into(None if is_live else index, [*missing, *old, *new])
    elastic_index.remove(index, unknown)
    if is_live:
        _settle(theirs)
    return Difference(len(missing), len(old), len(new), len(unknown), len(ours))


def _overtake(key: UUID, version: int) -> None:
    """After a restored backup the index is ahead: the table's row has to become the newer one."""
    SearchDocument.objects.filter(key=key, version__lt=version).update(version=version + 1)


def _settle(theirs: dict[UUID, int]) -> None:
    """Count as pushed the rows that the index was seen to hold in their present version."""
    documents = outbox.pending().only("key", "version")
    same = [document for document in documents if theirs.get(document.key) == document.version]
    outbox.mark_pushed(same, {document.key for document in same})
