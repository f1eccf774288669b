"""The board of translations with 1,000 pages in six languages, and its page of a hundred.

``python -m benchmarks.translations [1000]``: rows are made by bulk inserts in a transaction that
is rolled back, in the database that the environment describes (``setup_site`` must have run).
"""

import sys

from .started import start
from .timing import times

AT_MOST = 1000.0  # milliseconds for the whole table
ROUNDS = 5


def main(size: int = 1000) -> bool:
    """Measure and print; whether the large board stays below a second."""
    from django.db import transaction
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from core.models import User
    from tests.translations.builders_board import BOARD, make_many

    with transaction.atomic():
        make_many(size)
        client = Client()
        client.force_login(User.objects.create_superuser("bench", "bench@example.org", None))
        found = {}
        for rows in (100, size):
            address = f"{BOARD}?size={rows}"
            found[rows] = times(client.get, [address], ROUNDS)
            with CaptureQueriesContext(transaction.get_connection()) as captured:
                length = len(client.get(address).content)
            print(f"{rows:>6} rows: {found[rows]}, {len(captured)} queries, {length / 1e6:.1f} MB")
        transaction.set_rollback(True)
    return found[size].p50 < AT_MOST


if __name__ == "__main__":
    start()
    sys.exit(0 if main(*map(int, sys.argv[1:2])) else 1)
