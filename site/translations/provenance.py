"""Who wrote each translated segment, and who stands behind it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.languages import source_locale_id

from .models import SegmentOrigin
from .models.provenance import Origin
from .progress import measure, recount_edition


def record(text: StringTranslation) -> None:
    """Note who gave a segment its present words; nothing when they are as they were.

    A machine's words that somebody saves untouched stay the machine's: looking is not reviewing.
    Words that a person changed are that person's review.
    """
    origin = SegmentOrigin.objects.filter(text=text).first() or SegmentOrigin(text=text)
    by_machine = text.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
    if by_machine:
        origin.machine_text, origin.tool = text.data, text.tool_name
    untouched = origin.machine_text == text.data and bool(text.data)
    if origin.pk is None or not untouched or by_machine:
        origin.written_by, origin.written_at = text.last_translated_by, text.updated_at
        origin.source_revision_id = source_revision_of(text)
    origin.kind = _kind(origin, text)
    origin.save()


def _kind(origin: SegmentOrigin, text: StringTranslation) -> str:
    if not origin.machine_text:
        return str(Origin.PERSON)
    reviewed = origin.reviewed_at is not None and origin.reviewed_text == text.data
    reviewed = reviewed or text.data != origin.machine_text
    return str(Origin.REVIEWED if reviewed else Origin.MACHINE)


def source_revision_of(text: StringTranslation) -> int | None:
    """The published revision of the source that a segment was translated from."""
    if text.context_id is None:
        return None
    return live_revision(text.context.object_id)


def live_revision(key: UUID) -> int | None:
    """The published revision of the source page of a translation group; None for snippets."""
    page = Page.objects.filter(translation_key=key, locale_id=source_locale_id())
    return page.values_list("live_revision_id", flat=True).first()


def texts_of(translation: Translation) -> QuerySet[StringTranslation]:
    """The translated segments that the present source asks for, without those in error."""
    segments = StringSegment.objects.filter(source=translation.source_id)
    return StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        has_error=False,
        context__in=segments.values("context"),
        translation_of__in=segments.values("string"),
    ).select_related("origin")


def waiting(translation: Translation) -> QuerySet[SegmentOrigin]:
    """The segments that are a machine's and that nobody has checked."""
    return SegmentOrigin.objects.filter(text__in=texts_of(translation), kind=Origin.MACHINE)


def review(translation: Translation, user: Any, texts: Iterable[int] | None = None) -> int:
    """Say that a person has checked a translation, or some of its segments, by primary key.

    Gives the number of segments that were the machine's and are now reviewed.
    """
    chosen = waiting(translation)
    if texts is not None:
        chosen = chosen.filter(text__in=list(texts))
    count = 0
    for origin in chosen.select_related("text"):
        origin.reviewed_by, origin.reviewed_at = user, timezone.now()
        origin.reviewed_text, origin.kind = origin.text.data, Origin.REVIEWED
        origin.save()
        count += 1
    if count:
        recount_edition(translation)
    measure(translation)
    return count
