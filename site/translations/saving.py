"""Saving what somebody wrote side by side: only what they changed, never over somebody else's.

Each field comes with the version of the words it was loaded with. Where these were changed
meanwhile, nothing is saved before the person has seen both and chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation

from core.numbers import natural

from . import marks, provenance
from .authors import name_of
from .models import GuestEdit, GuestLink, SegmentComment
from .segments import Key, Row, pairs_of, rows_of

MINE, THEIRS = "mine", "theirs"
LONGEST_COMMENT = 2000


@dataclass(frozen=True)
class Writer:
    """Who writes: somebody who signed in, or a guest with a link."""

    user: Any = None
    link: GuestLink | None = None

    @property
    def who(self) -> str:
        """A key that tells people apart."""
        return f"link:{self.link.uuid}" if self.link else f"user:{self.user.pk}"

    @property
    def name(self) -> str:
        """What the others read."""
        return self.link.name if self.link else name_of(self.user)


@dataclass
class Outcome:
    """What became of a form."""

    rows: list[Row]
    saved: int = 0
    comments: int = 0
    reviewed: int = 0
    lost: list[str] = field(default_factory=list)  # words for what the Polish text has no more

    @property
    def problems(self) -> list[Row]:
        """What was not saved."""
        return [row for row in self.rows if row.problem or row.clash]


def save(translation: Translation, data: Mapping[str, str], writer: Writer) -> Outcome:
    """Save a form of the side-by-side editor; nothing that was not changed is touched."""
    # One at a time, so that what is compared is what is there.
    Translation.objects.select_for_update().get(pk=translation.pk)
    there = pairs_of(translation)
    asked = _asked(data)
    outcome = Outcome(rows_of(translation, [key for key in there if key in asked]))
    for row in outcome.rows:
        outcome.saved += _save_row(translation, row, data, writer)
        outcome.comments += _save_comments(translation, row, data, writer)
    outcome.reviewed = _review(translation, outcome.rows, data, writer)
    outcome.lost = [
        text
        for key in asked.keys() - set(there)
        if marks.version(text := asked[key]) != data.get(f"version-{_name(key)}", "")
    ]
    return outcome


def _review(
    translation: Translation, rows: list[Row], data: Mapping[str, str], writer: Writer
) -> int:
    """Note which of a machine's texts somebody who signs in has checked and left as they are."""
    if writer.user is None:
        return 0
    ticked = [
        row.text.pk
        for row in rows
        if row.text and not row.clash and data.get(f"checked-{row.name}") == row.version
    ]
    return provenance.review(translation, writer.user, ticked) if ticked else 0


def _asked(data: Mapping[str, str]) -> dict[Key, str]:
    found = {}
    for name in data:
        start, _dash, key = name.partition("-")
        context, _dash, string = key.partition("-")
        place = natural(context), natural(string)
        if start == "text" and place[0] is not None and place[1] is not None:
            found[place[0], place[1]] = data[name]
    return found


def _name(key: Key) -> str:
    return f"{key[0]}-{key[1]}"


def _save_row(translation: Translation, row: Row, data: Mapping[str, str], writer: Writer) -> bool:
    """Save one segment where its words were changed; whether they were."""
    mine = marks.written(data[f"text-{row.name}"], row.string.data)
    loaded, now = data.get(f"version-{row.name}", ""), row.version
    choice = data.get(f"choice-{row.name}", "")
    waits = f"clash-{row.name}" in data
    if marks.version(mine) in (now, loaded) and not waits or choice == THEIRS:
        return False
    row.value = marks.shown(mine)
    if marks.version(mine) == now:
        return False
    if loaded != now or (waits and choice != MINE):
        row.clash = True
        return False
    row.problem = mine and marks.fault(row.string.data, mine, row.limit)
    if row.problem:
        return False
    _store(translation, row, mine, writer)
    return True


def _store(translation: Translation, row: Row, words: str, writer: Writer) -> None:
    """Write a segment's words as a person's; without words its translation goes."""
    text = row.text
    if not words:
        if text is not None:
            text.delete()
        row.text = None
        return
    if text is None:
        text = StringTranslation(
            translation_of=row.string, locale=translation.target_locale, context=row.context
        )
    text.data, text.tool_name, text.last_translated_by = words, "", writer.user
    text.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
    text.has_error, text.field_error = False, ""
    text.save()
    if writer.link is not None:
        GuestEdit.objects.update_or_create(
            text=text, defaults={"link": writer.link, "name": writer.name, "data": words}
        )
    else:
        GuestEdit.objects.filter(text=text).delete()
    row.text = text


def _save_comments(
    translation: Translation, row: Row, data: Mapping[str, str], writer: Writer
) -> int:
    """Add the comment that was typed, and close those that were ticked."""
    for comment in row.comments:
        if comment.resolved_at is None and f"resolve-{comment.pk}" in data:
            comment.resolved_at, comment.resolved_by = timezone.now(), writer.name
            comment.save()
    words = marks.CONTROL.sub("", data.get(f"comment-{row.name}", "")).strip()
    if not words:
        return 0
    row.comments.append(
        SegmentComment.objects.create(
            translation=translation,
            context=row.context,
            string=row.string,
            text=words[:LONGEST_COMMENT],
            author=writer.user,
            author_name=writer.name,
        )
    )
    return 1
