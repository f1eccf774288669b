"""When and where an event takes place."""

import uuid
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey

from core.dates import in_warsaw


class EventDate(models.Model):
    """One meeting of an event: a day or a span of days, at a venue or online."""

    event = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="dates")
    # What calendars know the meeting by; the primary key may change with a revision.
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    starts_on = models.DateField(_("begins on"), null=True)
    starts_at = models.TimeField(
        _("begins at"), null=True, blank=True, help_text=_("For example: 10:00.")
    )
    ends_on = models.DateField(
        _("ends on"), null=True, blank=True, help_text=_("Only if it lasts longer than a day.")
    )
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    venue = models.CharField(
        _("venue"),
        max_length=200,
        blank=True,
        help_text=_("In Polish, as on the door. For example: Hotel Vistula, sala 2."),
    )
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    online_url = models.URLField(
        _("address of the online meeting"),
        blank=True,
        help_text=_("Everybody will see it. Leave it empty if it is sent after signing up."),
    )

    class Meta:
        ordering = ["starts_on", "starts_at", "pk"]
        verbose_name = pgettext_lazy("of an event", "date")
        verbose_name_plural = pgettext_lazy("of an event", "dates")

    def __str__(self) -> str:
        return f"{self.starts_on}, {self.city}" if self.city else str(self.starts_on)

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        return self.ends_on or self.starts_on

    @property
    def begins(self) -> datetime:
        """The moment (Warsaw) at which it begins; without an hour, midnight."""
        return in_warsaw(self.starts_on, self.starts_at or time.min)

    @property
    def over_at(self) -> datetime:
        """The moment (Warsaw) from which it belongs to the past: without an hour, midnight."""
        if self.ends_at:
            return in_warsaw(self.last_day, self.ends_at)
        return in_warsaw(self.last_day + timedelta(days=1), time.min)

    def clean(self) -> None:
        """Refuse what ends before it begins, and an end of which only the beginning is unknown."""
        if self.starts_on is None:
            return
        if self.last_day < self.starts_on:
            raise ValidationError({"ends_on": _("This day is before the day on which it begins.")})
        if self.ends_at and not self.starts_at:
            raise ValidationError({"starts_at": _("Give the hour of the beginning too.")})
        if self.ends_at and self.last_day == self.starts_on and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must be after the beginning.")})


def not_over(now: datetime) -> Q:
    """The condition of meetings that are yet to come or going on at a moment (``over_at``)."""
    local = timezone.localtime(now)
    today, hour = local.date(), local.time()
    ends_later = Q(ends_on__gt=today) | Q(ends_on__isnull=True, starts_on__gt=today)
    ends_today = Q(ends_on=today) | Q(ends_on__isnull=True, starts_on=today)
    return ends_later | (ends_today & (Q(ends_at__isnull=True) | Q(ends_at__gt=hour)))


def within(first: date, last: date) -> Q:
    """The condition of meetings of which at least a day lies within a span of days."""
    reaches = Q(ends_on__gte=first) | Q(ends_on__isnull=True, starts_on__gte=first)
    return reaches & Q(starts_on__lte=last)
