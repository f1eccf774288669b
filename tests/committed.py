"""A test that commits leaves the database as the migrations made it, whichever test comes next.

Django would empty every table after such a test and fill them only before the next of its kind,
row by row (seconds each time): an ordinary test on the same worker would meet empty tables.
"""

import sqlite3
from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import TransactionTestCase


def keep_the_database_as_it_is() -> None:
    """Remember every row; from now on each test that commits ends by putting them back."""
    restore = _sqlite_copy() if connection.vendor == "sqlite" else _copied_tables()

    def put_back(self: TransactionTestCase) -> None:
        restore()
        ContentType.objects.clear_cache()

    TransactionTestCase._fixture_teardown = put_back


def _sqlite_copy() -> Callable[[], None]:
    """SQLite copies whole databases from memory to memory."""
    connection.ensure_connection()
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)

    def restore() -> None:
        connection.ensure_connection()
        copy.backup(connection.connection)

    return restore


def _copied_tables() -> Callable[[], None]:
    """PostgreSQL copies the rows of every table out, and in again in one transaction.

    Foreign keys are deferred to its end, so the order of the tables does not matter.
    """
    tables = connection.introspection.table_names()
    names = [connection.ops.quote_name(table) for table in tables]
    rows: dict[str, list[bytes]] = {}
    with connection.cursor() as cursor:
        for name in names:
            with cursor.copy(f"COPY {name} TO STDOUT") as copy:
                rows[name] = [bytes(block) for block in copy]

    def restore() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(names)}")
            for name, blocks in rows.items():
                if blocks:
                    with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                        for block in blocks:
                            copy.write(block)

    return restore
