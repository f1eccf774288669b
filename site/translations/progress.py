"""How far a translation is, counted from its segments."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.html import strip_tags
from wagtail.models import DraftStateMixin
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from core.cache import move_generation

from . import policy
from .models import Edition, SegmentOrigin, TranslationState
from .models.progress import State
from .models.provenance import Origin

# What was touched and is not yet counted again: keys of sources with primary keys of locales.
_touched: ContextVar[set[tuple[UUID, int]] | None] = ContextVar("touched", default=None)


@contextmanager
def measuring_once() -> Iterator[None]:
    """Count translations whose segments are saved in here once, at the end, not at each segment."""
    if _touched.get() is not None:
        yield
        return
    touched: set[tuple[UUID, int]] = set()
    token = _touched.set(touched)
    try:
        yield
    finally:
        _touched.reset(token)
    for key, locale in touched:
        _measure_by_key(key, locale)


def count_words(html: str) -> int:
    """How many words a segment has.

    >>> count_words('Zadzwoń <a id="a1">do nas</a>.')
    3
    """
    return len(strip_tags(html).split())


def measure(translation: Translation) -> TranslationState:
    """Count a translation's segments and words again, and keep what came out."""
    found = tally(translation)
    edition = public_edition(translation)
    row, _created = TranslationState.objects.update_or_create(
        translation=translation,
        defaults=found | {"edition": edition, "state": _state(edition)},
    )
    return row


def measure_source(source: TranslationSource) -> None:
    """Count every translation of a source again."""
    for translation in source.translations.select_related("source", "target_locale"):
        measure(translation)


def measure_text(text: StringTranslation) -> None:
    """Count again what a segment belongs to."""
    if text.context_id is None:
        return
    touched = _touched.get()
    if touched is None:
        _measure_by_key(text.context.object_id, text.locale_id)
    else:
        touched.add((text.context.object_id, text.locale_id))


def measure_target(thing: Any) -> None:
    """Count again the translation that a thing was made by."""
    _measure_by_key(thing.translation_key, thing.locale_id)


def _measure_by_key(key: UUID, locale: int) -> None:
    rows = Translation.objects.filter(source__object_id=key, target_locale_id=locale)
    for translation in rows.select_related("source", "target_locale"):
        measure(translation)


def tally(translation: Translation) -> dict[str, int]:
    """Segments and words: of the source, done, left, and by origin of what is done."""
    segments = list(
        StringSegment.objects.filter(source=translation.source_id).values_list(
            "context_id", "string_id", "string__data"
        )
    )
    kinds = _kinds(translation)
    found = {"segments": len(segments), "done": 0, "words": 0, "words_left": 0}
    found |= dict.fromkeys(Origin.values, 0)
    for context, string, data in segments:
        words = count_words(data)
        kind = kinds.get((context, string))
        found["words"] += words
        if kind is None:
            found["words_left"] += words
        else:
            found["done"] += 1
            found[kind] += 1
    return found


def _kinds(translation: Translation) -> dict[tuple[int, int], str]:
    """What each translated segment is, by its context and string; without those in error."""
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        has_error=False,
    ).values_list("context_id", "translation_of_id", "origin__kind")
    return {(context, string): kind or str(Origin.PERSON) for context, string, kind in rows}


def last_review(translation: Translation) -> Any:
    """The day of the last review of any segment; None without one."""
    origins = SegmentOrigin.objects.filter(
        text__locale=translation.target_locale_id,
        text__context__object_id=translation.source.object_id,
        kind=Origin.REVIEWED,
    )
    found = origins.aggregate(reviewed=Max("reviewed_at"), written=Max("written_at"))
    moments = [moment for moment in found.values() if moment]
    return max(moments).date() if moments else None


def recount_edition(translation: Translation) -> None:
    """Let the public edition say what has been reviewed since it was published.

    Only where its words are still those of the translation: newer drafts are not what is read.
    """
    edition = public_edition(translation)
    if edition is None or edition.outdated_since or changed_since(translation, edition):
        return
    counts = tally(translation)
    edition.person, edition.reviewed = counts["person"], counts["reviewed"]
    edition.machine, edition.reviewed_on = counts["machine"], last_review(translation)
    edition.save(update_fields=["person", "reviewed", "machine", "reviewed_on"])
    move_generation()  # the notice on the public page says something else now
    policy.edition_changed(translation)


def changed_since(translation: Translation, edition: Edition) -> bool:
    """Whether a text has been written since an edition was made."""
    return SegmentOrigin.objects.filter(
        text__locale=translation.target_locale_id,
        text__context__object_id=translation.source.object_id,
        written_at__gt=edition.made_at,
    ).exists()


def public_edition(translation: Translation) -> Edition | None:
    """The edition that readers see; None while there is none."""
    target = _target(translation)
    if target is None:
        return None
    editions = Edition.objects.filter(translation=translation, published_at__isnull=False)
    if isinstance(target, DraftStateMixin):
        if not target.live or getattr(target, "alias_of_id", None):
            return None
        return editions.filter(revision=target.live_revision_id).last()
    return editions.order_by("published_at", "pk").last()


def _target(translation: Translation) -> Any:
    try:
        return translation.get_target_instance()
    except translation.source.specific_content_type.model_class().DoesNotExist:
        return None


def _state(edition: Edition | None) -> str:
    if edition is None:
        return str(State.DRAFT)
    return str(State.OUTDATED) if edition.outdated_since else edition.origin
