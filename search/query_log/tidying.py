"""What is old is forgotten: readable counts after a time, hashes after their month."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from ..models import AskedQuery, QueryDay, QueryTrace
from .keys import drop_before, month_of


@dataclass(frozen=True)
class Tidied:
    """How many rows and keys are gone."""

    days: int
    queries: int
    traces: int
    keys: int


def tidy() -> Tidied:
    """Delete counts past their time, words without counts, hashes and keys of earlier months."""
    today = timezone.localdate()
    eldest, month = today - timedelta(days=settings.SEARCH_LOG_DAYS), month_of(today)
    keys = drop_before(month)
    traces, _each = QueryTrace.objects.exclude(month=month).delete()
    days, _each = QueryDay.objects.filter(day__lt=eldest).delete()
    queries, _each = AskedQuery.objects.filter(days__isnull=True).delete()
    return Tidied(days, queries, traces, keys)
