"""How many news there are of each year and month."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from core.cache import per_generation
from core.models.pages import public_sources

from .models import NewsPage


@dataclass(frozen=True)
class Month:
    """A month of the archive by its first day."""

    first: date
    total: int
    is_chosen: bool


@dataclass(frozen=True)
class Year:
    """A year of the archive with its months, the latest first."""

    number: int
    total: int
    months: list[Month]
    is_chosen: bool


def archive(year: str = "", month: str = "") -> list[Year]:
    """The years of public news, the latest first; ``year`` and ``month`` are the chosen ones."""
    counted = totals()
    numbers = sorted({first.year for first in counted}, reverse=True)
    return [_year(number, counted, year, month) for number in numbers]


def _year(number: int, counted: Counter[date], year: str, month: str) -> Year:
    is_chosen = str(number) == year
    months = [
        Month(first, counted[first], is_chosen and str(first.month) == month)
        for first in sorted(counted, reverse=True)
        if first.year == number
    ]
    return Year(number, sum(m.total for m in months), months, is_chosen)


def totals() -> Counter[date]:
    """The number of news that readers may see now, by the first day of their month."""
    now = timezone.now()
    expiring = (first for first, until in _expiring() if until > now)
    return Counter(_lasting()) + Counter(expiring)


@per_generation
def _lasting() -> dict[date, int]:
    lasting = public_sources(NewsPage).filter(expire_at=None)
    counted = lasting.annotate(first=TruncMonth("date")).values("first")
    return dict(counted.annotate(total=Count("pk")).order_by().values_list("first", "total"))


@per_generation
def _expiring() -> tuple[tuple[date, datetime], ...]:
    rows: Iterable[tuple[date, datetime]] = (
        public_sources(NewsPage).exclude(expire_at=None).values_list("date", "expire_at")
    )
    return tuple((day.replace(day=1), until) for day, until in rows)
