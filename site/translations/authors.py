"""Whose the words of a translation are, by name."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation


def author_of(text: StringTranslation) -> str:
    """The name of who wrote a segment's present words: a person's, or the machine's."""
    guest = getattr(text, "guest_edit", None)
    if guest is not None and guest.data == text.data:
        return _("%(name)s (by a link)") % {"name": guest.name}
    origin = getattr(text, "origin", None)
    if origin and origin.machine_text == text.data:
        return str(origin.tool)
    person = origin.written_by if origin else text.last_translated_by
    return name_of(person) if person else text.tool_name


def name_of(person: Any) -> str:
    """What somebody who signs in is called."""
    return str(person.get_full_name() or person.get_username())
