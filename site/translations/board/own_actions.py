"""The actions that the board brings itself."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation

from .. import provenance
from ..actions import register_action
from ..permissions import may_translate


def review(request: HttpRequest, translations: Sequence[Translation]) -> str:
    """Put the user's name to all that the machine wrote in some translations."""
    count = sum(provenance.review(translation, request.user) for translation in translations)
    if not count:
        return gettext("Nothing there was translated by machine and waits for a review.")
    message = ngettext(
        "%(count)d text is now marked as reviewed by you.",
        "%(count)d texts are now marked as reviewed by you.",
        count,
    )
    return message % {"count": count}


def begin(request: HttpRequest, translations: Sequence[Translation]) -> str:
    """Nothing more to do: what was missing has been begun, and is counted in the message."""
    return ""


def register() -> None:
    """Offer them."""
    register_action("review", _("Mark as reviewed"), may_translate, review)
    register_action("begin", _("Begin the translation"), may_translate, begin, begins=True)
