"""Places: where a service is given, how to reach it and when it is open."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from core.fields import ChoiceSetField, LastingUUIDField
from core.forms import FactsOnSourceSnippetForm
from core.models import Area, FactSheet
from core.panels import tabs
from core.validators import validate_postcode

from .rows import HoursRow, PhoneRow, Weekday, check_days, check_interval

PHONE_PANELS = [
    FieldRowPanel([FieldPanel("number"), FieldPanel("label")]),
    FieldPanel("languages"),
    FieldPanel("weekdays"),
    FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
]
HOURS_PANELS = [
    FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")]),
    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
]


class Place(FactSheet, DraftStateMixin, RevisionMixin, TranslatableMixin, ClusterableModel):
    """A place with a lasting UUID (its translation key): address, gmina, contacts and hours."""

    class Feature(models.TextChoices):
        STEP_FREE = "step-free", _("step-free entrance")
        LIFT = "lift", _("lift")
        TOILET = "toilet", _("accessible toilet")
        LOOP = "induction-loop", _("induction loop")
        SIGN_ON_SITE = "sign-on-site", _("sign language interpreter on site")
        SIGN_BY_VIDEO = "sign-by-video", _("sign language interpreter by video")
        QUIET_HOURS = "quiet-hours", _("quiet hours")
        ASSISTANCE_DOG = "assistance-dog", _("assistance dogs welcome")
        PARKING = "parking", _("parking place for people with disabilities")

    name = models.CharField(_("name"), max_length=200)
    directions = models.TextField(
        _("how to get in"), blank=True, help_text=_("For example: entrance from the yard, a ramp.")
    )
    transport = models.TextField(
        _("public transport"), blank=True, help_text=_("For example: bus 12, stop Rynek.")
    )
    closure_message = models.CharField(
        _("message while it is closed"),
        max_length=200,
        blank=True,
        help_text=_("For example: closed for repairs, call the place in Świecie."),
    )
    confidential = models.BooleanField(
        _("confidential address"),
        default=False,
        help_text=_(
            "The address, gmina, directions and position are then shown nowhere: people call first."
        ),
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
    by_appointment = models.BooleanField(_("by appointment only"), default=False)
    closed_on_holidays = models.BooleanField(
        _("closed on public holidays"),
        default=True,
        help_text=_("Polish public holidays, movable ones too; days with other hours come first."),
    )
    closed_from = models.DateField(_("closed from"), null=True, blank=True)
    closed_to = models.DateField(
        _("closed until"), null=True, blank=True, help_text=_("Empty: until further notice.")
    )
    features = ChoiceSetField(_("accessibility"), choices=Feature)
    is_sample = models.BooleanField(_("sample data"), default=False)

    edit_handler = tabs(
        [
            FieldPanel("name"),
            FieldPanel("directions"),
            FieldPanel("transport"),
            FieldPanel("closure_message"),
        ],
        [
            InlinePanel("phones", PHONE_PANELS, heading=_("Telephones"), label=_("telephone")),
            FieldPanel("email"),
            FieldPanel("website"),
            MultiFieldPanel(
                [
                    FieldPanel("confidential"),
                    FieldPanel("street"),
                    FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
                    FieldPanel("area"),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                ],
                heading=_("Address"),
            ),
            InlinePanel("hours", HOURS_PANELS, heading=_("Opening hours"), label=_("hours")),
            InlinePanel("exceptions", heading=_("Days with other hours"), label=_("days")),
            FieldPanel("closed_on_holidays"),
            FieldPanel("by_appointment"),
            FieldRowPanel(
                [FieldPanel("closed_from"), FieldPanel("closed_to")], heading=_("Closed for a time")
            ),
            FieldPanel("features"),
            FieldPanel("is_sample"),
        ],
    )
    base_form_class = FactsOnSourceSnippetForm
    translatable_fields: ClassVar = [
        TranslatableField("name"),
        TranslatableField("directions"),
        TranslatableField("transport"),
        TranslatableField("closure_message"),
    ]
    fact_fields = (
        "confidential",
        "street",
        "postcode",
        "city",
        "area",
        "latitude",
        "longitude",
        "email",
        "website",
        "by_appointment",
        "closed_on_holidays",
        "closed_from",
        "closed_to",
        "features",
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

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees (WGS 84); None if unknown or confidential."""
        if self.confidential or self.latitude is None or self.longitude is None:
            return None
        return float(self.latitude), float(self.longitude)

    def clean(self) -> None:
        """Refuse days of closure that end before they begin, and half a position."""
        super().clean()
        check_days(self.closed_from, self.closed_to, "closed_to")
        if (self.latitude is None) != (self.longitude is None):
            empty = "longitude" if self.longitude is None else "latitude"
            raise ValidationError({empty: _("Give both numbers of the position, or none.")})

    def is_closed_on(self, day: date) -> bool:
        """Whether the place is closed for a time that holds on a day."""
        if self.closed_from is None and self.closed_to is None:
            return False
        return (self.closed_from or day) <= day <= (self.closed_to or day)

    def search_dependents(self) -> list[Any]:
        """The pages whose search rows repeat this place's contacts; departments are home's."""
        key = {"places__translation_key": self.translation_key}
        services = self.services.model.objects.filter(**key).distinct()
        providers = self.providers.model.objects.filter(**key).distinct()
        contacts = self.departments.model.objects.filter(
            place__translation_key=self.translation_key
        ).select_related("page")
        return [*services, *providers, *(row.page for row in contacts)]


class Phone(PhoneRow):
    """A telephone number of a place."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="phones")

    class Meta(PhoneRow.Meta):
        pass


class OpeningHours(HoursRow):
    """One interval of a place's week."""

    Weekday = Weekday
    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="hours")

    class Meta(HoursRow.Meta):
        pass


class HoursException(models.Model):
    """Days on which other hours hold than the week's; without hours it is closed on them."""

    uuid = LastingUUIDField()
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
        check_days(self.from_date, self.to_date, "to_date")
        if bool(self.opens) != bool(self.closes):
            empty = "closes" if self.opens else "opens"
            raise ValidationError({empty: _("Give both hours, or none if it is closed.")})
        check_interval(self.opens, self.closes)
