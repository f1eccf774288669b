"""Times of many requests: each asked several times, its median, and the 95th percentile of all.

On a machine that others use too, one slow run in three says nothing of the request; what it took
of this process's processor time says more, where the work is done in this process.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
ROUNDS = 3


@dataclass(frozen=True)
class Times:
    """Milliseconds of each request: on the clock, and of the processor in this process."""

    clock: list[float]
    processor: list[float]

    @property
    def p50(self) -> float:
        """What half of the requests took at most."""
        return statistics.median(self.clock)

    @property
    def p95(self) -> float:
        """What 95 of 100 took at most."""
        return p95(self.clock)

    def __str__(self) -> str:
        return f"p50 {self.p50:.1f}, of our processor p95 {p95(self.processor):.1f}"


def times(ask: Callable[[T], object], requests: Sequence[T], rounds: int = ROUNDS) -> Times:
    """What each request took: the median of some rounds through all, after one to warm up."""
    taken: list[list[tuple[float, float]]] = [[] for _ in requests]
    for number in range(rounds + 1):
        for request, found in zip(requests, taken, strict=True):
            begin, busy = time.perf_counter(), time.process_time()
            ask(request)
            if number:
                found.append((time.perf_counter() - begin, time.process_time() - busy))
    clock, processor = (
        [statistics.median(pair[which] for pair in found) * 1000 for found in taken]
        for which in (0, 1)
    )
    return Times(clock, processor)


def p95(values: Sequence[float]) -> float:
    """The 95th percentile; of one value, that."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
