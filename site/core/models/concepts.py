"""Terms: words that describe things, with a label and synonyms in each language."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from ..forms import FactsOnSourceSnippetForm
from ..languages import source_locale_id
from .translatable import FactSheet


class Concept(FactSheet, TranslatableMixin, models.Model):
    """A term with a label and synonyms in each language; its slug and place are the source's."""

    label = models.CharField(_("label"), max_length=120)
    synonyms = models.TextField(
        _("synonyms"),
        blank=True,
        help_text=_(
            "One per line: words people type when they mean this. Inflected forms are found."
        ),
    )
    slug = models.SlugField(_("slug"), max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("label"), FieldPanel("synonyms"), FieldPanel("slug")]
    base_form_class = FactsOnSourceSnippetForm
    translatable_fields: ClassVar = [TranslatableField("label"), TranslatableField("synonyms")]
    fact_fields: ClassVar[tuple[str, ...]] = ("slug", "order")

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["order", "label"]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new source without a place stands last."""
        if self._state.adding and self.is_source and not self.order:
            sources = type(self)._default_manager.filter(locale_id=source_locale_id())
            self.order = (sources.aggregate(last=Max("order"))["last"] or 0) + 1
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """A source has a slug of its own: the catalogue's addresses name it."""
        super().clean()
        if self.locale_id is not None and not self.is_source:
            return
        self.slug = self.slug or slugify(self.label)
        twins = type(self)._default_manager.filter(slug=self.slug, locale_id=source_locale_id())
        if twins.exclude(pk=self.pk).exists():
            raise ValidationError({"slug": self.unique_error_message(type(self), ("slug",))})

    @property
    def words(self) -> tuple[str, ...]:
        """The label and the synonyms."""
        lines = (line.strip() for line in self.synonyms.splitlines())
        return (self.label, *(line for line in lines if line))
