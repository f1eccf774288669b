"""Stopping a translation: from then on its page is edited like any other, and nothing guards it.

So only what may be published can be stopped: half a translation, or a machine's text that readers
of the language may not see, would become public through the ordinary editor.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.views.generic.base import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from . import policy
from .desk import edit_url
from .publishing import edition_now, obstacle


def _why_not(translation: Translation) -> str:
    """Why a translation cannot be stopped; nothing if it can."""
    edition = edition_now(translation)
    reason = obstacle(translation, edition)
    if reason or not edition.machine:
        return reason
    return policy.not_reviewed(edition.machine)


def use_our_stop() -> None:
    """Put a question before wagtail-localize's own, and say what "update" did not publish."""
    original: Any = edit_translation.stop_translation

    def stop(request: HttpRequest, translation_id: int) -> HttpResponse:
        translation = get_object_or_404(Translation, pk=translation_id)
        reason = request.method == "POST" and _why_not(translation)
        if not reason:
            return original(request, translation_id)
        messages.error(request, reason)
        return redirect(get_valid_next_url_from_request(request) or edit_url(translation_id))

    edit_translation.stop_translation = stop
    UpdateTranslationsView.get_success_message = _with_what_was_left(
        UpdateTranslationsView.get_success_message
    )


def _with_what_was_left(original: Any) -> Any:
    def message(self: Any) -> str:
        said = str(original(self))
        asked = self.request.POST.get("publish_translations")
        enabled = self.object.translations.filter(enabled=True).select_related("target_locale")
        left = [one for one in enabled if asked and obstacle(one)]
        if not left:
            return said
        names = ", ".join(one.target_locale.get_display_name() for one in left)
        return f"{said}. " + gettext(
            "Not published, because texts are missing or wait for a review: %(languages)s."
        ) % {"languages": names}

    return message
