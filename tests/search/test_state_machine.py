"""Whatever editors, the clock and the server do, in whatever order: what is public is found."""

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from .machine import ChangingSite

pytestmark = pytest.mark.django_db

BOUNDED = settings(
    max_examples=int(os.environ.get("STATE_MACHINE_EXAMPLES", "3")),
    stateful_step_count=12,
    deadline=None,
    database=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def site(settings: Any, monkeypatch: pytest.MonkeyPatch) -> type[ChangingSite]:
    """The machine; a failure opens the breaker for no time."""
    monkeypatch.setattr("search.breaker.PAUSE", 0)
    monkeypatch.setattr("search.breaker.TRIAL", 0)
    # The vocabulary takes seconds, and nothing here is about it.
    monkeypatch.setattr("search.vocabulary.rebuild", lambda: 0)
    monkeypatch.setattr(ChangingSite, "settings", settings)
    return ChangingSite


@pytest.mark.sqlite
def test_the_database_finds_what_is_public_after_every_change(site: type[ChangingSite]) -> None:
    run_state_machine_as_test(site, settings=BOUNDED)


@pytest.mark.elasticsearch
def test_elasticsearch_finds_what_is_public_whenever_it_is_there(
    site: type[ChangingSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "server", os.environ["ELASTICSEARCH_URL"])
    run_state_machine_as_test(site, settings=BOUNDED)
