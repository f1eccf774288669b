"""First steps for people who are new in Poland, and what to do in danger."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from core.blocks.text import RICH_TEXT_FEATURES
from core.fields import StreamField
from core.models import BasePage
from search.pages import page_record

from ..blocks.guides import HelplineBlock, NeedBlock, OfficialLinkBlock, StepBlock


class GuideIndexPage(BasePage):
    """The list of guides for newcomers."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["home.GuidePage"]
    max_count_per_parent = 1
    template = "pages/guide_index_page.html"

    class Meta:
        verbose_name = _("list of guides")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the guides in their order."""
        from ..guides import index_context

        return super().get_context(request, *args, **kwargs) | index_context(self.source)

    def search_record(self) -> Any:
        """What the search keeps of this page; None while readers must not see it."""
        return page_record(self)


class GuidePage(BasePage):
    """Ordered steps in plain words, with what is needed and who is responsible."""

    parent_page_types: ClassVar = ["home.GuideIndexPage", "home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/guide_page.html"

    office = models.TextField(
        _("responsible office"),
        max_length=250,
        blank=True,
        help_text=_("Who settles the matter. For example: the office of the gmina you live in."),
    )
    needs = StreamField([("need", NeedBlock())], blank=True, verbose_name=_("what is needed"))
    steps = StreamField([("step", StepBlock())], blank=True, verbose_name=_("steps"))
    notes = RichTextField(
        _("good to know"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("What does not belong to any step."),
    )
    helplines = StreamField(
        [("helpline", HelplineBlock())],
        blank=True,
        verbose_name=_("helplines"),
        help_text=_("Only numbers that are published for the whole country."),
    )
    links = StreamField(
        [("link", OfficialLinkBlock())], blank=True, verbose_name=_("official pages")
    )
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody checked that all of it is true."),
    )
    maintained_by = models.CharField(
        _("who keeps it up to date"),
        max_length=120,
        blank=True,
        help_text=_("For example: Zespół redakcyjny ROPS."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The lowest number stands first.")
    )
    categories = ParentalManyToManyField(
        "catalogue.Category",
        blank=True,
        related_name="+",
        verbose_name=_("kinds of help"),
        help_text=_("Services of these kinds are offered below the guide."),
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("summary", "body", "office", "needs", "steps", "notes")),
        FieldPanel("helplines"),
        FieldPanel("links"),
    ]
    fact_panels: ClassVar = [
        *(FieldPanel(name) for name in ("checked_on", "maintained_by", "order", "categories")),
    ]
    translatable_fields: ClassVar = [
        *BasePage.translatable_fields,
        *map(TranslatableField, ("office", "needs", "steps", "notes", "helplines", "links")),
    ]
    fact_fields = ("checked_on", "maintained_by", "order", "categories")

    class Meta:
        verbose_name = _("guide")

    def clean(self) -> None:
        """Refuse a day of checking that has not come yet."""
        super().clean()
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": _("This day has not come yet.")})

    def missing(self) -> dict[str, Any]:
        """Who answers for a guide, since when, and what to do: without that nobody can trust it."""
        asked = {
            "office": _("Say who settles the matter."),
            "steps": _("Write at least one step."),
            "checked_on": _("Give the day on which the guide was checked."),
            "maintained_by": _("Say who keeps the guide up to date."),
        }
        lacking = {name: words for name, words in asked.items() if not getattr(self, name)}
        return super().missing() | lacking

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add numbers, links, services and the neighbours in the list."""
        from ..guides import guide_context

        return super().get_context(request, *args, **kwargs) | guide_context(self)

    def search_record(self) -> Any:
        """What the search keeps of this guide; None while readers must not see it."""
        from ..records import guide_record

        return guide_record(self)
