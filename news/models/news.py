"""News: the list and its articles."""

from datetime import date as day
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_localize.fields import TranslatableField

from core.fields import StreamField
from core.models import BasePage, LeadPicture
from search.pages import page_record

from ..blocks import AttachmentsBlock, GalleryBlock
from .filing import Filed


class NewsIndexPage(BasePage):
    """The list of news with its filters and its archive."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["news.NewsPage"]
    max_count_per_parent = 1
    template = "pages/news_index_page.html"

    class Meta:
        verbose_name = _("list of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the filters and a page of what they leave."""
        from ..index import index_context

        context = super().get_context(request, *args, **kwargs)
        return context | index_context(request)

    def search_record(self) -> Any:
        """What the search keeps of this page; None while readers must not see it."""
        return page_record(self)


class NewsPage(LeadPicture, Filed, BasePage):
    """One piece of news."""

    parent_page_types: ClassVar = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/news_page.html"

    date = models.DateField(
        _("date"),
        default=timezone.localdate,
        help_text=_("The day readers see; the list is in its order."),
    )
    pinned_until = models.DateField(
        _("pinned until"),
        null=True,
        blank=True,
        help_text=_("The last day on which this stands above newer ones. Empty: never."),
    )
    tags = ClusterTaggableManager(
        through="news.NewsTag",
        blank=True,
        verbose_name=_("tags"),
        help_text=_("Polish words in lower case, separated by commas: dzieci, piecza zastępcza."),
    )
    gallery = StreamField(GalleryBlock(), blank=True, verbose_name=_("gallery"))
    attachments = StreamField(AttachmentsBlock(), blank=True, verbose_name=_("attachments"))

    content_panels = [
        *BasePage.content_panels,
        *LeadPicture.picture_panels,
        FieldPanel("gallery"),
        FieldPanel("attachments"),
    ]
    fact_panels: ClassVar = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("pinned_until")]),
        *Filed.filing_panels,
        FieldPanel("tags"),
        FieldPanel("is_sample"),
    ]
    translatable_fields: ClassVar = [
        *BasePage.translatable_fields,
        *LeadPicture.picture_prose,
        TranslatableField("gallery"),
        TranslatableField("attachments"),
    ]
    fact_fields = (
        "date",
        "pinned_until",
        "tags",
        "tagged_items",
        *LeadPicture.picture_facts,
        *Filed.filing_facts,
    )

    class Meta:
        verbose_name = _("news item")

    def clean(self) -> None:
        """What is pinned is pinned at least on its own day."""
        super().clean()
        if self.date and self.pinned_until and self.pinned_until < self.date:
            message = _("It cannot be pinned until a day before its own date.")
            raise ValidationError({"pinned_until": message})

    def is_pinned(self, today: day) -> bool:
        """Whether this source stands above newer ones on a day."""
        return self.pinned_until is not None and self.pinned_until >= today

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts from the source."""
        from ..articles import article_context

        return super().get_context(request, *args, **kwargs) | article_context(self)

    def search_record(self) -> Any:
        """What the search keeps of this; None while readers must not see it."""
        from ..records import news_record

        return news_record(self)


class NewsTag(TaggedItemBase):
    """A word that a piece of news is marked with."""

    content_object = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="news_tagged_once")
        ]
