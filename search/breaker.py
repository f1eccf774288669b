"""Stops asking a server that does not answer: in this process, and in all through the cache."""

import logging
import threading
import time

from django.core.cache import cache

logger = logging.getLogger(__name__)

# While the first is there the server is away; while the second is there nobody tries it.
AWAY_KEY, PAUSE_KEY = "search:elasticsearch-away", "search:elasticsearch-pause"
# While this is there the server takes no changes, so that what it finds grows old.
REFUSES_KEY = "search:elasticsearch-refuses"
# Seconds: how long nobody asks after a failure, how long one trial may take while the others wait,
# how long a failure is remembered, and a refusal, which every push renews.
PAUSE, TRIAL, MEMORY, REFUSAL = 10.0, 1.5, 3600.0, 130.0


class Breaker:
    """Closed while the server answers; open for a pause after a failure, then one request tries.

    Of all processes together one tries. What this one saw itself it remembers without the cache.
    """

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
        if not self._failing:
            if cache.get(AWAY_KEY) is None:
                return True
            self._failing = True  # as others have seen and said
        return cache.add(PAUSE_KEY, True, TRIAL)

    def failed(self, reason: object) -> None:
        """Open; said in the log when it is news."""
        with self._lock:
            is_news = not self._failing
            self._failing = True
            self._until = time.monotonic() + PAUSE
        cache.set(AWAY_KEY, True, MEMORY)
        cache.set(PAUSE_KEY, True, PAUSE)
        if is_news:
            logger.warning("Elasticsearch is away, the database answers searches: %s", reason)

    def succeeded(self) -> bool:
        """Close; said in the log when it is news, which is told."""
        if not self._failing:
            return False
        self.reset()
        cache.delete_many([AWAY_KEY, PAUSE_KEY])
        logger.info("Elasticsearch answers again.")
        return True


breaker = Breaker()


def note_refusal(refused: bool) -> None:
    """Remember for all processes whether the server takes changes (a full disk makes it refuse)."""
    if refused:
        if cache.add(REFUSES_KEY, True, REFUSAL):
            logger.warning("Elasticsearch takes no changes, the database answers searches.")
        else:
            cache.touch(REFUSES_KEY, REFUSAL)
    elif cache.delete(REFUSES_KEY):
        logger.info("Elasticsearch takes changes again.")


def refuses() -> bool:
    """Whether the server was seen to take no changes a moment ago."""
    return cache.get(REFUSES_KEY) is not None
