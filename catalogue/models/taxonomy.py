"""The words services are described by: fields of the law, needs below them, audiences."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import Concept


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


class ResidenceStatus(Concept):
    """On what ground somebody stays in Poland; readers read it, nobody is asked for theirs."""

    class Meta(Concept.Meta):
        verbose_name = _("residence status")
        verbose_name_plural = _("residence statuses")


class RequiredDocument(Concept):
    """A document that people bring, with its name in every language."""

    class Meta(Concept.Meta):
        verbose_name = _("required document")
        verbose_name_plural = _("required documents")
