"""The key of the month: a file outside the database, without which the hashes say nothing."""

import contextlib
import hmac
import os
import secrets
from datetime import date
from pathlib import Path

from django.conf import settings

NAME = "search-log-key-"
SIZE = 32


def month_of(day: date) -> str:
    """The name of a key: the month it serves.

    >>> month_of(date(2026, 11, 30))
    '2026-11'
    """
    return f"{day:%Y-%m}"


def digest(wording: str, language: str, month: str) -> str:
    """The keyed hash of a query; its month's key is made when there is none."""
    message = f"{language}\n{wording}".encode()
    return hmac.digest(_key(month), message, "sha256").hex()


def _key(month: str) -> bytes:
    path = settings.SEARCH_LOG_KEYS / f"{NAME}{month}"
    with contextlib.suppress(FileNotFoundError):
        return path.read_bytes()
    _make(path)
    drop_before(month)
    return path.read_bytes()


def _make(path: Path) -> None:
    """Put a whole key in its place at once; of several processes the first one's stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    file = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(secrets.token_bytes(SIZE))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()


def drop_before(month: str) -> int:
    """Delete the keys of earlier months; how many there were."""
    old = [path for path in settings.SEARCH_LOG_KEYS.glob(f"{NAME}*") if path.name < NAME + month]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
