"""Writes the tables anew from what the apps have, and a new Elasticsearch index from the tables."""

from collections.abc import Callable
from uuid import UUID

from . import elastic_index, outbox, records, services, vocabulary
from .models import SHAPE, SearchDocument
from .reconciler import reconcile

Report = Callable[[str], None]


def rebuild_tables() -> tuple[int, int]:
    """Index every public record and withdraw what is public no more; both counts.

    A row that somebody publishes meanwhile is newer than what was read here, and is left alone.
    """
    public = SearchDocument.objects.exclude(digest="").values_list("key", flat=True)
    versions = dict(SearchDocument.objects.values_list("key", "version"))
    seen: set[UUID] = set()
    for record in records.all_records():
        seen.add(record.key)
        services.index(record.key, record, if_version=versions.get(record.key, 0))
    unseen = set(public) - seen
    services.refresh(unseen)
    vocabulary.rebuild()
    withdrawn = SearchDocument.objects.filter(digest="", key__in=unseen).count()
    return public.count(), withdrawn


def is_outdated() -> bool:
    """Whether rows were written by an older version of this site, which kept less in them."""
    public = SearchDocument.objects.exclude(digest="")
    return public.exclude(digest__startswith=f"{SHAPE}:").exists()


def rebuild_elasticsearch(report: Report) -> None:
    """Fill a new index, reconcile, let the alias name it, reconcile again."""
    index = elastic_index.create()
    keys = list(SearchDocument.objects.values_list("key", flat=True))
    outbox.write_into(index, keys, is_live=False)
    report(f"{index}: {len(keys)} rows written")
    reconcile(index, is_live=False)
    elastic_index.swap(index)
    elastic_index.drop_unfinished()
    difference = reconcile(index)
    report(f"{elastic_index.alias()} now names {index}; {difference.total} rows were brought after")
