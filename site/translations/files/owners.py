"""Which translation a file is of, and whether it may be imported there."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext
from wagtail_localize.models import Translation

from core.languages import SOURCE

from ..permissions import may_translate
from .entries import TranslationFile


def translations(uuids: Iterable[str]) -> dict[str, Translation]:
    """The translations that files name, locked so that nobody writes between look and leap."""
    rows = Translation.objects.filter(uuid__in=filter(_is_uuid, uuids), enabled=True)
    locked = rows.select_for_update(of=("self",)).order_by("pk")
    found = locked.select_related("source__specific_content_type", "target_locale")
    return {str(row.uuid): row for row in found}


def _is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def fault(
    file: TranslationFile, translation: Translation | None, user: Any, only: Translation | None
) -> str:
    """Why a file is not taken; empty if it is. ``only`` is what it has to be of."""
    if not file.translation:
        return gettext("The file does not say which translation it is of. Export it from here.")
    # Who may not translate something learns nothing about it.
    if translation is None or not may_translate(user, translation):
        return gettext("You have no translation here that this file is of.")
    if only is not None and translation.pk != only.pk:
        message = gettext("The file is of “%(title)s” (%(language)s). Import it there.")
        return message % {"title": translation.source.object_repr, "language": _name(translation)}
    return _languages(file, translation)


def _languages(file: TranslationFile, translation: Translation) -> str:
    wanted, found = translation.target_locale.language_code, file.target_language
    if found and _base(found) != _base(wanted):
        message = gettext("The file says that its language is “%(found)s”, not “%(wanted)s”.")
        return message % {"found": found, "wanted": wanted}
    if file.source_language and _base(file.source_language) != SOURCE:
        message = gettext("The file was translated from “%(found)s”, not from “%(wanted)s”.")
        return message % {"found": file.source_language, "wanted": SOURCE}
    return ""


def _base(code: str) -> str:
    return code.replace("_", "-").partition("-")[0].lower()


def _name(translation: Translation) -> str:
    return str(translation.target_locale.get_display_name())
