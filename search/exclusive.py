"""Lets one process of all do something; the lock goes with the process, however it ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection

# A number of our own among the advisory locks of the database.
REBUILD = 0x524F5053


class Busy(Exception):
    """Another process is doing the same."""


@contextmanager
def only_one(number: int = REBUILD) -> Iterator[None]:
    """Hold a lock: PostgreSQL's own; with SQLite, which has one machine, a file's.

    Raises:
        Busy: another process holds it.
    """
    lock = _in_postgresql if connection.vendor == "postgresql" else _in_a_file
    with lock(number):
        yield


@contextmanager
def _in_postgresql(number: int) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        if not cursor.fetchone()[0]:
            raise Busy
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def _database() -> str:
    """Short for the file of the database that is used."""
    return sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:12]


@contextmanager
def _in_a_file(number: int) -> Iterator[None]:
    path = Path(settings.VAR_DIR) / f"lock-{number:x}-{_database()}"
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy from None
        yield
