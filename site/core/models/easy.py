"""Easy-to-read text (ETR) and a film in sign language (PJM), which any page may carry."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from ..blocks import BodyStreamBlock
from ..fields import StreamField

FILM_TYPES = ("mp4", "webm")


def document(label: Any, help_text: Any) -> models.ForeignKey:
    """A file of the film, which may be missing."""
    return models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        help_text=help_text,
    )


class EasyForms(models.Model):
    """The easy text is prose and is translated; the film and its captions are facts."""

    easy_body = StreamField(
        BodyStreamBlock(),
        blank=True,
        verbose_name=_("easy-to-read text (ETR)"),
        help_text=_("Short sentences, one thought in each, no foreign words."),
    )
    film_text = models.TextField(
        _("description of the film"),
        blank=True,
        help_text=_("What is signed in the film, for those who do not see it."),
    )
    film = document(
        _("film in Polish Sign Language (PJM)"), _("An MP4 or WebM file from the documents.")
    )
    captions = document(_("captions of the film"), _("A WebVTT file from the documents."))

    forms_together: ClassVar = False  # whether the page's template shows every form at once

    easy_panels: ClassVar[list[Any]] = [
        FieldPanel("easy_body"),
        FieldPanel("film"),
        FieldPanel("captions"),
        FieldPanel("film_text"),
    ]
    easy_prose: ClassVar[list[Any]] = [
        TranslatableField("easy_body"),
        TranslatableField("film_text"),
    ]

    class Meta:
        abstract = True

    @property
    def film_type(self) -> str:
        """The media type of the uploaded film."""
        return f"video/{self.film.file_extension.lower()}" if self.film else ""

    def clean(self) -> None:
        """Refuse files that no browser plays."""
        super().clean()
        problems = {}
        if self.film and self.film.file_extension.lower() not in FILM_TYPES:
            problems["film"] = _("Choose an MP4 or WebM file.")
        if self.captions and self.captions.file_extension.lower() != "vtt":
            problems["captions"] = _("Choose a WebVTT file (its name ends in .vtt).")
        if problems:
            raise ValidationError(problems)
