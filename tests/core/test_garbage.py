"""Circular garbage is looked for after requests, and then it is gone."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from django.core.signals import request_finished

from core.garbage import AFTER_A_REQUEST, collect_young, keep_out_of_requests


class Row:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """The collector of the tests stays as it was."""
    thresholds = gc.get_threshold()
    yield
    request_finished.disconnect(dispatch_uid="core.garbage")
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_a_request_leaves_is_freed_after_it() -> None:
    keep_out_of_requests()
    rows = [Row() for _number in range(AFTER_A_REQUEST + 1)]
    last = weakref.ref(rows[-1])
    del rows
    assert last() is not None
    request_finished.send(sender=None)
    assert last() is None


def test_little_garbage_is_left_for_later() -> None:
    keep_out_of_requests()
    last = weakref.ref(Row())
    collect_young()
    assert last() is not None


def test_what_a_process_is_born_with_is_not_looked_at_again() -> None:
    keep_out_of_requests()
    assert gc.get_freeze_count() > 0
