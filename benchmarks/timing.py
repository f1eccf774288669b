"""Times of many requests: each asked several times, its median, and the 95th percentile of all.

On a machine that others use too, one slow run in three says nothing of the request.
"""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
ROUNDS = 3


def milliseconds(
    ask: Callable[[T], object], requests: Sequence[T], rounds: int = ROUNDS
) -> list[float]:
    """What each request took: the median of some rounds through all, after one to warm up."""
    taken: list[list[float]] = [[] for _ in requests]
    for number in range(rounds + 1):
        for request, times in zip(requests, taken, strict=True):
            begin = time.perf_counter()
            ask(request)
            if number:
                times.append((time.perf_counter() - begin) * 1000)
    return [statistics.median(times) for times in taken]


def p50_p95(times: Iterable[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    found = list(times)
    return statistics.median(found), statistics.quantiles(found, n=20)[-1]
