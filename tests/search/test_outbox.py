"""Elasticsearch follows the table by version: pushes, conflicts, rebuilds and repairs."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from search import elastic_index, outbox
from search.models import SearchDocument
from search.reconciler import Difference, reconcile
from search.services import elasticsearch_state, find, index

from .builders import put, record, row

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.elasticsearch,
]


def versions() -> dict[UUID, int]:
    """What the live index holds."""
    return dict(elastic_index.versions(elastic_index.current()[0]))


@pytest.fixture(autouse=True)
def _pushed_before(elasticsearch_index: str) -> None:
    """The structural pages are no news."""
    outbox.push_all()


def test_a_committed_change_is_pushed_at_once(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        key = put("Kupon")
    assert row(key).pushed_version == 1
    assert versions()[key] == 1


def test_a_change_that_is_rolled_back_is_not_pushed(
    django_capture_on_commit_callbacks: Any,
) -> None:
    made = record("Kupon")
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        index(made.key, made)
        transaction.set_rollback(True)
    assert made.key not in versions()


def test_what_waits_is_pushed_and_then_nothing_waits() -> None:
    keys = {put("Kupon") for _number in range(3)}
    assert outbox.push_all() == (3, 0)
    assert not outbox.pending().exists()
    assert keys <= versions().keys()


def test_a_withdrawn_thing_stays_as_a_tombstone_with_its_version() -> None:
    key = put("Kupon")
    outbox.push_all()
    index(key, None)
    outbox.push_all()
    assert versions()[key] == 2
    assert find("kupon", "pl").total == 0


def test_an_older_write_that_comes_late_changes_nothing() -> None:
    key = put("Kupon")
    late = elastic_index.operations([row(key)])
    index(key, record("Kajak", key=key))
    outbox.push_all()
    assert elastic_index.write(late) == {key}
    assert versions()[key] == 2


def test_whoever_publishes_pushes_what_waits_longest_and_operators_hear_of_it() -> None:
    waiting = put("Kupon")
    assert elasticsearch_state() == "ok"
    SearchDocument.objects.filter(key=waiting).update(changed_at=timezone.now() - outbox.LATE)
    assert elasticsearch_state() == "behind"
    outbox.push_now([put("Kajak")])
    assert not outbox.pending().exists()
    assert versions()[waiting] == 1
    assert elasticsearch_state() == "ok"


def test_a_row_that_moves_on_during_a_push_stays_pending() -> None:
    key = put("Kupon")
    read_before = row(key)
    index(key, record("Kajak", key=key))
    outbox.mark_pushed([read_before], {key})
    assert outbox.pending().filter(key=key).exists()


def test_a_thing_withdrawn_a_moment_ago_is_not_shown_though_the_copy_still_has_it() -> None:
    key = put("Kupon")
    outbox.push_all()
    elastic_index.client().indices.refresh(index=elastic_index.alias())
    index(key, None)
    results = find("kupon", "pl")
    assert results.engine == "elasticsearch"
    assert results.hits == []


def test_a_write_without_an_index_does_not_make_one(settings: Any) -> None:
    key = put("Kupon")
    settings.SEARCH_INDEX_PREFIX = "nowhere"
    assert outbox.push_now([key]) == 0
    assert elastic_index.current() == []


def test_the_reconciler_repairs_what_is_missing_old_new_and_unknown(
    elasticsearch_index: str,
) -> None:
    missing, old, new = put("Kupon"), put("Kajak"), put("Kadr")
    outbox.push_all()
    elastic_index.remove(elasticsearch_index, {missing: 1})
    index(old, record("Kajaki", key=old))
    SearchDocument.objects.update(pushed_version=F("version"))
    ahead = SearchDocument(key=new, version=9, digest="x")
    elastic_index.write(elastic_index.operations([ahead]), elasticsearch_index)
    unknown = SearchDocument(key=uuid4(), version=3, digest="x")
    elastic_index.write(elastic_index.operations([unknown]), elasticsearch_index)

    assert reconcile(elasticsearch_index) == Difference(1, 1, 1, 1, SearchDocument.objects.count())

    ours = dict(SearchDocument.objects.exclude(version=0).values_list("key", "version"))
    assert versions() == ours
    assert ours[new] == 10
    assert not outbox.pending().exists()


def test_the_reconciler_finds_nothing_after_a_push(elasticsearch_index: str) -> None:
    put("Kupon")
    outbox.push_all()
    assert reconcile(elasticsearch_index).total == 0


def test_a_read_only_index_keeps_rows_pending(elasticsearch_index: str) -> None:
    indices = elastic_index.client().indices
    indices.put_settings(index=elasticsearch_index, settings={"index.blocks.write": True})
    key = put("Kupon")
    assert outbox.push_all() == (0, 1)
    assert outbox.pending().filter(key=key).exists()


def test_a_field_that_nobody_declared_is_refused(elasticsearch_index: str) -> None:
    lines = [{"index": {"_id": str(uuid4())}}, {"colour": "red"}]
    assert elastic_index.write(lines, elasticsearch_index) == set()
