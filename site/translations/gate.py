"""Nothing that mixes languages becomes public, whichever button is pressed."""

from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.actions.publish_page_revision import (
    PublishPagePermissionError,
    PublishPageRevisionAction,
)
from wagtail.admin import messages
from wagtail_localize.models import Translation

from .models import Edition
from .publishing import check_publishable


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
    try:
        check_publishable(translation)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(request.get_full_path())
    return None


def guard_revisions() -> None:
    """Refuse an incomplete draft of a translation in lists, workflows and schedules too."""
    if not getattr(PublishPageRevisionAction.check, "is_guarded", False):
        PublishPageRevisionAction.check = _guarded(PublishPageRevisionAction.check)


def _guarded(check: Any) -> Any:
    @wraps(check)
    def whole_only(self: Any, *args: Any, **kwargs: Any) -> None:
        check(self, *args, **kwargs)
        if Edition.objects.filter(revision=self.revision, missing__gt=0).exists():
            raise PublishPagePermissionError(
                gettext("This draft of a translation is not complete. Translate what is missing.")
            )

    whole_only.__dict__["is_guarded"] = True
    return whole_only
