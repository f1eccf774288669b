"""The board of translations with 1,000 pages in six languages, and its page of a hundred.

Needs PostgreSQL: ``python -m tests.servers -- python -m benchmarks.translations [1000]``. The rows
are made by bulk inserts in a database of its own.
"""

import os
import sys

from .services import database, manage
from .started import start
from .timing import times

AT_MOST = 1000.0  # milliseconds for the whole table
ROUNDS = 5


def main(size: int = 1000) -> bool:
    """Measure and print; whether the large board stays below a second."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from core.models import User
    from tests.translations.builders_board import BOARD, make_many

    make_many(size)
    client = Client()
    client.force_login(User.objects.create_superuser("bench", "bench@example.org", None))
    found = {}
    for rows in (100, size):
        address = f"{BOARD}?size={rows}"
        found[rows] = times(client.get, [address], ROUNDS)
        with CaptureQueriesContext(connection) as captured:
            length = len(client.get(address).content)
        print(f"{rows:>6} rows: {found[rows]}, {len(captured)} queries, {length / 1e6:.1f} MB")
    return found[size].p50 < AT_MOST


if __name__ == "__main__":
    with database("bench_board") as url:
        os.environ["DATABASE_URL"] = url
        for command in ("migrate", "setup_site"):
            manage(dict(os.environ), command)
        start()
        reached = main(*map(int, sys.argv[1:2]))
    sys.exit(0 if reached else 1)
