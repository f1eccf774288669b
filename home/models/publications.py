"""Books, reports and leaflets of the institution."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from catalogue import languages_of_help
from core.models import BasePage, LeadPicture


class PublicationIndexPage(BasePage):
    """All publications, the newest first."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["home.PublicationPage"]
    max_count_per_parent = 1
    template = "pages/publication_index_page.html"

    class Meta:
        verbose_name = _("list of publications")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add a page of the list, perhaps of one year."""
        from ..publications import index_context

        return super().get_context(request, *args, **kwargs) | index_context(self.url, request)

    def search_record(self) -> Any:
        """What the search keeps of this page; None while readers must not see it."""
        from search.pages import page_record

        return page_record(self)


class PublicationPage(LeadPicture, BasePage):
    """One publication: who wrote it, when, and its files."""

    parent_page_types: ClassVar = ["home.PublicationIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/publication_page.html"

    year = models.PositiveSmallIntegerField(
        _("year of publication"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1990), MaxValueValidator(2100)],
        help_text=_("For example: 2023."),
    )
    authors = models.CharField(
        _("authors"), max_length=250, blank=True, help_text=_("For example: Anna Nowak, Jan Lis.")
    )
    editors = models.CharField(
        _("editors"), max_length=250, blank=True, help_text=_("Who edited it, if it has authors.")
    )

    content_panels: ClassVar = [*BasePage.content_panels, *LeadPicture.picture_panels]
    fact_panels: ClassVar = [
        FieldPanel("year"),
        FieldPanel("authors"),
        FieldPanel("editors"),
        InlinePanel("files", heading=_("Files"), label=_("file")),
    ]
    translatable_fields: ClassVar = [*BasePage.translatable_fields, *LeadPicture.picture_prose]
    fact_fields = ("year", "authors", "editors", "files", *LeadPicture.picture_facts)

    class Meta:
        verbose_name = _("publication")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts from the source."""
        from ..publications import file_facts

        context = super().get_context(request, *args, **kwargs)
        return context | {"facts": self.source, "files": file_facts(self.source)}

    def search_record(self) -> Any:
        """What the search keeps of this publication; None while readers must not see it."""
        from ..records import publication_record

        return publication_record(self)


class PublicationFile(Orderable):
    """A file of a publication, with its language and whom it serves."""

    class Access(models.TextChoices):
        FULL = "full", _("accessible document (for example PDF/UA)")
        PARTLY = "partly", _("partly accessible document")
        SCAN = "scan", _("scan: not accessible to screen readers")
        EASY = "easy", _("easy-to-read text (ETR)")

    publication = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name=_("document"),
    )
    language = models.CharField(
        _("language"), max_length=12, choices=languages_of_help.choices, default="pl"
    )
    access = models.CharField(
        _("accessibility"), max_length=8, choices=Access, default=Access.PARTLY
    )

    panels: ClassVar = [
        FieldPanel("document"),
        FieldRowPanel([FieldPanel("language"), FieldPanel("access")]),
    ]

    def __str__(self) -> str:
        return str(self.document)
