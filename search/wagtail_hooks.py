"""The search's part of the admin: what readers ask for, and what editors do about it."""

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .query_reports import PERMISSION, creating
from .query_reports.promoting import say_how_words_are_met
from .query_reports.views import QueriesView, WithoutClicksView, WithoutResultsView

say_how_words_are_met()
hooks.register("before_create_page", creating.note_title)


class QueriesMenuItem(MenuItem):
    """The way to a list of queries, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """The lists and their actions."""
    return [path("queries/", include("search.query_reports.urls"))]


@hooks.register("register_permissions")
def permissions() -> Any:
    """What an administrator may give to other groups."""
    app, _dot, codename = PERMISSION.partition(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


def _menu_item(view: type[QueriesView], order: int) -> QueriesMenuItem:
    name = view.index_url_name
    return QueriesMenuItem(
        view.page_title, reverse(name), name=name.replace(":", "-"), icon_name="search", order=order
    )


for place, report in enumerate((QueriesView, WithoutResultsView, WithoutClicksView)):
    hooks.register(
        "register_reports_menu_item",
        lambda view=report, order=1000 + place: _menu_item(view, order),
    )


@hooks.register("construct_reports_menu")
def without_wagtails_own(request: HttpRequest, items: list[Any]) -> None:
    """Leave out Wagtail's list of queries: nothing writes it."""
    items[:] = [item for item in items if item.name != "search-terms"]
