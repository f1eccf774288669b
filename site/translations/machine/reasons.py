"""Why a segment is held or a job waits, in sentences for the person who reads it."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

REASONS = {
    # the guard
    "markup": _("The markup (links, bold type) is not that of the Polish text."),
    "placeholder": _("A placeholder is missing or was changed: %(what)s."),
    "empty": _("The translation is empty."),
    "too_long": _("The translation is much longer than the text: %(after)s for %(before)s."),
    "too_short": _("The translation is much shorter than the text: %(after)s for %(before)s."),
    "email": _("An e-mail address is missing: %(what)s."),
    "url": _("A web address is missing: %(what)s."),
    "percent": _("A percentage is missing."),
    "currency": _("An amount lost its currency: %(what)s."),
    "phone": _("A telephone number is missing or was changed: %(what)s."),
    "date": _("A date is missing or was changed (day.month): %(what)s."),
    "year": _("A year is missing: %(what)s."),
    "number": _("A number is missing or was changed: %(what)s."),
    "moved": _("Facts stand in another order than in the Polish text: %(what)s."),
    "hidden": _("The translation has invisible signs that turn the order of others."),
    "added": _("An address, an amount or a telephone number was added: %(what)s."),
    "term": _("The glossary says how “%(term)s” is translated: %(renderings)s."),
    # the service
    "timeout": _("The translation service did not answer in time."),
    "unreachable": _("The translation service cannot be reached."),
    "status": _("The translation service refused (status %(status)s)."),
    "not_json": _("The translation service answered with something else than translations."),
    "shape": _("The translation service answered with something else than translations."),
    "too_long_answer": _("The translation service answered without end."),
    "answer_count": _("The service sent %(received)s texts for %(sent)s; none was taken."),
    "order": _("The service mixed up the texts; none was taken."),
    # the work
    "budget": _("This month’s characters for the language are used up."),
    "nobody": _("No translation service is set up, so nothing was sent."),
    "by_hand": _("This page is translated by hand in the ordinary editor. It was left as it is."),
    "broken": _("Something went wrong; the log has the details."),
    "gone": _("The page is no longer public."),
    "refused": _("The draft could not be saved: %(what)s"),
    "killed": _("The work broke off three times."),
    "held": _("Some texts wait for a person."),
}


def sentence(code: str, data: dict[str, Any] | None = None) -> str:
    """The sentence for a reason; nothing for none."""
    if not code:
        return ""
    return str(REASONS.get(code, gettext("Something went wrong."))) % (data or {})
