"""Rows that wait to be written anew: a rule for a language changes many at once.

What is withheld is shown no more from that moment; its words leave the rows a little later.
"""

from collections.abc import Collection, Mapping
from time import monotonic
from uuid import UUID

from django.db import transaction
from django_tasks import task

from . import outbox, tasks
from .indexing import refresh
from .models import STALE, SearchDocument, SearchText

AT_ONCE, BATCH = 50, 200


def show_otherwise(hidden: Mapping[str, Collection[UUID]], shown: Collection[UUID]) -> None:
    """Withhold texts, by language and key, and bring others: some at once, the rest soon after.

    Titles and excerpts of what is hidden go in this transaction, however many there are.
    """
    with transaction.atomic(savepoint=False):
        for language, keys in hidden.items():
            for some in outbox.batches(list(keys)):
                SearchText.objects.filter(language=language, document__in=some).delete()
        changed = {key for keys in (*hidden.values(), shown) for key in keys}
        public = SearchDocument.objects.exclude(digest="")
        for some in outbox.batches(sorted(changed)):
            public.filter(key__in=some).update(digest=STALE)
        refresh(_stale(AT_ONCE))
        if _stale(1):
            transaction.on_commit(write_stale.enqueue, robust=True)


def write_all(seconds: float | None = None) -> int:
    """Write the waiting rows anew, batch by batch, within a time; gives how many."""
    end = None if seconds is None else monotonic() + seconds
    done = 0
    while keys := _stale(BATCH):
        refresh(keys)
        done += len(keys)
        if end is not None and monotonic() > end:
            break
    return done


@task()
def write_stale() -> None:
    """Write waiting rows anew within a small time; ``search_index push`` does what is left."""
    write_all(tasks.SECONDS_AT_ONCE)


def _stale(most: int) -> list[UUID]:
    rows = SearchDocument.objects.filter(digest=STALE).order_by("key")
    return list(rows.values_list("key", flat=True)[:most])
