"""Queries and clicks counted by several connections at the same moment: none is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection

from search.models import AskedQuery, QueryDay, QueryTrace
from search.query_log.counting import count_click, count_query

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
WORKERS, TIMES = 4, 5


@pytest.fixture(autouse=True)
def _key_folder(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_LOG_KEYS = tmp_path


def ask() -> None:
    """Somebody asks."""
    count_query("kupon", "pl", found=True)


def together(day: str, *counted: Callable[[], None]) -> None:
    """Several threads count on a day, each on a connection of its own."""

    def count(_number: int) -> None:
        try:
            for _time in range(TIMES):
                for each in counted:
                    each()
        finally:
            connection.close()

    with time_machine.travel(f"{day}T12:00:00+01:00", tick=False), ThreadPoolExecutor() as pool:
        list(pool.map(count, range(WORKERS)))


def test_no_query_is_lost_on_the_first_day_nor_when_it_becomes_readable() -> None:
    for day in ("2026-11-03", "2026-11-10", "2026-11-17", "2026-11-24"):
        together(day, ask)
    assert AskedQuery.objects.count() == 1
    asked = QueryDay.objects.order_by("day").values_list("asked", flat=True)
    assert list(asked) == [WORKERS * TIMES] * 4
    assert not QueryTrace.objects.exists()


def test_no_click_is_lost() -> None:
    together("2026-11-03", ask)
    together("2026-11-03", lambda: count_click("kupon", "pl"))
    assert QueryTrace.objects.get().clicks == WORKERS * TIMES
