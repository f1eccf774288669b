"""Places: where a service is given, how to reach it and when it is open."""

from datetime import date, time
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from core.forms import FactsOnSourceSnippetForm
from core.models import Area, FactSheet
from core.panels import tabs
from core.validators import validate_phone, validate_postcode


class Place(FactSheet, DraftStateMixin, RevisionMixin, TranslatableMixin, ClusterableModel):
    """A place with a lasting UUID (its translation key): address, gmina, contacts and hours."""

    name = models.CharField(_("name"), max_length=200)
    directions = models.TextField(
        _("how to get in"), blank=True, help_text=_("For example: entrance from the yard, a ramp.")
    )
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(
        _("postcode"), max_length=6, blank=True, validators=[validate_postcode]
    )
    city = models.CharField(_("town"), max_length=100, blank=True)
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="places",
        verbose_name=_("gmina"),
        limit_choices_to={"level": Area.Level.GMINA},
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    is_sample = models.BooleanField(_("sample data"), default=False)

    edit_handler = tabs(
        [FieldPanel("name"), FieldPanel("directions")],
        [
            InlinePanel("phones", heading=_("Telephones"), label=_("telephone")),
            FieldPanel("email"),
            FieldPanel("website"),
            FieldPanel("street"),
            FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
            FieldPanel("area"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            InlinePanel("hours", heading=_("Opening hours"), label=_("hours")),
            InlinePanel("exceptions", heading=_("Days with other hours"), label=_("days")),
            FieldPanel("is_sample"),
        ],
        [],
    )
    base_form_class = FactsOnSourceSnippetForm
    translatable_fields: ClassVar = [TranslatableField("name"), TranslatableField("directions")]
    fact_fields = (
        "street",
        "postcode",
        "city",
        "area",
        "latitude",
        "longitude",
        "email",
        "website",
        "is_sample",
        "phones",
        "hours",
        "exceptions",
    )

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return f"{self.name}, {self.city}" if self.city else self.name

    def search_dependents(self) -> list[Any]:
        """The pages whose search rows repeat this place's contacts; departments are home's."""
        key = {"places__translation_key": self.translation_key}
        services = self.services.model.objects.filter(**key).distinct()
        providers = self.providers.model.objects.filter(**key).distinct()
        contacts = self.departments.model.objects.filter(
            place__translation_key=self.translation_key
        ).select_related("page")
        return [*services, *providers, *(row.page for row in contacts)]


class Phone(models.Model):
    """A telephone number of a place."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(
        _("number"),
        max_length=30,
        validators=[validate_phone],
        help_text=_("With the country code, for example +48 52 123 45 67."),
    )
    label = models.CharField(_("note"), max_length=80, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number


class OpeningHours(models.Model):
    """One interval on one weekday."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        ordering = ["weekday", "opens"]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self) -> None:
        """Refuse an interval that ends before it begins."""
        check_interval(self.opens, self.closes)


class HoursException(models.Model):
    """Days on which other hours hold than the week's; without hours it is closed on them."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="exceptions")
    from_date = models.DateField(_("from"), help_text=_("For example: 24.12.2026."))
    to_date = models.DateField(
        _("to"), null=True, blank=True, help_text=_("The last of these days; empty: one day.")
    )
    opens = models.TimeField(
        _("opens"), null=True, blank=True, help_text=_("Leave both hours empty for: closed.")
    )
    closes = models.TimeField(_("closes"), null=True, blank=True)
    note = models.CharField(
        _("note"), max_length=150, blank=True, help_text=_("For example: Christmas Eve.")
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("from_date"), FieldPanel("to_date")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("note"),
    ]

    class Meta:
        ordering = ["from_date", "pk"]

    def __str__(self) -> str:
        return f"{self.from_date} – {self.last_date}"

    @property
    def last_date(self) -> date:
        """The last of the days."""
        return self.to_date or self.from_date

    def clean(self) -> None:
        """Refuse days and hours that end before they begin, and half an interval."""
        if self.from_date and self.to_date and self.to_date < self.from_date:
            raise ValidationError({"to_date": _("The last day must not be before the first.")})
        if bool(self.opens) != bool(self.closes):
            empty = "closes" if self.opens else "opens"
            raise ValidationError({empty: _("Give both hours, or none if it is closed.")})
        check_interval(self.opens, self.closes)


def check_interval(opens: time | None, closes: time | None) -> None:
    """Refuse an interval that ends before it begins, at the field of its end."""
    if opens and closes and closes <= opens:
        raise ValidationError({"closes": _("The closing time must be after the opening time.")})
