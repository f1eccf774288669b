"""Whatever Elasticsearch does, readers get an answer and editors can publish."""

import logging
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from search import elastic, outbox
from search.breaker import Breaker, breaker, note_refusal, refuses
from search.services import elasticsearch_state, find
from tests import factories

from .broken_servers import MANNERS, refusing, serving, silent
from .builders import put, row

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(params=["refusing", *MANNERS])
def broken(request: pytest.FixtureRequest, settings: Any) -> Iterator[str]:
    """The site's Elasticsearch is a server that fails in one of the ways."""
    if request.param == "refusing":
        context: AbstractContextManager[str] = refusing()
    else:
        context = serving(MANNERS[request.param])
    with context as url:
        settings.ELASTICSEARCH_URL = url
        yield request.param


@pytest.fixture
def silence(settings: Any) -> Iterator[None]:
    """The site's Elasticsearch accepts connections and never answers."""
    with serving(silent) as url:
        settings.ELASTICSEARCH_URL = url
        yield


def test_the_database_answers_in_the_same_request(broken: str) -> None:
    key = put("Kupon")
    breaker.reset()
    begin = time.monotonic()
    results = find("kupon", "pl")
    assert time.monotonic() - begin < 2
    assert results.engine == "database"
    assert [hit.key for hit in results.hits] == [key]


def test_nothing_is_marked_as_pushed_that_was_not_confirmed(broken: str) -> None:
    key = put("Kupon")
    breaker.reset()
    begin = time.monotonic()
    assert outbox.push_now([key]) == 0
    assert time.monotonic() - begin < 0.6
    assert row(key).pushed_version != row(key).version


def test_operators_are_told_that_it_is_away(broken: str) -> None:
    begin = time.monotonic()
    # A server that answers, even badly, is seen as away only if it is no healthy cluster.
    assert elasticsearch_state() == "away"
    assert time.monotonic() - begin < 0.6


def test_without_an_address_it_is_off() -> None:
    assert elasticsearch_state() == "off"
    assert find("kupon", "pl").engine == "database"


def test_after_a_failure_nobody_waits_again(silence: None) -> None:
    find("kupon", "pl")
    begin = time.monotonic()
    for _number in range(5):
        assert find("kupon", "pl").engine == "database"
    assert time.monotonic() - begin < 0.5


def test_another_process_learns_of_the_failure_through_the_cache(silence: None) -> None:
    find("kupon", "pl")
    breaker.reset()
    assert not breaker.allows()


def test_of_all_processes_one_tries_after_the_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.breaker.PAUSE", 0.05)
    processes = [Breaker() for _number in range(5)]
    processes[0].failed("a test")
    assert not any(process.allows() for process in processes)
    time.sleep(0.1)
    assert [process.allows() for process in processes].count(True) == 1


def test_when_one_process_is_answered_all_ask_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.breaker.PAUSE", 0.05)
    first, second, third = Breaker(), Breaker(), Breaker()
    first.failed("a test")
    time.sleep(0.1)
    assert second.allows()
    second.succeeded()
    assert third.allows()
    assert first.allows()
    assert second.allows()


def test_a_trial_that_never_ends_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.breaker.PAUSE", 0.02)
    monkeypatch.setattr("search.breaker.TRIAL", 0.02)
    first, second = Breaker(), Breaker()
    first.failed("a test")
    time.sleep(0.05)
    assert first.allows()
    time.sleep(0.05)
    assert second.allows()


def test_a_server_that_takes_no_changes_is_not_asked_until_it_does(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    key = put("Kupon")
    note_refusal(True)
    assert find("kupon", "pl").hits[0].key == key
    assert breaker.allows()
    assert refuses()
    note_refusal(False)
    assert not refuses()


def test_after_the_pause_one_request_tries_and_the_others_wait(
    silence: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.breaker.PAUSE", 0.05)
    find("kupon", "pl")
    time.sleep(0.1)
    assert breaker.allows()
    assert not breaker.allows()


def test_the_log_says_once_that_it_is_away(
    silence: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("search.breaker.PAUSE", 0.01)
    with caplog.at_level(logging.WARNING, logger="search"):
        for _number in range(3):
            find("kupon", "pl")
            time.sleep(0.05)
    assert [record.name for record in caplog.records] == ["search.breaker"]


def test_when_it_answers_again_it_is_asked_again() -> None:
    breaker.failed("a test")
    breaker.succeeded()
    assert breaker.allows()


def test_hanging_requests_are_bounded(silence: None, monkeypatch: pytest.MonkeyPatch) -> None:
    release = []
    monkeypatch.setattr(elastic, "_places", elastic.threading.BoundedSemaphore(2))
    for _number in range(2):
        with pytest.raises(elastic.EngineAway):
            elastic.within(lambda: time.sleep(0.3), 0.01)
    with pytest.raises(elastic.EngineAway, match="hanging"):
        elastic.within(lambda: release.append(1), 1)
    time.sleep(0.4)
    assert elastic.within(lambda: "free again", 1) == "free again"


def test_a_mistake_of_ours_is_not_taken_for_a_server_away() -> None:
    def wrong() -> None:
        raise AssertionError("ours")

    with pytest.raises(AssertionError, match="ours"):
        elastic.within(wrong, 1)


def test_publishing_waits_no_longer_than_its_share(
    broken: str, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as after_the_commit:
        factories.make_service("Kupon")
    breaker.reset()
    cache.clear()
    begin = time.monotonic()
    for call in after_the_commit:
        call()
    assert time.monotonic() - begin < 0.6


def test_however_much_a_change_concerns_it_is_pushed_once(
    settings: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.undo()  # otherwise each change of a test is pushed by itself
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    with django_capture_on_commit_callbacks() as callbacks:
        keys = [put(f"Kupon {number}") for number in range(3)]
    pushes = [call for call in callbacks if hasattr(call, "keys")]
    assert [list(push.keys) for push in pushes] == [keys]


def test_a_push_of_what_was_rolled_back_goes_with_it(
    settings: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.undo()
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    with django_capture_on_commit_callbacks() as callbacks:
        with transaction.atomic():
            put("Kupon")
            transaction.set_rollback(True)
        kept = put("Kajak")
    pushes = [call for call in callbacks if hasattr(call, "keys")]
    assert [list(push.keys) for push in pushes] == [[kept]]
