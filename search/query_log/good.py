"""Readable queries that led somewhere: what others asked may be suggested to the next."""

from django.db.models import Sum

from ..models import AskedQuery
from .wording import normalised

MOST = 3


def good_queries(beginning: str, language: str) -> list[str]:
    """What was asked in a language, begins so and led to clicks; the most followed first."""
    wording = normalised(beginning)
    if not wording:
        return []
    rows = AskedQuery.objects.filter(language=language, text__startswith=wording)
    followed = rows.annotate(clicks=Sum("days__clicks")).filter(clicks__gt=0)
    return list(followed.order_by("-clicks", "text").values_list("text", flat=True)[:MOST])
