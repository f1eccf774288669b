"""Nothing that mixes languages becomes public, whichever button is pressed."""

from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.actions.publish_page_revision import (
    PublishPagePermissionError,
    PublishPageRevisionAction,
)
from wagtail.actions.publish_revision import PublishPermissionError, PublishRevisionAction
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from . import progress
from .models import Edition
from .publishing import obstacle

MOST_TOLD = 10


def refuse_unready(request: HttpRequest, thing: Any) -> HttpResponse | None:
    """Before wagtail-localize's editor publishes: say what is missing, and change nothing."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = Translation.objects.filter(
        enabled=True,
        source__object_id=getattr(thing, "translation_key", None),
        target_locale_id=getattr(thing, "locale_id", None),
    ).first()
    if translation is None:
        return None
    reason = obstacle(translation)
    if not reason:
        return None
    messages.error(request, reason)
    return redirect(request.get_full_path())


def guard_revisions() -> None:
    """Refuse an incomplete draft of a translation in lists, workflows and schedules too."""
    for action, error in (
        (PublishRevisionAction, PublishPermissionError),
        (PublishPageRevisionAction, PublishPagePermissionError),
    ):
        if not getattr(action.check, "is_guarded", False):
            action.check = _guarded(action.check, error)


def _reason_against(revision: Any) -> str:
    """Why a draft may not be published; nothing if it may, or is no translation's."""
    edition = Edition.objects.filter(revision=revision).select_related("translation").last()
    if edition is None:
        return ""
    if not progress.changed_since(edition.translation, edition):
        # Its words are those of now, and may have been reviewed since.
        counts = progress.tally(edition.translation)
        edition.reviewed, edition.machine = counts["reviewed"], counts["machine"]
    return obstacle(edition.translation, edition)


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """Before many pages are published: name those that may not be, and why."""
    if action_type != "publish" or request.method != "POST":
        return None
    reasons = [
        f"{page.get_admin_display_title()}: {reason}"
        for page in objects
        if isinstance(page, Page) and (reason := _reason_against(page.latest_revision))
    ]
    if not reasons:
        return None
    messages.error(request, " ".join([gettext("Nothing was published."), *reasons[:MOST_TOLD]]))
    return redirect(action.next_url or reverse("wagtailadmin_explore_root"))


def _guarded(check: Any, error: type[PermissionDenied]) -> Any:
    @wraps(check)
    def whole_only(self: Any, *args: Any, **kwargs: Any) -> None:
        check(self, *args, **kwargs)
        reason = _reason_against(self.revision)
        if reason:
            raise error(reason)

    whole_only.__dict__["is_guarded"] = True
    return whole_only
