"""Segments that a translation lacks, and what becomes of a machine's words for them."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from ..models import HeldSegment, SegmentOrigin
from ..models.provenance import Origin
from ..provenance import live_revision
from . import guard, markup

Pair = tuple[int, int]  # the keys of a context and of a string
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


def missing(source: TranslationSource, locale: Locale) -> dict[str, list[Pair]]:
    """The texts that have no words yet, each with its places; what is held waits for a person.

    A segment in error has a person's words: it is not missing.
    """
    done = set(_texts(source, locale).values_list("context_id", "translation_of_id"))
    held = HeldSegment.objects.filter(translation__source=source, translation__target_locale=locale)
    done |= set(held.values_list("context_id", "string_id"))
    rows = StringSegment.objects.filter(source=source).order_by("order", "pk")
    found: dict[str, list[Pair]] = {}
    for context, string, data in rows.values_list("context_id", "string_id", "string__data"):
        places = found.setdefault(data, [])
        if (context, string) not in done and (context, string) not in places:
            places.append((context, string))
    return {data: places for data, places in found.items() if places}


def _texts(source: TranslationSource, locale: Locale) -> Any:
    return StringTranslation.objects.filter(locale=locale, context__object_id=source.object_id)


def keep(
    translation: Translation,
    wanted: dict[str, list[Pair]],
    answers: dict[str, str],
    tool: str,
    user: Any,
) -> int:
    """Store a machine's words where nobody has written meanwhile; gives how many are held.

    Rows are written at once and without signals: whoever calls measures the translation.
    """
    language = translation.target_locale.language_code
    still = missing(translation.source, translation.target_locale)
    good: list[tuple[Pair, str]] = []
    held: list[HeldSegment] = []
    for data in wanted.keys() & still.keys():
        objection = guard.check(data, answers[data], language)
        if objection is None:
            good += [(place, markup.normal(answers[data])) for place in still[data]]
        else:
            held += [
                _held(translation, place, answers[data], tool, objection) for place in still[data]
            ]
    _write(translation, good, tool, user)
    HeldSegment.objects.bulk_create(held, ignore_conflicts=True)
    return len(held)


def _held(
    translation: Translation, place: Pair, text: str, tool: str, objection: guard.Objection
) -> HeldSegment:
    return HeldSegment(
        translation=translation,
        context_id=place[0],
        string_id=place[1],
        text=text,
        tool=tool,
        code=objection.code,
        data=objection.data,
    )


def _write(
    translation: Translation, good: Iterable[tuple[Pair, str]], tool: str, user: Any
) -> None:
    locale, now = translation.target_locale, timezone.now()
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                context_id=context,
                translation_of_id=string,
                locale=locale,
                data=data,
                translation_type=MACHINE,
                tool_name=tool,
                last_translated_by=user,
            )
            for (context, string), data in good
        ],
        ignore_conflicts=True,  # somebody saved their own words this moment
    )
    revision = live_revision(translation.source.object_id)
    new = _texts(translation.source, locale).filter(translation_type=MACHINE, origin=None)
    SegmentOrigin.objects.bulk_create(
        [
            SegmentOrigin(
                text=text,
                kind=Origin.MACHINE,
                machine_text=text.data,
                tool=tool,
                written_by=user,
                written_at=now,
                source_revision_id=revision,
            )
            for text in new
        ]
    )
