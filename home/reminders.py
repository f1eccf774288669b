"""Reminders on the first page of the admin."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from core.languages import source_locale_id

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
