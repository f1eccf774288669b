"""The words services are described by: fields of the law, needs below them, audiences."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from core.forms import FactsOnSourceSnippetForm
from core.languages import source_locale_id
from core.models import FactSheet


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

    panels = [FieldPanel("label"), FieldPanel("synonyms"), FieldPanel("slug"), FieldPanel("order")]
    base_form_class = FactsOnSourceSnippetForm
    translatable_fields: ClassVar = [TranslatableField("label"), TranslatableField("synonyms")]
    fact_fields: ClassVar[tuple[str, ...]] = ("slug", "order")

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["order", "label"]

    def __str__(self) -> str:
        return self.label

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


class Category(Concept):
    """A field of art. 2(1) of the act of 19.07.2019 on social-service centres, or a need."""

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="needs",
        verbose_name=_("field"),
        limit_choices_to={"parent__isnull": True, "locale__language_code": "pl"},
        help_text=_("Empty for one of the 14 fields of the act on social-service centres."),
    )

    panels = [FieldPanel("parent"), *Concept.panels]
    fact_fields = (*Concept.fact_fields, "parent")

    class Meta(Concept.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")


class Audience(Concept):
    """Whom a service is for."""

    class Meta(Concept.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
