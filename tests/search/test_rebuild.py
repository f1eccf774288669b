"""A rebuild goes on beside editing, swaps in one step, keeps the previous index, and runs once."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from search import elastic_aliases, elastic_index, elastic_state, outbox, rebuild
from search.engines.base import EngineAway
from search.exclusive import Busy, only_one
from search.services import elasticsearch_state, find, index

from .builders import put, record

pytestmark = pytest.mark.django_db


def silent(line: str) -> None:
    """Nobody reads the report."""


@pytest.fixture
def elsewhere() -> Iterator[None]:
    """Another process is rebuilding."""
    begun, end = threading.Event(), threading.Event()

    def hold() -> None:
        with only_one():
            begun.set()
            end.wait(30)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    assert begun.wait(10)
    yield
    end.set()
    other.join()


@pytest.mark.both
def test_a_second_rebuild_at_the_same_time_does_nothing_and_says_so(elsewhere: None) -> None:
    with pytest.raises(CommandError, match="A rebuild is running"):
        call_command("search_index", "rebuild")


@pytest.mark.both
def test_after_a_rebuild_the_next_one_may_run() -> None:
    with only_one():
        pass
    with only_one():
        pass


@pytest.mark.both
def test_a_rebuild_that_fails_lets_the_next_one_run() -> None:
    with pytest.raises(ZeroDivisionError), only_one():
        raise ZeroDivisionError
    with only_one():
        pass


@pytest.mark.elasticsearch
def test_a_push_leaves_a_missing_index_to_the_rebuild_that_is_running(
    elsewhere: None, settings: Any
) -> None:
    settings.SEARCH_INDEX_PREFIX += "-none"
    with pytest.raises(Busy):
        rebuild.catch_up(silent)


@pytest.mark.elasticsearch
def test_one_previous_index_is_kept_and_the_one_before_goes(elasticsearch_index: str) -> None:
    key = put("Kwyrlek")
    for _number in range(2):
        (before,) = elastic_index.current()
        rebuild.rebuild_elasticsearch(silent)
        assert elastic_aliases.previous() == [before]
    assert elastic_aliases.every_index().keys() == {before, *elastic_index.current()}
    assert dict(elastic_index.versions(elastic_index.current()[0]))[key] == 1
    assert not outbox.pending().exists()


@pytest.mark.elasticsearch
def test_what_a_stopped_rebuild_left_behind_is_removed_and_the_previous_index_is_not(
    elasticsearch_index: str,
) -> None:
    elastic_aliases.swap(elastic_index.create())
    left = elastic_index.create()
    assert elastic_aliases.drop_unfinished() == [left]
    assert elastic_aliases.previous() == [elasticsearch_index]


@pytest.mark.elasticsearch
@pytest.mark.parametrize("step", ["write_into", "swap"])
def test_what_is_published_during_a_rebuild_is_in_the_new_index(
    elasticsearch_index: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    key = put("Kwyrlek")
    module: Any = outbox if step == "write_into" else elastic_aliases
    original = getattr(module, step)

    def publish_first(*args: Any) -> Any:
        monkeypatch.setattr(module, step, original)
        done = original(*args) if step == "write_into" else None
        index(key, record("Zgrzebnik", key=key))
        outbox.push_all()
        return done or original(*args)

    monkeypatch.setattr(module, step, publish_first)
    rebuild.rebuild_elasticsearch(silent)
    elastic_index.client().indices.refresh(index=elastic_index.alias())
    assert [hit.key for hit in find("zgrzebnik", "pl").hits] == [key]


@pytest.mark.elasticsearch
def test_a_site_goes_back_to_the_previous_index_with_all_that_was_published_since(
    elasticsearch_index: str,
) -> None:
    rebuild.rebuild_elasticsearch(silent)
    key = put("Kwyrlek")
    outbox.push_all()
    call_command("search_index", "back", verbosity=0)
    assert elastic_index.current() == [elasticsearch_index]
    assert dict(elastic_index.versions(elasticsearch_index))[key] == 1


@pytest.mark.elasticsearch
def test_without_a_previous_index_there_is_no_way_back(elasticsearch_index: str) -> None:
    with pytest.raises(CommandError, match="no previous index"):
        call_command("search_index", "back")


@pytest.mark.elasticsearch
def test_an_index_of_another_shape_is_no_way_back(elasticsearch_index: str) -> None:
    rebuild.rebuild_elasticsearch(silent)
    mapping = {"_meta": {"shape": 1}}
    elastic_index.client().indices.put_mapping(index=elasticsearch_index, body=mapping)
    with pytest.raises(EngineAway, match="another version"):
        rebuild.go_back(silent)


@pytest.mark.elasticsearch
def test_an_index_that_bears_the_aliases_name_gives_way(settings: Any) -> None:
    settings.SEARCH_INDEX_PREFIX += "-taken"
    client = elastic_index.client()
    client.index(index=elastic_index.alias(), document={"colour": "red"})
    assert elasticsearch_state() == "away"
    assert find("kwyrlek", "pl").engine == "database"
    try:
        rebuild.rebuild_elasticsearch(silent)
        assert elastic_index.current() == [*elastic_aliases.every_index()]
    finally:
        elastic_aliases.drop_all()


@pytest.mark.elasticsearch
def test_an_index_that_somebody_else_made_is_not_searched(
    elasticsearch_index: str, settings: Any
) -> None:
    key = put("Kwyrlek")
    name = f"{elastic_index.alias()}-20260101000000-0000"
    elastic_index.client().indices.create(index=name)
    elastic_aliases.swap(name)
    elastic_state.forget()
    results = find("kwyrlek", "pl")
    assert (results.engine, [hit.key for hit in results.hits]) == ("database", [key])
    assert elasticsearch_state() == "away"
    rebuild.catch_up(silent)
    assert elastic_index.current() != [name]


@pytest.mark.elasticsearch
def test_a_missing_alias_is_answered_from_the_database(settings: Any) -> None:
    settings.SEARCH_INDEX_PREFIX += "-nothing"
    key = put("Kwyrlek")
    results = find("kwyrlek", "pl")
    assert (results.engine, [hit.key for hit in results.hits]) == ("database", [key])
    assert elasticsearch_state() == "away"
