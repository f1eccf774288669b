"""Stops asking a server that does not answer: in this process, and in all through the cache."""

import logging
import threading
import time

from django.core.cache import cache

logger = logging.getLogger(__name__)

SHARED_KEY = "search:elasticsearch-away"
# How long nobody asks after a failure, and how long one trial may take while the others wait.
PAUSE, TRIAL = 10.0, 1.5


class Breaker:
    """Closed while the server answers; open for a pause after a failure, then one request tries."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Begin anew, as a fresh process does."""
        self._until = 0.0
        self._failing = False

    def allows(self) -> bool:
        """Whether the server may be asked now."""
        with self._lock:
            now = time.monotonic()
            if now < self._until:
                return False
            if self._failing:
                self._until = now + TRIAL
                return True
        return cache.get(SHARED_KEY) is None

    def failed(self, reason: object) -> None:
        """Open; said in the log when it is news."""
        with self._lock:
            is_news = not self._failing
            self._failing = True
            self._until = time.monotonic() + PAUSE
        cache.set(SHARED_KEY, True, PAUSE)
        if is_news:
            logger.warning("Elasticsearch is away, the database answers searches: %s", reason)

    def succeeded(self) -> None:
        """Close; said in the log when it is news."""
        if not self._failing:
            return
        self.reset()
        cache.delete(SHARED_KEY)
        logger.info("Elasticsearch answers again.")


breaker = Breaker()
