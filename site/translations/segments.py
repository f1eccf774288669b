"""The segments of a translation as rows to be shown side by side."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from . import labels, marks, provenance
from .authors import author_of, name_of
from .hints import Hint, hints_for
from .lapsed import Lapsed, lapsed_for
from .models import SegmentComment, SegmentOrigin
from .models.provenance import Origin

Key = tuple[int, int]  # a context's and a string's primary key: stays when the order changes


@dataclass
class Row:
    """One segment: the Polish words, those of the translation, and what is to be said of them."""

    context: Any
    string: Any
    text: StringTranslation | None
    label: str
    limit: int | None
    value: str = ""  # what stands in the field
    problem: str = ""
    clash: bool = False  # somebody else changed it meanwhile: theirs is in ``text``
    comments: list[SegmentComment] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    lapsed: Lapsed | None = None  # what was said before the Polish words changed

    @property
    def key(self) -> Key:
        """What tells segments apart."""
        return self.context.pk, self.string.pk

    @property
    def name(self) -> str:
        """The end of the names of its fields in the form."""
        return "{}-{}".format(*self.key)

    @property
    def saved(self) -> str:
        """The words that are stored now."""
        return self.text.data if self.text else ""

    @property
    def version(self) -> str:
        """The name of the words that are stored now."""
        return marks.version(self.saved)

    @property
    def theirs(self) -> str:
        """The stored words as they are read."""
        return marks.shown(self.saved)

    @property
    def source(self) -> str:
        """The Polish words as they are read."""
        return marks.shown(self.string.data)

    @property
    def mistake(self) -> str:
        """What is wrong with what was typed, or else with what is stored."""
        stored = self.text.get_error() if self.text and self.text.has_error else None
        return self.problem or str(stored or "")

    @property
    def waits_for_review(self) -> bool:
        """Whether the words are a machine's and nobody has checked them."""
        origin, text = self._origin, self.text
        return bool(origin and text and origin.kind == Origin.MACHINE and not text.has_error)

    @property
    def lines(self) -> int:
        """A height for the field."""
        return min(20, 2 + max(len(self.string.data), len(self.value)) // 60)

    @property
    def origin(self) -> str:
        """Who stands behind the words, in words; empty while there are none."""
        return str(self._origin.get_kind_display()) if self._origin else ""

    @property
    def author(self) -> str:
        """Whose the words are: a person's, a guest's or a tool's name."""
        return author_of(self.text) if self.text else ""

    @property
    def changed_at(self) -> datetime | None:
        """When the words came to be; saving them untouched changes nothing."""
        if self._origin:
            return self._origin.written_at
        return self.text.updated_at if self.text else None

    @property
    def source_date(self) -> datetime | None:
        """When the Polish text was published that the words were made from; pages know it."""
        revision = self._origin and self._origin.source_revision
        return revision.created_at if revision else None

    @property
    def review(self) -> SegmentOrigin | None:
        """Who has checked these words as they are, and when."""
        origin = self._origin
        if origin is None or origin.reviewed_at is None or origin.reviewed_text != self.saved:
            return None
        return origin

    @property
    def reviewer(self) -> str:
        """The name of who has checked the words."""
        person = self.review and self.review.reviewed_by
        return name_of(person) if person else ""

    @property
    def _origin(self) -> SegmentOrigin | None:
        return getattr(self.text, "origin", None)


def pairs_of(translation: Translation, only_waiting: bool = False) -> list[Key]:
    """The segments of a translation in their order, each once; or those that wait for a review."""
    rows = StringSegment.objects.filter(source=translation.source_id).order_by("order", "pk")
    keys = dict.fromkeys(rows.values_list("context_id", "string_id"))
    if not only_waiting:
        return list(keys)
    found = provenance.waiting(translation)
    waiting = set(found.values_list("text__context_id", "text__translation_of_id"))
    return [key for key in keys if key in waiting]


def rows_of(translation: Translation, keys: Iterable[Key]) -> list[Row]:
    """Some of a translation's segments, as they are stored, with comments and hints."""
    wanted = list(keys)
    segments = _segments(translation, wanted)
    texts = texts_of(translation, wanted)
    model = translation.source.specific_content_type.model_class()
    rows = []
    for key in wanted:
        context, string = segments[key].context, segments[key].string
        row = Row(
            *(context, string, texts.get(key)),
            *(labels.label(model, context), labels.limit(model, context)),
        )
        row.value = row.theirs
        rows.append(row)
    _add_comments(translation, rows)
    _add_lapsed(translation, rows)
    found = hints_for([row.string.data for row in rows], translation.target_locale)
    for row, hints in zip(rows, found, strict=True):
        row.hints = hints
    return rows


def _segments(translation: Translation, wanted: list[Key]) -> dict[Key, StringSegment]:
    found = StringSegment.objects.filter(
        source=translation.source_id, context__in={context for context, _string in wanted}
    ).select_related("context", "string")
    return {(segment.context_id, segment.string_id): segment for segment in found}


def texts_of(translation: Translation, keys: Iterable[Key]) -> dict[Key, StringTranslation]:
    """The stored words of some segments, those with mistakes included."""
    found = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__in={context for context, _string in keys}
    ).select_related(
        *("guest_edit", "last_translated_by", "translation_of"),
        *("origin__written_by", "origin__reviewed_by", "origin__source_revision"),
    )
    found = found.defer("origin__source_revision__content")
    return {(text.context_id, text.translation_of_id): text for text in found}


def _add_lapsed(translation: Translation, rows: list[Row]) -> None:
    """Put what was said earlier beside what nobody has translated or checked anew."""
    unfinished = [row for row in rows if row.text is None or row.waits_for_review]
    found = lapsed_for(translation, [(row.context.pk, row.string.data) for row in unfinished])
    for row in unfinished:
        row.lapsed = found.get((row.context.pk, row.string.data))


def _add_comments(translation: Translation, rows: list[Row]) -> None:
    """Put each comment below its segment; those on words that are gone where the field begins."""
    by_key = {row.key: row for row in rows}
    by_context = {row.context.pk: row for row in reversed(rows)}
    comments = SegmentComment.objects.filter(translation=translation, context__in=by_context)
    for comment in comments:
        row = by_key.get((comment.context_id, comment.string_id or 0))
        (row or by_context[comment.context_id]).comments.append(comment)
