"""The home page and the institution's own pages."""

from copy import copy
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from core.fields import StreamField
from core.languages import SOURCE, public_language
from core.models import BasePage
from core.models.sites import first_level
from search.pages import page_record

from ..blocks.frame import SituationsStreamBlock


class HomePage(BasePage):
    """The first page, one per language: what can I do here."""

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "home.StandardPage",
        "home.GuideIndexPage",
        "home.GuidePage",
        "home.ProjectIndexPage",
        "catalogue.CataloguePage",
        "news.NewsIndexPage",
        "news.EventIndexPage",
        "home.ContactPage",
        "home.AccessibilityStatementPage",
        "home.ScopePage",
        "home.PublicationIndexPage",
    ]
    template = "pages/home_page.html"

    situations = StreamField(
        SituationsStreamBlock(),
        blank=True,
        verbose_name=_("situations"),
        help_text=_("Up to eight ways in, in people's own words. Six fit on a phone."),
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("situations"),
        FieldPanel("body"),
    ]
    translatable_fields: ClassVar = [
        *BasePage.translatable_fields,
        TranslatableField("situations"),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the finder's list of areas and the ways in."""
        from ..services import home_context

        return super().get_context(request, *args, **kwargs) | home_context(self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Begin with the structural pages; they are kept in memory, so each request gets a copy."""
        if self.is_source and path_components:
            for page in first_level(self.pk):
                if page.slug == path_components[0]:
                    return copy(page).route(request, path_components[1:])
        return super(HomePage, copy(self)).route(request, path_components)

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """There is one home page for each language; set-up makes them all."""
        return False


class StandardPage(BasePage):
    """A page of plain content: about us, privacy, help."""

    parent_page_types: ClassVar = ["home.HomePage", "home.StandardPage", "home.ProjectPage"]
    subpage_types: ClassVar = ["home.StandardPage"]
    template = "pages/standard_page.html"

    class Meta:
        verbose_name = _("standard page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the menu of the section."""
        from ..side_menu import side_menu

        context = super().get_context(request, *args, **kwargs)
        return context | {"side_menu": side_menu(self.source, public_language() or SOURCE)}

    def search_record(self) -> Any:
        """What the search keeps of this page; None while readers must not see it."""
        return page_record(self)
