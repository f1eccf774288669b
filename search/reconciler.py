"""Compares the table with an index by version, row by row, and repairs what differs."""

from dataclasses import dataclass
from uuid import UUID

from . import elastic_index, outbox
from .models import SearchDocument


@dataclass(frozen=True)
class Difference:
    """How many rows an index had too old or not at all, too new, and without a row here."""

    behind: int
    ahead: int
    unknown: int

    @property
    def total(self) -> int:
        """How many differences there were."""
        return self.behind + self.ahead + self.unknown


def reconcile(index: str, *, is_live: bool = True) -> Difference:
    """Make an index hold exactly the table's rows; in the live one they count as pushed."""
    # The index first: what is published meanwhile then looks behind, and is written once more.
    theirs = dict(elastic_index.versions(index))
    ours = dict(SearchDocument.objects.values_list("key", "version"))
    # A row that was never public has version 0 and need not be there.
    behind = [key for key, version in ours.items() if theirs.get(key, 0) < version]
    ahead = [key for key, version in ours.items() if theirs.get(key, 0) > version]
    unknown = {key: theirs[key] for key in theirs.keys() - ours.keys()}
    for key in ahead:
        _overtake(key, theirs[key])
    outbox.write_into(index, [*behind, *ahead], is_live=is_live)
    elastic_index.remove(index, unknown)
    if is_live:
        _settle(theirs)
    return Difference(len(behind), len(ahead), len(unknown))


def _overtake(key: UUID, version: int) -> None:
    """After a restored backup the index is ahead: the table's row has to become the newer one."""
    SearchDocument.objects.filter(key=key, version__lt=version).update(version=version + 1)


def _settle(theirs: dict[UUID, int]) -> None:
    """Count as pushed the rows that the index was seen to hold in their present version."""
    documents = outbox.pending().only("key", "version")
    same = [document for document in documents if theirs.get(document.key) == document.version]
    outbox.mark_pushed(same, {document.key for document in same})
