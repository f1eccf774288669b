"""Stopping a translation: from then on its page is edited like any other, and nothing guards it.

So only what may be published can be stopped: half a translation, or a machine's text that readers
of the language may not see, would become public through the ordinary editor.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from wagtail.admin import messages
from wagtail.admin.views.generic.base import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from . import progress
from .publishing import check_publishable


def obstacle(translation: Translation) -> str:
    """Why a translation cannot be stopped; nothing if it can."""
    try:
        check_publishable(translation)
    except ValidationError as error:
        return " ".join(error.messages)
    unseen = progress.tally(translation)["machine"]
    return (
        unseen
        and ngettext(
            "%(count)d text is translated by machine and not reviewed. Review it first.",
            "%(count)d texts are translated by machine and not reviewed. Review them first.",
            unseen,
        )
        % {"count": unseen}
        or ""
    )


def use_our_stop() -> None:
    """Put a question before wagtail-localize's own, and say what "update" did not publish."""
    original: Any = edit_translation.stop_translation

    def stop(request: HttpRequest, translation_id: int) -> HttpResponse:
        translation = get_object_or_404(Translation, pk=translation_id)
        reason = request.method == "POST" and obstacle(translation)
        if not reason:
            return original(request, translation_id)
        messages.error(request, reason)
        texts = reverse("translations:edit", args=[translation_id])
        return redirect(get_valid_next_url_from_request(request) or texts)

    edit_translation.stop_translation = stop
    UpdateTranslationsView.get_success_message = _with_what_was_left(
        UpdateTranslationsView.get_success_message
    )


def _with_what_was_left(original: Any) -> Any:
    def message(self: Any) -> str:
        said = str(original(self))
        asked = self.request.POST.get("publish_translations")
        enabled = self.object.translations.filter(enabled=True).select_related("target_locale")
        left = [one for one in enabled if asked and _is_refused(one)]
        if not left:
            return said
        names = ", ".join(one.target_locale.get_display_name() for one in left)
        return f"{said}. " + gettext(
            "Not published, because texts are missing or wait for a review: %(languages)s."
        ) % {"languages": names}

    return message


def _is_refused(translation: Translation) -> bool:
    try:
        check_publishable(translation)
    except ValidationError:
        return True
    return False
