"""What the institution's pages and the frame of every page add to the admin."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Alert, Menu
from .reminders import ReviewReminder, declaration_to_review


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


register_snippet(FrameGroup)


@hooks.register("construct_homepage_panels")
def remind_of_review(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the first page of the admin that the declaration's review is due."""
    page = declaration_to_review(request.user)
    if page is not None:
        panels.append(ReviewReminder(page))
