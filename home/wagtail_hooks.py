"""What the pages and the frame around them add to the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from . import people
from .reminders import GuidesReminder, ReviewReminder, declaration_to_review, guides_to_check
from .reports import guides_menu_item, urlpatterns
from .viewsets import FrameGroup

register_snippet(FrameGroup)
# After Wagtail's own, in whose place they stand.
hooks.register("register_bulk_action", people.AssignRole, order=1)
hooks.register("register_bulk_action", people.SetActiveState, order=1)


@hooks.register("before_move_page")
def refuse_wrong_place(request: HttpRequest, page: Any, place: Page) -> HttpResponse | None:
    """Name what cannot stand where, in place of Wagtail's word about permissions."""
    if page.is_child_of(place) or page.can_move_to(place.specific):
        return None
    words = {"title": page.title, "kind": page.get_verbose_name(), "place": place.title}
    refusal = gettext(
        "“%(title)s” (%(kind)s) cannot stand below “%(place)s”. Choose another place in the tree."
    )
    messages.error(request, refusal % words)
    return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("construct_homepage_panels")
def remind_of_review(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the first page of the admin that something has to be looked at again."""
    page = declaration_to_review(request.user)
    if page is not None:
        panels.append(ReviewReminder(page))
    if number := guides_to_check(request.user):
        panels.append(GuidesReminder(number))


@hooks.register("register_admin_urls")
def own_addresses() -> list[Any]:
    """The reports of this app."""
    return urlpatterns


hooks.register("register_reports_menu_item", guides_menu_item)
