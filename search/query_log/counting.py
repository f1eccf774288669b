"""Counting a query or a click: a hash for two days, readable words from the third on."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..models import AskedQuery, QueryDay, QueryTrace
from .keys import digest, month_of
from .wording import may_be_kept, normalised

# On so many different days of a month something is asked before anybody may read it.
DAYS_TO_READABLE = 3


def count_query(text: str, language: str, *, found: bool) -> None:
    """Count that something was asked for today, and whether anything answered it."""
    wording, today = normalised(text), timezone.localdate()
    if not may_be_kept(wording):
        return
    counts = {"asked": 1, "empty": int(not found)}
    with transaction.atomic():
        query = AskedQuery.objects.filter(text=wording, language=language).first()
        if query:
            _add(QueryDay, {"query": query, "day": today}, counts)
        else:
            _count_hidden(wording, language, today, counts)


def count_click(text: str, language: str) -> None:
    """Count a click on an answer to what was asked for today; nothing where nobody asked."""
    wording, today = normalised(text), timezone.localdate()
    if not may_be_kept(wording):
        return
    one_more = {"clicks": F("clicks") + 1}
    query = {"query__text": wording, "query__language": language}
    if not QueryDay.objects.filter(**query, day=today).update(**one_more):
        _traces(wording, language, today).filter(day=today).update(**one_more)


def _count_hidden(wording: str, language: str, today: date, counts: dict[str, int]) -> None:
    traces = _traces(wording, language, today)
    where = {"month": month_of(today), "digest": digest(wording, language, month_of(today))}
    _add(QueryTrace, {**where, "day": today}, counts)
    asked_before = AskedQuery.objects.filter(text=wording, language=language)
    # Another process may have made it readable while this one waited for the row.
    if traces.count() >= DAYS_TO_READABLE or asked_before.exists():
        _make_readable(wording, language, traces)


def _traces(wording: str, language: str, today: date) -> Any:
    month = month_of(today)
    return QueryTrace.objects.filter(month=month, digest=digest(wording, language, month))


def _make_readable(wording: str, language: str, traces: Any) -> None:
    """Move the counts of the hash to the words, and leave no hash of them behind."""
    query, _created = AskedQuery.objects.get_or_create(text=wording, language=language)
    moved = list(traces.select_for_update())
    for row in moved:
        counts = {"asked": row.asked, "empty": row.empty, "clicks": row.clicks}
        _add(QueryDay, {"query": query, "day": row.day}, counts)
    QueryTrace.objects.filter(pk__in=[row.pk for row in moved]).delete()


def _add(model: type[Any], where: dict[str, Any], counts: dict[str, int]) -> None:
    """Add to the counts of a row, which is made when it is missing, whoever else makes it too."""
    rows = model.objects.filter(**where)
    more = {name: F(name) + number for name, number in counts.items()}
    if not rows.update(**more):
        _row, created = model.objects.get_or_create(**where, defaults=counts)
        if not created:
            rows.update(**more)
