"""Events: trainings, seminars, meetings and study visits."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail_localize.fields import TranslatableField

from core.fields import StreamField
from core.models import BasePage, LeadPicture

from ..event_blocks import ModuleBlock, ProgrammeItemBlock
from ..recruitment import Switch
from .filing import Filed


class EventIndexPage(BasePage):
    """The list of events, upcoming and past, with its filters."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["news.EventPage"]
    max_count_per_parent = 1
    template = "pages/event_index_page.html"

    class Meta:
        verbose_name = _("list of events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the form of filters and a page of events by month."""
        from ..event_listing import index_context

        context = super().get_context(request, *args, **kwargs)
        return context | index_context(self.url, request)

    def search_record(self) -> Any:
        """What the search keeps of this page; None while readers must not see it."""
        from search.pages import page_record

        return page_record(self)


class EventPage(LeadPicture, Filed, BasePage):
    """One event: what it is, when and where, for whom, and how to sign up."""

    class Kind(models.TextChoices):
        TRAINING = "training", _("training")
        SEMINAR = "seminar", _("seminar")
        MEETING = "meeting", _("meeting")
        STUDY_VISIT = "study_visit", _("study visit")
        CONFERENCE = "conference", _("conference")
        WORKSHOP = "workshop", _("workshop")
        OTHER = "other", _("other event")

    parent_page_types: ClassVar = ["news.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/event_page.html"

    audience = models.CharField(
        _("for whom"),
        max_length=200,
        blank=True,
        help_text=_("For example: Social workers and people who support foster families."),
    )
    organiser = models.CharField(_("organiser"), max_length=200, blank=True)
    programme = StreamField(
        [("item", ProgrammeItemBlock())], blank=True, verbose_name=_("programme")
    )
    modules = StreamField(
        [("module", ModuleBlock())],
        blank=True,
        verbose_name=_("modules"),
        help_text=_("Parts of a training with their hours; the sum is counted for you."),
    )

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    recruitment_opens_on = models.DateField(_("sign-up opens on"), null=True, blank=True)
    recruitment_closes_on = models.DateField(
        _("sign-up closes on"),
        null=True,
        blank=True,
        help_text=_("The last day on which one can sign up, until midnight."),
    )
    recruitment_switch = models.CharField(
        _("sign-up now"),
        max_length=10,
        choices=Switch,
        default=Switch.AUTOMATIC,
        help_text=_("Close it earlier when there are no more places, or cancel the event."),
    )
    sign_up_url = models.URLField(
        _("address of the sign-up form"),
        blank=True,
        help_text=_("With https, for example: https://example.org/zapisy"),
    )
    sign_up_email = models.EmailField(_("e-mail for signing up"), blank=True)

    content_panels = [
        *BasePage.content_panels[:2],
        FieldPanel("audience"),
        FieldPanel("organiser"),
        FieldPanel("body"),
        FieldPanel("programme"),
        FieldPanel("modules"),
        *LeadPicture.picture_panels,
    ]
    fact_panels: ClassVar = [
        FieldPanel("kind"),
        InlinePanel(
            "dates",
            [
                FieldRowPanel(
                    [FieldPanel("starts_on", required_on_save=False), FieldPanel("starts_at")]
                ),
                FieldRowPanel([FieldPanel("ends_on"), FieldPanel("ends_at")]),
                FieldPanel("venue"),
                FieldRowPanel([FieldPanel("street"), FieldPanel("city")]),
                FieldPanel("online_url"),
            ],
            heading=_("Dates and places"),
            label=pgettext_lazy("of an event", "date"),
            help_text=_("The same meeting at two venues is two dates."),
            min_num=1,
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("recruitment_opens_on"), FieldPanel("recruitment_closes_on")]
                ),
                FieldPanel("recruitment_switch"),
                FieldRowPanel([FieldPanel("sign_up_url"), FieldPanel("sign_up_email")]),
            ],
            heading=_("Sign-up"),
        ),
        *Filed.filing_panels,
        FieldPanel("is_sample"),
    ]
    fact_fields = (
        "kind",
        "dates",
        "recruitment_opens_on",
        "recruitment_closes_on",
        "recruitment_switch",
        "sign_up_url",
        "sign_up_email",
        *LeadPicture.picture_facts,
        *Filed.filing_facts,
    )
    translatable_fields: ClassVar = [
        *BasePage.translatable_fields,
        TranslatableField("audience"),
        TranslatableField("organiser"),
        TranslatableField("programme"),
        TranslatableField("modules"),
        *LeadPicture.picture_prose,
    ]

    class Meta:
        verbose_name = _("event")

    @property
    def is_cancelled(self) -> bool:
        """Whether the event does not take place."""
        return bool(self.source and self.source.recruitment_switch == Switch.CANCELLED)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts from the source."""
        from ..event_facts import event_context

        return super().get_context(request, *args, **kwargs) | event_context(self)

    def clean(self) -> None:
        """Refuse a sign-up that closes before it opens."""
        super().clean()
        opens, closes = self.recruitment_opens_on, self.recruitment_closes_on
        if opens and closes and closes < opens:
            message = _("This day is before the day on which the sign-up opens.")
            raise ValidationError({"recruitment_closes_on": message})

    def missing(self) -> dict[str, str]:
        """Who is invited to sign up must be told where."""
        days = self.recruitment_opens_on or self.recruitment_closes_on
        if not days or self.sign_up_url or self.sign_up_email:
            return super().missing()
        message = gettext("Give an address or an e-mail for signing up, or clear the dates.")
        return super().missing() | {"sign_up_url": message}

    def search_record(self) -> Any:
        """What the search keeps of this event; None while readers must not see it."""
        from ..event_records import event_record

        return event_record(self)
