"""What the institution does, in three forms (art. 6 of the act of 19.07.2019)."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyStreamBlock
from core.fields import StreamField
from core.models import BasePage
from search.pages import page_record

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


class ScopePage(BasePage):
    """The scope of activity as a text, as an easy text and as a film in sign language."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "pages/scope_page.html"

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
    film_url = models.URLField(
        _("address of the film"), blank=True, help_text=_("If the film is kept on another site.")
    )

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("easy_body"),
        FieldPanel("film_text"),
    ]
    fact_panels: ClassVar = [FieldPanel("film"), FieldPanel("captions"), FieldPanel("film_url")]
    translatable_fields: ClassVar = [
        *BasePage.translatable_fields,
        TranslatableField("easy_body"),
        TranslatableField("film_text"),
    ]
    fact_fields = ("film", "captions", "film_url")

    class Meta:
        verbose_name = _("scope of activity")

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

    def search_record(self) -> Any:
        """What the search keeps of this page; None while readers must not see it."""
        return page_record(self)
