"""What everybody has to know for some time."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from core.forms import FactsOnSourceSnippetForm
from core.models import FactSheet
from core.panels import tabs


class Alert(FactSheet, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A line above every page, or above those of one section, from one moment to another."""

    class Level(models.TextChoices):
        NOTICE = "notice", _("notice")
        WARNING = "warning", _("warning")
        DANGER = "danger", _("danger to health or life")

    message = RichTextField(
        _("message"),
        features=["bold", "link"],
        help_text=_("One or two sentences. For example: On 24 December we are closed."),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.NOTICE)
    starts_at = models.DateTimeField(
        _("shown from"), null=True, blank=True, help_text=_("Empty: as soon as it is published.")
    )
    ends_at = models.DateTimeField(
        _("shown until"), null=True, blank=True, help_text=_("Empty: until it is withdrawn.")
    )
    section = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
        help_text=_("The page above whose section it is shown. Empty: the whole site."),
    )

    edit_handler = tabs(
        [
            FieldPanel("message"),
            HelpPanel(_("Translate the message too: until then it is shown in Polish.")),
        ],
        [
            FieldPanel("level"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            PageChooserPanel("section"),
        ],
    )
    base_form_class = FactsOnSourceSnippetForm
    translatable_fields: ClassVar = [TranslatableField("message")]
    fact_fields = ("level", "starts_at", "ends_at", "section")

    class Meta(TranslatableMixin.Meta):
        ordering = ["-pk"]
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.text}"

    @property
    def text(self) -> str:
        """The beginning of the message without markup, for lists."""
        return Truncator(strip_tags(self.message)).chars(60)

    def clean(self) -> None:
        """Refuse an alert that says nothing, and an end before the beginning."""
        super().clean()
        if not strip_tags(self.message).strip():
            raise ValidationError({"message": _("Write what people have to know.")})
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must be after the beginning.")})
