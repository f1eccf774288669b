"""Rows of a service: languages of help, and telephones and hours of its own."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.fields import ChoiceSetField, LastingUUIDField

from .. import languages_of_help
from .places import HOURS_PANELS, PHONE_PANELS, Place
from .rows import HoursRow, PhoneRow, Weekday
from .services import ServicePage, Way


class ServiceLanguage(models.Model):
    """A language in which a service is given: by whom, in which ways and on which days."""

    class Mode(models.TextChoices):
        STAFF = "staff", _("spoken by the staff")
        INTERPRETER = "interpreter", _("interpreter on request")
        WRITTEN = "written", _("in writing only")

    class Payer(models.TextChoices):
        PROVIDER = "provider", _("free for you")
        CLIENT = "client", _("you pay for the interpreter")

    uuid = LastingUUIDField()
    service = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=12, choices=languages_of_help.choices)
    mode = models.CharField(_("how"), max_length=12, choices=Mode, default=Mode.STAFF)
    ways = ChoiceSetField(
        _("ways"), choices=Way, help_text=_("None ticked: in every way the service can be reached.")
    )
    weekdays = ChoiceSetField(
        _("weekdays"), choices=Weekday.choices, help_text=_("None ticked: every day.")
    )
    lead_days = models.PositiveSmallIntegerField(
        _("days of notice for an interpreter"), null=True, blank=True
    )
    paid_by = models.CharField(
        _("who pays for the interpreter"), max_length=10, choices=Payer, blank=True
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("mode")]),
        FieldPanel("ways"),
        FieldPanel("weekdays"),
        FieldRowPanel([FieldPanel("lead_days"), FieldPanel("paid_by")]),
    ]

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.language} ({self.get_mode_display()})"


class AtPlace(models.Model):
    """Something of a service that differs from its place."""

    at = models.ForeignKey(
        Place,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("at the place"),
        limit_choices_to={"locale__language_code": "pl"},
        help_text=_("Empty: at every place of this service."),
    )

    class Meta:
        abstract = True


class ServicePhone(PhoneRow, AtPlace):
    """A telephone number of the service itself; it stands before those of its place."""

    service = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="own_phones")

    panels: ClassVar = [*PHONE_PANELS, FieldPanel("at")]

    class Meta(PhoneRow.Meta):
        pass

    def __str__(self) -> str:
        return PhoneRow.__str__(self)


class ServiceHours(HoursRow, AtPlace):
    """One interval of the service's own week; it replaces the week of its place."""

    service = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="own_hours")

    panels: ClassVar = [*HOURS_PANELS, FieldPanel("at")]

    class Meta(HoursRow.Meta):
        pass

    def __str__(self) -> str:
        return HoursRow.__str__(self)
