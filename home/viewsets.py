"""The admin lists of what stands around every page: alerts and menus."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Alert, Menu


class AlertViewSet(SnippetViewSet):
    """What everybody has to know for some time."""

    model = Alert
    icon = "warning"
    list_display = ("text", "level", "starts_at", "ends_at", "section", "live")
    list_filter = ("level",)
    search_backend_name = None


class MenuViewSet(SnippetViewSet):
    """Columns of the footer and shortcuts."""

    model = Menu
    icon = "list-ul"
    list_display = ("heading", "place", "order", "live")
    list_filter = ("place",)
    search_backend_name = None


class FrameGroup(SnippetViewSetGroup):
    """Alerts and menus."""

    menu_label = _("Alerts and menus")
    menu_icon = "warning"
    menu_order = 170
    items = (AlertViewSet, MenuViewSet)
