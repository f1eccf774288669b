"""What somebody selected on the board: translations, those begun on the way, those left out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext
from wagtail.models import Locale
from wagtail_localize.models import Translation

from core.languages import source_locale_id

from ..actions import Action, action_named
from ..beginning import begin
from ..models import Original
from .filters import OTHERS

ALL = "all"
MOST = 1000  # cells at once: each is asked for what the user may do
MOST_BEGUN = 100  # each makes a page


class NothingToDo(Exception):
    """What was sent cannot be worked with; the message says what to do."""


@dataclass
class Selection:
    """The translations to work on, and what became of the other cells."""

    translations: list[Translation] = field(default_factory=list)
    begun: int = 0
    refused: int = 0
    missing: int = 0


@dataclass(frozen=True)
class Asked:
    """The action, the things and the languages that a form names."""

    action: Action
    keys: Sequence[UUID]
    codes: Collection[str]


def asked(form: QueryDict) -> Asked:
    """Read the form.

    Raises:
        NothingToDo: when something is missing, unknown or too much.
    """
    action = action_named(form.get("action", ""))
    keys = list(dict.fromkeys(_keys(form.getlist("key"))))
    codes = OTHERS if form.get("language") == ALL else (form.get("language", ""),)
    if not keys:
        raise NothingToDo(gettext("Select at least one row of the table."))
    if not set(codes) <= set(OTHERS):
        raise NothingToDo(gettext("Choose a language for the selected rows."))
    if action is None:
        raise NothingToDo(gettext("Choose what to do with the selected rows."))
    if len(keys) * len(codes) > MOST:
        message = gettext(
            "That is %(count)d translations, and %(most)d is the most at once. "
            "Select fewer rows, or one language."
        )
        raise NothingToDo(message % {"count": len(keys) * len(codes), "most": MOST})
    return Asked(action, keys, codes)


def _keys(values: list[str]) -> list[UUID]:
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found


def select(wanted: Asked, user: Any) -> Selection:
    """The translations that the user may run the action on; what is missing may be begun first.

    Raises:
        NothingToDo: when more would have to be begun than one request can.
    """
    selection = Selection()
    found = _found(wanted)
    for translation in found.values():
        if wanted.action.permission(user, translation):
            selection.translations.append(translation)
        else:
            selection.refused += 1
    _begin(wanted, user, selection, found)
    return selection


def _found(wanted: Asked) -> dict[tuple[UUID, str], Translation]:
    rows = Translation.objects.filter(
        enabled=True,
        source__object_id__in=wanted.keys,
        source__locale_id=source_locale_id(),
        target_locale__language_code__in=wanted.codes,
    ).select_related("source__specific_content_type", "source__locale", "target_locale")
    return {(row.source.object_id, row.target_locale.language_code): row for row in rows}


def _begin(
    wanted: Asked, user: Any, selection: Selection, found: dict[tuple[UUID, str], Translation]
) -> None:
    """Begin what is missing, where the action does that; count it as missing otherwise."""
    missing = len(wanted.keys) * len(wanted.codes) - len(found)
    if not wanted.action.begins:
        selection.missing = missing
        return
    if missing > MOST_BEGUN:
        message = gettext(
            "%(count)d translations would have to be begun, and %(most)d is the most at once. "
            "Select fewer rows, or one language."
        )
        raise NothingToDo(message % {"count": missing, "most": MOST_BEGUN})
    locales = list(Locale.objects.filter(language_code__in=wanted.codes))
    originals = Original.objects.filter(translation_key__in=wanted.keys)
    for original in originals.select_related("content_type"):
        for locale in locales:
            if (original.translation_key, locale.language_code) not in found:
                _begin_one(original, locale, user, selection)


def _begin_one(original: Original, locale: Locale, user: Any, selection: Selection) -> None:
    translation = begin(original, locale, user)
    if translation is None:
        selection.refused += 1
    else:
        selection.translations.append(translation)
        selection.begun += 1
