"""Elasticsearch with a full disk answers searches and takes no change: nobody may notice."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search import elastic_aliases, elastic_index, outbox
from search.services import elasticsearch_state, find, index
from tests import factories

from .builders import put, record

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]


def block(index_name: str, is_full: bool) -> None:
    """What the server does by itself when its disk fills up, and when there is room again."""
    settings = {"index.blocks.read_only_allow_delete": is_full or None}
    elastic_index.client().indices.put_settings(index=index_name, settings=settings)


@pytest.fixture
def full(elasticsearch_index: str) -> Iterator[str]:
    """The name of an index whose disk is full."""
    outbox.push_all()
    elastic_aliases.settle(elasticsearch_index)
    block(elasticsearch_index, True)
    yield elasticsearch_index
    block(elasticsearch_index, False)


def test_publishing_is_as_fast_as_ever(full: str, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks() as after_the_commit:
        service = factories.make_service("Kwyrlek")
    begin = time.monotonic()
    for call in after_the_commit:
        call()
    assert time.monotonic() - begin < 1
    assert outbox.pending().filter(key=service.translation_key).exists()


def test_what_is_new_is_found_in_the_database_meanwhile(full: str) -> None:
    key = put("Kwyrlek")
    assert outbox.push_now([key]) == 0
    results = find("kwyrlek", "pl")
    assert (results.engine, [hit.key for hit in results.hits]) == ("database", [key])


def test_operators_are_told(full: str, client: Any) -> None:
    put("Kwyrlek")
    with pytest.raises(CommandError, match="stay pending"):
        call_command("search_index", "push", verbosity=0)
    assert elasticsearch_state() == "refusing"
    response = client.get("/readyz")
    assert (response.status_code, response.json()["status"]) == (200, "degraded")


def test_when_there_is_room_again_what_waits_is_pushed_and_found(full: str) -> None:
    key = put("Kwyrlek")
    assert outbox.push_all() == (0, 1)
    block(full, False)
    assert outbox.push_all() == (1, 0)
    elastic_index.client().indices.refresh(index=full)
    assert find("kwyrlek", "pl").engine == "elasticsearch"
    assert [hit.key for hit in find("kwyrlek", "pl").hits] == [key]
    assert elasticsearch_state() == "ok"


def test_a_row_that_is_refused_for_itself_takes_nothing_from_the_others(
    elasticsearch_index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.push_all()
    bad, good = put("Kwyrlek"), put("Zgrzebnik")
    original = elastic_index.body
    wrong = {"colour": "red"}
    monkeypatch.setattr(
        elastic_index,
        "body",
        lambda row, facets: original(row, facets) | (wrong if row.key == bad else {}),
    )
    assert outbox.push_all() == (1, 1)
    assert elasticsearch_state() == "ok"
    monkeypatch.undo()
    index(bad, record("Kwyrlek nowy", key=bad))
    assert outbox.push_all() == (1, 0)
    assert dict(elastic_index.versions(elasticsearch_index))[good] == 1
