"""Sources: how much there is to translate, and what a change of them does to translations."""

from difflib import SequenceMatcher
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .models import Edition, Original, SegmentOrigin
from .progress import count_words, measure_source

Pair = tuple[int, int]  # the keys of a context and of a string


def published(thing: Any, minor: bool = False) -> None:
    """Follow the publishing of a source: its words are counted, its translations judged.

    With ``minor`` the translations of changed segments are kept for the new words and nothing
    becomes outdated.
    """
    source = TranslationSource.objects.filter(
        object_id=thing.translation_key, locale_id=thing.locale_id
    ).first()
    changed = source is not None and _refresh(source, minor)
    _count(thing, changed)
    if source is not None and changed:
        if not minor:
            _outdate(source)
        measure_source(source)


def forget_minor_edit(thing: Any) -> None:
    """What was minor is this edit, not the page: whoever changes it next decides anew."""
    if getattr(thing, "minor_edit", False):
        type(thing)._default_manager.filter(pk=thing.pk).update(minor_edit=False)
        thing.minor_edit = False


def _count(thing: Any, changed: bool) -> None:
    values = [v for v in extract_segments(thing) if isinstance(v, StringSegmentValue)]
    now = timezone.now()
    row = {
        "content_type": ContentType.objects.get_for_model(type(thing)),
        "title": str(thing)[:255],
        "segments": len(values),
        "words": sum(count_words(value.string.data) for value in values),
    }
    Original.objects.update_or_create(
        translation_key=thing.translation_key,
        defaults=row | ({"changed_at": now} if changed else {}),
        create_defaults=row | {"changed_at": now},
    )


def _refresh(source: TranslationSource, minor: bool) -> bool:
    """Bring the segments up to what is published; whether they differ."""
    before, shape = _segments(source), _shape(source)
    source.update_from_db()
    after = _segments(source)
    if minor:
        _keep_translations(before, after)
    return before != after or shape != _shape(source)


def _segments(source: TranslationSource) -> list[Pair]:
    rows = StringSegment.objects.filter(source=source).order_by("order", "pk")
    return list(rows.values_list("context_id", "string_id"))


def _shape(source: TranslationSource) -> list[Pair]:
    rows = source.templatesegment_set.order_by("order", "pk")
    return list(rows.values_list("context_id", "template_id"))


def _keep_translations(before: list[Pair], after: list[Pair]) -> None:
    """Give changed words the translation of the words in their place, with its origin."""
    for old, new in _pairs(before, after):
        known = StringTranslation.objects.filter(context=new[0], translation_of=new[1])
        done = set(known.values_list("locale_id", flat=True))
        texts = StringTranslation.objects.filter(context=old[0], translation_of=old[1])
        for text in texts.exclude(locale__in=done).select_related("origin"):
            _copy(text, new)


def _pairs(before: list[Pair], after: list[Pair]) -> list[tuple[Pair, Pair]]:
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            pairs = zip(before[a:b], after[c:d], strict=True)
            found += [(old, new) for old, new in pairs if old[0] == new[0]]
    return found


def _copy(text: StringTranslation, place: Pair) -> None:
    origin = SegmentOrigin.objects.filter(text=text).first()
    text.pk = None
    text.context_id, text.translation_of_id = place
    text.save(force_insert=True)
    if origin is not None:
        copy = SegmentOrigin.objects.get(text=text)
        origin.pk, origin.text = copy.pk, text
        origin.save()


def _outdate(source: TranslationSource) -> None:
    now = timezone.now()
    # Drafts too: whoever publishes one later publishes words for an older Polish text.
    made = Edition.objects.filter(translation__source=source, outdated_since=None)
    made.update(outdated_since=now)
