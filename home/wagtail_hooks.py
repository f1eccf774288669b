"""What the institution's pages add to the admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from .reminders import ReviewReminder, declaration_to_review


@hooks.register("construct_homepage_panels")
def remind_of_review(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the first page of the admin that the declaration's review is due."""
    page = declaration_to_review(request.user)
    if page is not None:
        panels.append(ReviewReminder(page))
