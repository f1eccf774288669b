"""Keeps the search for circular garbage out of requests.

A page's objects refer to each other in circles: rows and what was prefetched for them. With
Python's own thresholds a search for such circles falls into the middle of every request and,
every few requests, goes through all that the process keeps for its life: that was up to half a
second on one page in ten.
"""

import gc
from typing import Any

from django.core.signals import request_finished

# New objects, allocated less freed: so many that no request of ours reaches them, and how many
# a request leaves before it is worth looking after it.
WITHIN_A_REQUEST, AFTER_A_REQUEST = 200_000, 10_000


def keep_out_of_requests() -> None:
    """Look for garbage after requests; what the process has been born with is never looked at."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(WITHIN_A_REQUEST, 10, 10)
    request_finished.connect(collect_young, dispatch_uid="core.garbage")


def collect_young(**_signal: Any) -> None:
    """Free the circles that the request has left, before any of them counts as old."""
    if gc.get_count()[0] > AFTER_A_REQUEST:
        gc.collect(1)
