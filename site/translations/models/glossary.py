"""The glossary: words of offices, what they mean, and what they are called in each language."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Locale

from core.languages import SOURCE


def in_lines(text: str) -> tuple[str, ...]:
    """The lines of a field that hold something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class GlossaryTerm(ClusterableModel):
    """A Polish word or phrase with its plain meaning. It has no drafts: what is saved holds."""

    term = models.CharField(
        _("Polish term"),
        max_length=120,
        unique=True,
        help_text=_("As in a dictionary: “wywiad środowiskowy”, “PCPR”. Other forms are found."),
    )
    forms = models.TextField(
        _("other names"),
        blank=True,
        help_text=_(
            "One per line: the full name of an acronym, another word for the same."
            " Inflected forms need no line."
        ),
    )
    definition = models.TextField(
        _("meaning in plain Polish"),
        max_length=400,
        help_text=_("One or two short sentences that somebody new in Poland understands."),
    )
    explain = models.BooleanField(
        _("explain it to readers"),
        default=True,
        help_text=_(
            "Where the term first stands on a page, readers can open its meaning."
            " Switch it off for words that also mean something else."
        ),
    )
    keep = models.BooleanField(
        _("never translated"),
        default=False,
        help_text=_("Translations have to keep the Polish term: PESEL."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("term"),
        FieldPanel("forms"),
        FieldPanel("definition"),
        FieldPanel("explain"),
        FieldPanel("keep"),
        InlinePanel("renderings", heading=_("In other languages"), label=_("language")),
    ]

    class Meta:
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    @property
    def languages(self) -> str:
        """The languages that have a rendering, for the admin's list."""
        codes = {row.locale.language_code for row in self.renderings.all()}
        return ", ".join(sorted(codes)) or "–"


def other_languages() -> models.Q:
    """Every language but the one in which the terms are."""
    return ~models.Q(language_code=SOURCE)


class GlossaryRendering(models.Model):
    """What was decided for a term in one language."""

    term = ParentalKey(GlossaryTerm, related_name="renderings")
    locale = models.ForeignKey(
        Locale,
        models.CASCADE,
        related_name="+",
        limit_choices_to=other_languages,
        verbose_name=_("language"),
    )
    rendering = models.CharField(
        _("rendering"), max_length=160, help_text=_("What translations call it.")
    )
    accepted = models.TextField(
        _("other accepted renderings"),
        blank=True,
        help_text=_("One per line. A translation may use them too."),
    )
    definition = models.TextField(
        _("meaning in this language"),
        max_length=500,
        blank=True,
        help_text=_("Without it, translations into this language do not explain the term."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("locale"),
        FieldPanel("rendering"),
        FieldPanel("accepted"),
        FieldPanel("definition"),
    ]

    class Meta:
        verbose_name = _("rendering")
        verbose_name_plural = _("renderings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "locale"],
                name="glossary_one_rendering",
                violation_error_message=_("This language is there already."),
            )
        ]

    def __str__(self) -> str:
        return self.rendering
