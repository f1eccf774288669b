"""``search_index push --watch``: pushes what waits, again and again, until it is told to stop."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DatabaseError, close_old_connections, connection

from . import elastic, outbox
from .engines.base import EngineAway
from .exclusive import Busy
from .indexing import withdraw_expired
from .rebuild import Report, catch_up
from .stale import write_all

# Seconds: from one look to the next, the longest pause after failures, and how often is looked
# whether an upgrade or a page's expiry has left something to do.
PAUSE, LONGEST_PAUSE, THOROUGH = 1.0, 10.0, 60.0


@dataclass
class Watch:
    """Looks every second; says in one line whenever what it meets is other than before."""

    report: Report
    stop: threading.Event = field(default_factory=threading.Event)
    state: str = ""
    pause: float = PAUSE
    thorough_at: float = 0.0

    def run(self) -> None:
        """Push until told to stop."""
        while not self.stop.is_set():
            self.look()
            self.stop.wait(self.pause)
        self.report("stopped")

    def look(self) -> None:
        """Push what waits; after a failure wait a while longer each time."""
        if not connection.in_atomic_block:
            close_old_connections()
        try:
            pushed, refused = self._push()
        except (EngineAway, DatabaseError) as failure:
            self._meet("away", f"not possible now, tried again and again: {_words(failure)}")
        except Busy:
            self._meet("rebuild", "a rebuild is running")
        else:
            if refused:
                self._meet("refused", f"Elasticsearch refuses {refused} rows; they stay pending")
            else:
                self._meet("", f"Elasticsearch is in step, {pushed} rows pushed")

    def _push(self) -> tuple[int, int]:
        if time.monotonic() >= self.thorough_at:
            withdraw_expired()
            write_all()
            catch_up(self.report)
            self.thorough_at = time.monotonic() + THOROUGH
        return outbox.push_all() if elastic.is_configured() else (0, 0)

    def _meet(self, trouble: str, words: str) -> None:
        if trouble:
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
            self.thorough_at = 0.0
        else:
            self.pause = PAUSE
        state = trouble or "in step"
        if state != self.state:
            self.report(words)
        self.state = state


def watch(report: Report) -> None:
    """Push until the process is told to end (SIGTERM, SIGINT); what was begun is finished."""
    watching = Watch(report)
    with _signals(watching.stop.set):
        watching.run()


@contextmanager
def _signals(end: Callable[[], None]) -> Iterator[None]:
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, lambda *_: end()) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _words(failure: Exception) -> str:
    return " ".join(str(failure).split())[:200]
