"""The one way to Elasticsearch: no retries, overall deadlines, one kind of failure."""

import threading
from collections.abc import Callable
from functools import lru_cache
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

from .breaker import breaker
from .engines.base import EngineAway

T = TypeVar("T")

# Seconds: one wait for the server, a whole search, a push inside a request, one of what waited for
# its return, a state for operators, titles for what is being typed.
REQUEST_TIMEOUT = 0.8
SEARCH_DEADLINE = 1.2
PUSH_DEADLINE = 0.3
RETURN_DEADLINE = 0.7
STATE_DEADLINE = 0.4
TITLES_DEADLINE = 0.8
# Requests that a dripping server keeps hanging; beyond this number nothing more is asked.
MOST_HANGING = 16
# What a refusing, failing or babbling server makes the client or the reader of its answer raise.
FAILURES = (ApiError, TransportError, AttributeError, LookupError, TypeError, ValueError)
_places = threading.BoundedSemaphore(MOST_HANGING)
_on_return: list[Callable[[], object]] = []


def when_it_returns(callback: Callable[[], object]) -> None:
    """Call something after the first answer that follows failures, in the request that got it."""
    _on_return.append(callback)


def is_configured() -> bool:
    """Whether this site has an Elasticsearch at all."""
    return bool(settings.ELASTICSEARCH_URL)


def client() -> Elasticsearch:
    """The client of this process for the server that the settings name."""
    return _client(
        settings.ELASTICSEARCH_URL,
        settings.ELASTICSEARCH_API_KEY or None,
        settings.ELASTICSEARCH_CA_CERTS or None,
    )


@lru_cache(maxsize=4)
def _client(url: str, api_key: str | None, ca_certs: str | None) -> Elasticsearch:
    # The pool is at least as large as the threads that ask, or their waits would add up.
    options: dict[str, Any] = {"ca_certs": ca_certs} if ca_certs else {}
    return Elasticsearch(
        url,
        api_key=api_key,
        request_timeout=REQUEST_TIMEOUT,
        max_retries=0,
        retry_on_timeout=False,
        connections_per_node=MOST_HANGING,
        **options,
    )


def ask(request: Callable[[], T], deadline: float) -> T:
    """Run a request, at most ``deadline`` seconds however slowly the server drips.

    Raises:
        EngineAway: the server refused, failed, sent nonsense, was too slow, or is being left alone.
    """
    if not breaker.allows():
        raise EngineAway("left alone after a failure")
    try:
        answer = within(request, deadline)
    except EngineAway as failure:
        breaker.failed(failure)
        raise
    if breaker.succeeded():
        for callback in _on_return:
            callback()
    return answer


def within(request: Callable[[], T], deadline: float) -> T:
    """Run a request in a thread of its own and leave it when the deadline passes."""
    if not _places.acquire(blocking=False):
        raise EngineAway(f"{MOST_HANGING} requests are hanging")
    outcome: SimpleQueue[tuple[bool, Any]] = SimpleQueue()
    threading.Thread(target=_work, args=(request, outcome), daemon=True).start()
    try:
        good, answer = outcome.get(timeout=deadline)
    except Empty:
        raise EngineAway(f"no answer within {deadline} s") from None
    if good:
        return answer
    if isinstance(answer, FAILURES):
        raise EngineAway(f"{type(answer).__name__}: {answer}") from answer
    raise answer


def _work(request: Callable[[], Any], outcome: SimpleQueue[tuple[bool, Any]]) -> None:
    try:
        outcome.put((True, request()))
    except Exception as failure:  # noqa: BLE001 - it is raised again in the thread that asked
        outcome.put((False, failure))
    finally:
        _places.release()
