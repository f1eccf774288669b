"""What people searched for, without who they were.

A query is a keyed hash (``QueryTrace``) until it was asked on three different days of one month;
only then does it become readable (``AskedQuery``), with its counts by day.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counts(models.Model):
    """How often something was asked for on a day, found nothing, and led to a click."""

    day = models.DateField()
    asked = models.PositiveIntegerField(default=0)
    empty = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class QueryTrace(Counts):
    """A query nobody can read: without the key of its month the hash says nothing."""

    month = models.CharField(max_length=7)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "digest", "day"], name="query_trace_once")
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.digest[:8]}"


class AskedQuery(models.Model):
    """A query that was asked on three different days, in the language it was asked in."""

    text = models.CharField(_("query"), max_length=60)
    language = models.CharField(_("language"), max_length=10)

    class Meta:
        verbose_name = _("query")
        verbose_name_plural = _("queries")
        permissions = [("review_queries", _("Can see what readers search for and act on it"))]
        constraints = [models.UniqueConstraint(fields=["text", "language"], name="query_once")]

    def __str__(self) -> str:
        return self.text


class QueryDay(Counts):
    """The counts of one readable query on one day."""

    query = models.ForeignKey(AskedQuery, on_delete=models.CASCADE, related_name="days")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["query", "day"], name="query_day_once"),
        ]
        indexes = [models.Index(fields=["day"], name="query_day")]

    def __str__(self) -> str:
        return f"{self.query_id} on {self.day}"
