"""Writes the tables anew from what the apps have, and a new Elasticsearch index from the tables."""

from collections.abc import Callable
from uuid import UUID

from . import elastic, elastic_aliases, elastic_index, outbox, records, services, vocabulary
from .exclusive import only_one
from .models import SHAPE, STALE, SearchDocument
from .reconciler import reconcile

Report = Callable[[str], None]


def rebuild(report: Report) -> None:
    """Write the tables anew, then a new index where the site has an Elasticsearch.

    Raises:
        Busy: somebody else is rebuilding.
        EngineAway: Elasticsearch does not take it; the index that is searched stays as it is.
    """
    with only_one():
        public, gone = rebuild_tables()
        report(f"{public} public things in the tables, {gone} withdrawn")
        if elastic.is_configured():
            rebuild_elasticsearch(report)


def catch_up(report: Report) -> None:
    """Do what an upgrade or a stopped rebuild has left to do; usually that is nothing.

    Raises:
        Busy: somebody is rebuilding.
        EngineAway: Elasticsearch does not take it.
    """
    if is_outdated():
        with only_one():
            public, _gone = rebuild_tables()
        report(f"{public} public things written anew after an upgrade")
    if not elastic.is_configured():
        return
    index = elastic_index.current()
    if len(index) != 1 or elastic_aliases.is_outdated(index[0]):
        with only_one():
            rebuild_elasticsearch(report)
    elif not elastic_aliases.is_settled(index[0]):
        with only_one():
            bring_after(index[0], report)


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
    public = SearchDocument.objects.exclude(digest__in=["", STALE])
    return public.exclude(digest__startswith=f"{SHAPE}:").exists()


def rebuild_elasticsearch(report: Report) -> None:
    """Fill a new index, reconcile, let the alias name it, reconcile again."""
    for name in elastic_aliases.drop_unfinished():
        report(f"{name} removed, which a stopped rebuild had left")
    index = elastic_index.create()
    keys = list(SearchDocument.objects.values_list("key", flat=True))
    outbox.write_into(index, keys)
    report(f"{index}: {len(keys)} rows written")
    reconcile(index, is_live=False)
    for name in elastic_aliases.swap(index):
        report(f"{name} is kept as the previous index")
    bring_after(index, report)


def bring_after(index: str, report: Report) -> None:
    """Bring after what was changed while an index was filled, and note that it is complete."""
    difference = reconcile(index)
    elastic_aliases.settle(index)
    report(f"{elastic_index.alias()} names {index}; {difference.total} rows were brought after")


def go_back(report: Report) -> None:
    """Let the alias name the previous index again, after bringing it up to date.

    Raises:
        EngineAway: there is none, or Elasticsearch does not do it.
        Busy: somebody is rebuilding.
    """
    with only_one():
        index = elastic_aliases.the_previous_one()
        elastic_aliases.settle(index, False)
        reconcile(index, is_live=False)
        elastic_aliases.swap(index)
        bring_after(index, report)
