"""The catalogue's part of the admin menu."""

from typing import Any

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.term_lists import TermViewSet

from .models import Audience, Category, Place, RequiredDocument, ResidenceStatus
from .transfer import views as imports


class PlaceViewSet(SnippetViewSet):
    """Places, found by name, town or street."""

    model = Place
    icon = "site"
    list_display = ("name", "city", "street", "live")
    list_filter = ("city",)
    search_fields = ("name", "city", "street")
    search_backend_name = None


class CategoryViewSet(TermViewSet):
    """The 14 fields and the needs below them."""

    model = Category
    list_display = ("label", "parent", "slug")


class AudienceViewSet(TermViewSet):
    """Whom services are for."""

    model = Audience
    icon = "group"


class ResidenceStatusViewSet(TermViewSet):
    """On what ground people stay in Poland."""

    model = ResidenceStatus
    icon = "globe"


class RequiredDocumentViewSet(TermViewSet):
    """What people bring."""

    model = RequiredDocument
    icon = "doc-full"


class CatalogueGroup(SnippetViewSetGroup):
    """What services are described by, in one menu."""

    menu_label = _("Service platform")
    menu_icon = "list-ul"
    menu_order = 150
    items = (
        PlaceViewSet,
        CategoryViewSet,
        AudienceViewSet,
        ResidenceStatusViewSet,
        RequiredDocumentViewSet,
    )

    def get_submenu_items(self) -> list[Any]:
        """The lists, and below them the import."""
        items = super().get_submenu_items()
        return [*items, imports.menu_item(len(items) + 1)]


register_snippet(CatalogueGroup)
hooks.register("register_admin_urls", imports.admin_urls)
hooks.register(
    "register_permissions",
    lambda: Permission.objects.filter(
        content_type__app_label="catalogue", codename="import_services"
    ),
)
