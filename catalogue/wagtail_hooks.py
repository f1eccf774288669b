"""The catalogue's part of the admin menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Audience, Category, Place


class PlaceViewSet(SnippetViewSet):
    """Places, found by name, town or street."""

    model = Place
    icon = "site"
    list_display = ("name", "city", "street", "live")
    list_filter = ("city",)
    search_fields = ("name", "city", "street")
    search_backend_name = None


class CategoryViewSet(SnippetViewSet):
    """The 14 fields and the needs below them."""

    model = Category
    icon = "tag"
    list_display = ("label", "parent", "slug")
    search_fields = ("label", "synonyms", "slug")
    search_backend_name = None


class AudienceViewSet(SnippetViewSet):
    """Whom services are for."""

    model = Audience
    icon = "group"
    list_display = ("label", "slug")
    search_fields = ("label", "synonyms", "slug")
    search_backend_name = None


class CatalogueGroup(SnippetViewSetGroup):
    """What services are described by, in one menu."""

    menu_label = _("Service platform")
    menu_icon = "list-ul"
    menu_order = 150
    items = (PlaceViewSet, CategoryViewSet, AudienceViewSet)


register_snippet(CatalogueGroup)
