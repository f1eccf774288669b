"""The generation of the public site: one number that every published change moves.

Pages are stored under the number that was read before they were rendered, so a reader never
sees a stale one and nothing has to be purged.
"""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime, time, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

P = ParamSpec("P")
R = TypeVar("R")

_request_generation: ContextVar[int | None] = ContextVar("request_generation", default=None)
_valid_until: ContextVar[datetime | None] = ContextVar("valid_until", default=None)
_memos: list[dict[Any, Any]] = []


def begin_request(generation: int | None) -> None:
    """Fix the generation that everything in this request is read under."""
    _request_generation.set(generation)
    _valid_until.set(None)


def current_generation() -> int:
    """The number of the generation; inside a cacheable request the one it began with."""
    number = _request_generation.get()
    return read_generation() if number is None else number


def read_generation() -> int:
    """The number as the database has it now, in plain SQL: every stored page costs this query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM core_generation WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else 0


def move_generation() -> None:
    """Begin a new generation, at most once per transaction; it holds when the transaction does."""
    from .models import Generation

    if _moved_in_this_transaction():
        return
    Generation.objects.filter(pk=1).update(number=F("number") + 1)
    if connection.in_atomic_block:
        transaction.on_commit(_generation_moved)


def _generation_moved() -> None:
    """Mark a transaction as having moved the generation; a rollback forgets the mark."""


def _moved_in_this_transaction() -> bool:
    return any(entry[1] is _generation_moved for entry in connection.run_on_commit)


def per_generation(function: Callable[P, R]) -> Callable[P, R]:
    """Remember answers in this process until something public changes."""
    memo: dict[Any, tuple[int, R]] = {}
    _memos.append(memo)

    @wraps(function)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> R:
        if _moved_in_this_transaction():  # a rollback would give its number to another content
            return function(*args, **kwargs)
        number, asked = current_generation(), (args, tuple(sorted(kwargs.items())))
        found = memo.get(asked)
        if found is None or found[0] != number:
            found = memo[asked] = (number, function(*args, **kwargs))
        return found[1]

    return remembered


def forget() -> None:
    """Empty what this process remembers; for tests, where numbers come again."""
    for memo in _memos:
        memo.clear()


def valid_until(moment: datetime) -> None:
    """Declare that what is being rendered is true only until the moment."""
    known = _valid_until.get()
    _valid_until.set(moment if known is None else min(known, moment))


def declared_validity() -> datetime:
    """Until when the rendered page may be stored: at most the next midnight in Warsaw."""
    now = timezone.localtime()
    midnight = timezone.make_aware(datetime.combine(now.date() + timedelta(days=1), time.min))
    known = _valid_until.get()
    return midnight if known is None else min(known, midnight)
