"""The machine among the board's actions on selected translations."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation

from ..permissions import may_ask_machine
from . import batches, tasks


def run(request: HttpRequest, translations: Sequence[Translation]) -> str:
    """Ask for what is missing of the selected translations; gives what to tell."""
    if get_machine_translator() is None:
        return gettext("No translation service is set up, so nothing was sent.")
    tasks.start(batches.begin_translations(request.user, translations))
    return gettext("The work is begun in the background.")


def offer(register_action: Callable[..., None]) -> None:
    """Add the action to a registry."""
    label: Any = _("Translate by machine")
    register_action("machine", label, may_ask_machine, run, begins=True)
