"""The search in tests: a closed breaker, Elasticsearch only when asked for, an index per test."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from search import elastic_index
from search.breaker import breaker


@pytest.fixture(autouse=True)
def _closed_breaker() -> Iterator[None]:
    """A failure in one test is none in the next."""
    breaker.reset()
    yield
    breaker.reset()


@pytest.fixture(autouse=True)
def _no_elasticsearch(request: pytest.FixtureRequest, settings: Any) -> None:
    """Only tests marked so meet a server: what one test writes no other may find."""
    if not request.node.get_closest_marker("elasticsearch"):
        settings.ELASTICSEARCH_URL = ""


@pytest.fixture
def elasticsearch_index(settings: Any) -> Iterator[str]:
    """An empty index behind the alias on the real server."""
    settings.ELASTICSEARCH_URL = os.environ["ELASTICSEARCH_URL"]
    name = elastic_index.create()
    elastic_index.swap(name)
    yield name
    for index in elastic_index.current():
        elastic_index.client().indices.delete(index=index)
    elastic_index.drop_unfinished()
