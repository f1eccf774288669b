"""Elasticsearch lacks a row where ``pushed_version`` is not ``version``: this brings it there.

Nothing else is kept of what has to be pushed, so that no crash can lose it: a row is marked only
after the server has confirmed the version that was read, and one pushed twice changes nothing.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import chain
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from . import elastic, elastic_index
from .engines.base import EngineAway
from .models import SearchDocument

logger = logging.getLogger(__name__)

BATCH = 500
# What is pushed with a row, beside its facets.
PUSHED = ("points",)
# A request that publishes pushes at most so many rows, its own and the longest waiting; the first
# one that Elasticsearch answers again, and whoever asks for its state, so many of those that wait.
MOST_IN_REQUEST, MOST_ON_RETURN = 50, 200
# A row that waits longer than this has been left behind: the periodic push comes every minute.
LATE = timedelta(seconds=90)


def pending() -> QuerySet[SearchDocument]:
    """The rows that Elasticsearch lacks."""
    return SearchDocument.objects.exclude(pushed_version=F("version"))


def is_behind() -> bool:
    """Whether a row has been waiting for too long."""
    late = Q(changed_at=None) | Q(changed_at__lt=timezone.now() - LATE)
    return pending().filter(late).exists()


class _Push:
    """What one transaction has changed: pushed together, however many changes it was."""

    def __init__(self, keys: Iterable[UUID]) -> None:
        self.keys = dict.fromkeys(keys)

    def __call__(self) -> None:
        push_now(list(self.keys))


def push_after_commit(keys: Iterable[UUID]) -> None:
    """Push some rows as soon as the transaction has committed, if there is an Elasticsearch."""
    if not elastic.is_configured():
        return
    waiting = _of_this_transaction()
    if waiting:
        waiting.keys.update(dict.fromkeys(keys))
    else:
        transaction.on_commit(_Push(keys), robust=True)


def _of_this_transaction() -> _Push | None:
    """The push that waits for the commit; one of a savepoint that is rolled back goes with it."""
    return next((call for _, call, _ in connection.run_on_commit if isinstance(call, _Push)), None)


def push_now(keys: Sequence[UUID]) -> int:
    """Push some rows and what waits longest inside a request, within its small deadline.

    What fails stays pending.
    """
    own = list(pending().filter(key__in=keys[:MOST_IN_REQUEST]).prefetch_related(*PUSHED))
    documents = list(
        {one.key: one for one in chain(own, _longest_waiting(MOST_IN_REQUEST))}.values()
    )
    documents = documents[:MOST_IN_REQUEST]
    if not documents:
        return 0
    lines = elastic_index.operations(documents)
    try:
        done = elastic.ask(lambda: elastic_index.write(lines, patient=False), elastic.PUSH_DEADLINE)
    except EngineAway:
        return 0
    return mark_pushed(documents, done)


def push_waiting() -> int:
    """Push what waits longest as soon as Elasticsearch is back, in the request that noticed.

    Inside a transaction nothing is: rows seen there may never be committed.
    """
    if connection.in_atomic_block:
        return 0
    try:
        documents = list(_longest_waiting(MOST_ON_RETURN))
        if not documents:
            return 0
        lines = elastic_index.operations(documents)
        done = elastic.within(
            lambda: elastic_index.write(lines, patient=False), elastic.RETURN_DEADLINE
        )
        return mark_pushed(documents, done)
    except (EngineAway, DatabaseError) as failure:
        logger.warning("What waits for Elasticsearch is pushed later: %s", failure)
        return 0


def _longest_waiting(number: int) -> QuerySet[SearchDocument]:
    return pending().order_by("changed_at", "key").prefetch_related(*PUSHED)[:number]


def push_all() -> tuple[int, int]:
    """Push every pending row, reading it at push time; how many were done and how many failed."""
    pushed = failed = 0
    for keys in batches(list(pending().values_list("key", flat=True))):
        documents = list(pending().filter(key__in=keys).prefetch_related(*PUSHED))
        done = elastic_index.write(elastic_index.operations(documents)) if documents else set()
        pushed += mark_pushed(documents, done)
        failed += sum(document.key not in done for document in documents)
    return pushed, failed


def write_into(index: str | None, keys: Sequence[UUID]) -> None:
    """Write some rows as they are now into a new index, or if none is named push them all.

    Raises:
        EngineAway: the server refused some of them.
    """
    for some in batches(keys):
        documents = list(SearchDocument.objects.filter(key__in=some).prefetch_related(*PUSHED))
        done = elastic_index.write(elastic_index.operations(documents), index)
        if index is None:
            mark_pushed(documents, done)
        if len(done) < len(documents):
            refused = len(documents) - len(done)
            raise EngineAway(f"{refused} rows were refused by {index or elastic_index.alias()}")


def mark_pushed(documents: Iterable[SearchDocument], done: set[UUID]) -> int:
    """Remember which versions Elasticsearch has; a row that moved on meanwhile stays pending."""
    by_version: dict[int, list[UUID]] = defaultdict(list)
    for document in documents:
        if document.key in done:
            by_version[document.version].append(document.key)
    for version, keys in by_version.items():
        SearchDocument.objects.filter(key__in=keys).update(pushed_version=version)
    return sum(map(len, by_version.values()))


def batches(keys: Sequence[UUID]) -> Iterable[Sequence[UUID]]:
    """Keys in portions that one request can carry."""
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
