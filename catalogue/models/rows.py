"""Rows that places and services share: telephone numbers and weekly hours."""

from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import ChoiceSetField, LastingUUIDField
from core.validators import validate_phone

from .. import languages_of_help

EARLIEST = date(2000, 1, 1)  # what was stated before is a slip of the pen


class Weekday(models.IntegerChoices):
    """The days of the week as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class PhoneRow(models.Model):
    """A telephone number: who answers, in which languages and when."""

    uuid = LastingUUIDField()
    number = models.CharField(
        _("number"),
        max_length=30,
        validators=[validate_phone],
        help_text=_("With the country code, for example +48 52 123 45 67."),
    )
    label = models.CharField(_("note"), max_length=80, blank=True)
    languages = ChoiceSetField(_("languages"), choices=languages_of_help.choices)
    weekdays = ChoiceSetField(
        _("days on which it is answered"),
        choices=Weekday.choices,
        help_text=_("None ticked: whenever the place is open."),
    )
    opens = models.TimeField(_("answered from"), null=True, blank=True)
    closes = models.TimeField(_("answered until"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number

    def clean(self) -> None:
        """Refuse hours that end before they begin."""
        check_interval(self.opens, self.closes)


class HoursRow(models.Model):
    """One interval on one weekday, the whole year or in a season."""

    uuid = LastingUUIDField()
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    valid_from = models.DateField(
        _("season from"),
        null=True,
        blank=True,
        help_text=_("Only for a season, for example 01.07.2027; its hours replace the usual week."),
    )
    valid_to = models.DateField(_("season to"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["weekday", "opens"]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self) -> None:
        """Refuse an interval and a season that end before they begin."""
        check_interval(self.opens, self.closes)
        check_days(self.valid_from, self.valid_to, "valid_to")

    @property
    def season(self) -> tuple[date, date] | None:
        """The days on which this row replaces the usual week; None: it is the usual week."""
        if self.valid_from is None and self.valid_to is None:
            return None
        return self.valid_from or date.min, self.valid_to or date.max


def check_interval(opens: time | None, closes: time | None) -> None:
    """Refuse an interval that ends before it begins, at the field of its end."""
    if opens and closes and closes <= opens:
        raise ValidationError({"closes": _("The closing time must be after the opening time.")})


def check_days(first: date | None, last: date | None, field: str) -> None:
    """Refuse days that end before they begin, at the field of their end."""
    if first and last and last < first:
        raise ValidationError({field: _("The last day must not be before the first.")})


def check_stated(day: date | None, field: str) -> None:
    """Refuse a day on which nobody can have stated anything yet, or any more."""
    if day and day > timezone.localdate():
        raise ValidationError({field: _("This day is still to come.")})
    if day and day < EARLIEST:
        raise ValidationError({field: _("This day is too long ago. Check the year.")})
