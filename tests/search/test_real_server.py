"""A real Elasticsearch of this test's own is paused, killed and stopped, and comes back."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from search import elastic_index, outbox
from search.services import find
from tests import factories
from tests.servers import elasticsearch
from tests.servers.processes import Missing

from .test_watch import watching_process

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.elasticsearch,
    pytest.mark.slow,
]

# Seconds until a change is found, an answer comes while the server is away, a publish is done, and
# until all is as before once the server answers again (the watch looks every ten seconds).
SEARCHABLE, ANSWER, PUBLISH, RETURN = 2, 2, 1, 60


class OwnServer:
    """A server that may be treated badly."""

    def __init__(self) -> None:
        self.server, self.url = elasticsearch.start()
        elasticsearch.wait(self.server, self.url)

    def pause(self) -> Callable[[], None]:
        """Alive, but no instruction is executed; gives what ends it."""
        self.server.send(signal.SIGSTOP)
        return lambda: self.server.send(signal.SIGCONT)

    def kill(self) -> Callable[[], None]:
        """As in a power cut."""
        self.server.send(signal.SIGKILL)
        return self._start_again

    def stop(self) -> Callable[[], None]:
        """As for an upgrade."""
        self.server.send(signal.SIGTERM)
        return self._start_again

    def _start_again(self) -> None:
        self.server = elasticsearch.launch(self.server.folder)
        elasticsearch.wait(self.server, self.url)


@pytest.fixture
def own(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnServer]:
    """One server for all that is done to it: it takes long to start."""
    monkeypatch.setattr("search.breaker.PAUSE", 1.0)
    try:
        own = OwnServer()
    except Missing as reason:
        pytest.skip(str(reason))
    settings.ELASTICSEARCH_URL = own.url
    yield own
    own.server.send(signal.SIGCONT) if own.server.process.poll() is None else None
    own.server.stop()


@pytest.fixture
def watch(own: OwnServer) -> Iterator[Any]:
    """The real watch beside it."""
    with watching_process() as process:
        os.set_blocking(process.stdout.fileno(), False)
        yield process
        if process.poll() is None:
            process.kill()


def until(is_so: Callable[[], bool], seconds: float) -> float:
    """How long it takes until something is so."""
    begin = time.monotonic()
    while not is_so():
        assert time.monotonic() - begin < seconds, "it takes too long"
        time.sleep(0.05)
    return time.monotonic() - begin


def lasting(seconds: float, action: Callable[[], Any]) -> Any:
    """The outcome of what must not last longer."""
    begin = time.monotonic()
    outcome = action()
    assert time.monotonic() - begin < seconds
    return outcome


def is_found(page: Any, engine: str) -> bool:
    """Whether an engine finds a page by its title."""
    results = find(page.title, "pl")
    return results.engine == engine and page.translation_key in [hit.key for hit in results.hits]


def readiness() -> str:
    """What operators are told."""
    response = Client().get("/readyz")
    assert response.status_code == 200
    return str(response.json()["status"])


def test_nothing_is_lost_and_nobody_waits_while_the_server_is_away(
    own: OwnServer, watch: Any
) -> None:
    until(lambda: readiness() == "ok", RETURN)
    published = [factories.make_service("Kwyrlek")]
    assert until(lambda: is_found(published[0], "elasticsearch"), SEARCHABLE) < SEARCHABLE

    for number, goes in enumerate((own.pause, own.kill, own.stop)):
        service = factories.make_service(f"Kwyrlek {'abc'[number]}")
        returns = goes()
        service.title = f"Zgrzebnik {'abc'[number]}"
        published.append(lasting(PUBLISH, lambda page=service: factories.publish(page)))
        assert lasting(ANSWER, lambda: is_found(published[-1], "database"))
        assert lasting(0.5, lambda: is_found(published[-1], "database"))
        assert readiness() == "degraded"
        assert outbox.pending().exists()
        returns()
        until(lambda: readiness() == "ok", RETURN)
        until(lambda: not outbox.pending().exists(), RETURN)
        elastic_index.client().indices.refresh(index=elastic_index.alias())
        until(lambda: all(is_found(page, "elasticsearch") for page in published), RETURN)

    watch.send_signal(signal.SIGTERM)
    assert watch.wait(15) == 0
    lines = watch.stdout.read().splitlines()
    assert sum("in step" in line for line in lines) >= 3
    assert lines[-1] == "stopped"

    # Without the watch it is the first reader after the return who brings what waited.
    returns = own.pause()
    published.append(lasting(PUBLISH, lambda: factories.make_service("Zgrzebnik d")))
    assert lasting(ANSWER, lambda: is_found(published[-1], "database"))
    returns()
    until(lambda: is_found(published[-1], "elasticsearch"), RETURN)
    assert not outbox.pending().exists()
    assert readiness() == "ok"
