"""Reminders on the first page of the admin."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from core.languages import source_locale_id

from . import guides
from .declaration import review_deadline, review_words
from .models import AccessibilityStatementPage


class ReviewReminder(Component):
    """The declaration's yearly review is due or overdue."""

    name = "declaration-review"
    template_name = "admin/review_reminder.html"
    order = 50

    def __init__(self, page: AccessibilityStatementPage) -> None:
        self.page = page

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The page and what is to be said of it."""
        return {"page": self.page, "text": reminder(self.page)}


def reminder(page: AccessibilityStatementPage) -> str:
    """What an editor is to be told today; empty when the review is not due."""
    today = timezone.localdate()
    return review_words(review_deadline(page.prepared_on, page.reviewed_on, today), today)


def declaration_to_review(user: Any) -> AccessibilityStatementPage | None:
    """The published declaration whose review is due, for somebody who may edit it."""
    live = AccessibilityStatementPage.objects.filter(live=True, locale_id=source_locale_id())
    page = live.first()
    if page is None or not reminder(page):
        return None
    return page if page.permissions_for_user(user).can_edit() else None


class GuidesReminder(Component):
    """So many guides have to be checked again."""

    name = "guides-to-check"
    template_name = "admin/guides_reminder.html"
    order = 51

    def __init__(self, number: int) -> None:
        self.number = number

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """How many."""
        return {"number": self.number}


def guides_to_check(user: Any) -> int:
    """How many guides somebody may edit that nobody has checked for half a year."""
    mine = page_permission_policy.instances_user_has_any_permission_for(user, ["change"])
    return guides.to_check().filter(pk__in=mine.values("pk")).count()
