"""The search in tests: a closed breaker, Elasticsearch only when asked for, an index per test."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from search import elastic_aliases, elastic_index, elastic_state, outbox
from search.breaker import breaker


@pytest.fixture(autouse=True)
def _closed_breaker() -> Iterator[None]:
    """A failure in one test is none in the next, and neither is a good index."""
    breaker.reset()
    elastic_state.forget()
    yield
    breaker.reset()


@pytest.fixture(autouse=True)
def _no_elasticsearch(request: pytest.FixtureRequest, settings: Any) -> None:
    """Only tests marked so meet a server: what one test writes no other may find."""
    if not request.node.get_closest_marker("elasticsearch"):
        settings.ELASTICSEARCH_URL = ""


@pytest.fixture(autouse=True)
def _one_push_per_change(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a test that is one long transaction, let each change still be pushed by itself."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None or not marker.kwargs.get("transaction"):
        monkeypatch.setattr(outbox, "_of_this_transaction", lambda: None)


@pytest.fixture
def elasticsearch_index(settings: Any) -> Iterator[str]:
    """An empty index behind the alias on the real server."""
    settings.ELASTICSEARCH_URL = os.environ["ELASTICSEARCH_URL"]
    name = elastic_index.create()
    elastic_aliases.swap(name)
    yield name
    elastic_aliases.drop_all()
