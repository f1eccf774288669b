"""Readable queries that led somewhere: what others asked may be suggested to the next.

What one person asks on three days becomes readable for editors; to be shown to everybody it has
to be asked and followed more often than one person, or one joker, is likely to.
"""

from django.db.models import Count, Q, Sum

from ..models import AskedQuery
from .wording import normalised

MOST = 3
# How often it was asked, and on how many days somebody followed an answer.
ASKED, FOLLOWED_DAYS = 10, 3


def good_queries(beginning: str, language: str) -> list[str]:
    """What was asked in a language, begins so and led to clicks; the most followed first."""
    wording = normalised(beginning)
    if not wording:
        return []
    rows = AskedQuery.objects.filter(language=language, text__startswith=wording)
    counted = rows.annotate(
        asked=Sum("days__asked"),
        clicks=Sum("days__clicks"),
        followed=Count("days", filter=Q(days__clicks__gt=0)),
    )
    good = counted.filter(asked__gte=ASKED, followed__gte=FOLLOWED_DAYS)
    return list(good.order_by("-clicks", "text").values_list("text", flat=True)[:MOST])
