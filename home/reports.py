"""Lists in the admin of what somebody has to look after."""

from typing import Any

from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from .guides import to_check

ACTIONS = ("add", "change", "publish")


class GuidesToCheckView(ReportView):
    """The guides that nobody has checked for half a year, the oldest first."""

    page_title = _("Guides to check again")
    header_icon = "history"
    index_url_name = "guides_to_check"
    index_results_url_name = "guides_to_check_results"
    permission_policy = page_permission_policy
    any_permission_required = ACTIONS
    list_export = ("title", "checked_on", "maintained_by")
    columns = (
        TitleColumn("title", label=_("guide"), url_name="wagtailadmin_pages:edit"),
        DateColumn("checked_on", label=_("checked on")),
        Column("maintained_by", label=_("who keeps it up to date")),
    )

    def get_queryset(self) -> QuerySet[Any]:
        """Those that the person who asks may edit."""
        mine = page_permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["change"]
        )
        return to_check().filter(pk__in=mine.values("pk"))


class GuidesMenuItem(MenuItem):
    """The way to the report, for those who work with pages."""

    def is_shown(self, request: Any) -> bool:
        """Ask for any right to pages."""
        return bool(page_permission_policy.user_has_any_permission(request.user, ACTIONS))


def guides_menu_item() -> GuidesMenuItem:
    """The line of the menu."""
    return GuidesMenuItem(
        _("Guides to check again"), reverse("guides_to_check"), name="guides", icon_name="history"
    )


urlpatterns = [
    path("reports/guides/", GuidesToCheckView.as_view(), name="guides_to_check"),
    path(
        "reports/guides/results/",
        GuidesToCheckView.as_view(results_only=True),
        name="guides_to_check_results",
    ),
]
