"""The menus that editors make besides the main one, which follows the page tree."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from core.fields import StreamField
from core.forms import FactsOnSourceSnippetForm
from core.models import FactSheet
from core.panels import tabs

from ..blocks.frame import MenuStreamBlock


class Menu(FactSheet, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A few links under a heading: a column of the footer, or the shortcuts of the home page."""

    class Place(models.TextChoices):
        FOOTER = "footer", _("footer")
        SHORTCUTS = "shortcuts", _("shortcuts on the home page")

    heading = models.CharField(
        _("heading"), max_length=60, help_text=_("For example: For the media.")
    )
    links = StreamField(MenuStreamBlock(), blank=True, verbose_name=_("links"))
    place = models.CharField(_("where it stands"), max_length=10, choices=Place, default="footer")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    edit_handler = tabs(
        [FieldPanel("heading"), FieldPanel("links")],
        [FieldPanel("place"), FieldPanel("order")],
    )
    base_form_class = FactsOnSourceSnippetForm
    translatable_fields: ClassVar = [TranslatableField("heading"), TranslatableField("links")]
    fact_fields = ("place", "order")

    class Meta(TranslatableMixin.Meta):
        ordering = ["place", "order", "pk"]
        verbose_name = _("menu")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return self.heading
