"""Readable queries with their numbers in a period."""

from datetime import date
from typing import Any

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery, Sum

from ..models import AskedQuery, QueryDay


def most_asked(since: date | None = None) -> QuerySet[Any]:
    """Every query that was asked in the period, with its numbers and its last day."""
    period = Q(days__day__gte=since) if since else Q()
    sums = {name: Sum(f"days__{name}", filter=period) for name in ("asked", "empty", "clicks")}
    queries = AskedQuery.objects.annotate(**sums, last_day=Max("days__day", filter=period))
    return queries.filter(asked__gt=0)


def without_results(since: date | None = None) -> QuerySet[Any]:
    """Those that nothing answered when they were last asked: what was mended is gone from here."""
    days = QueryDay.objects.filter(query=OuterRef("pk")).order_by("-day")
    last = most_asked(since).annotate(last_empty=Subquery(days.values("empty")[:1]))
    return last.filter(last_empty__gt=0)


def without_clicks(since: date | None = None) -> QuerySet[Any]:
    """Those that had results none of which anybody followed."""
    return most_asked(since).filter(clicks=0, asked__gt=F("empty"))
