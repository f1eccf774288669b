"""Translations on their way out: any number of them in three queries."""

from collections import defaultdict
from collections.abc import Iterable

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models.provenance import Origin
from .entries import Entry, TranslationFile

Words = dict[tuple[int, int, int], tuple[str, bool]]  # by locale, context and string


def files_of(translations: Iterable[Translation]) -> list[tuple[int, TranslationFile]]:
    """The primary keys of translations with what their files hold, in their order."""
    keys = [translation.pk for translation in translations]
    rows = Translation.objects.filter(pk__in=keys).select_related("source__locale", "target_locale")
    found = {row.pk: row for row in rows}
    segments, words = _segments(found.values()), _words(found.values())
    return [(key, _file(found[key], segments[found[key].source_id], words)) for key in keys]


def _segments(rows: Iterable[Translation]) -> dict[int, list[tuple[int, int, str, str]]]:
    """The segments of each source, once each: context, string, path, words."""
    found: dict[int, dict[tuple[int, int, str, str], None]] = defaultdict(dict)
    segments = StringSegment.objects.filter(source__in={row.source_id for row in rows})
    for source, *segment in segments.order_by("source", "order", "pk").values_list(
        "source_id", "context_id", "string_id", "context__path", "string__data"
    ):
        context, string, path, data = segment
        found[source][context, string, path, data] = None
    return defaultdict(list, {source: list(segments) for source, segments in found.items()})


def _words(rows: Iterable[Translation]) -> Words:
    """What is translated, and whether it waits for a person."""
    texts = StringTranslation.objects.filter(
        locale__in={row.target_locale_id for row in rows},
        context__object_id__in={row.source.object_id for row in rows},
    )
    return {
        (locale, context, string): (data, wrong or kind == Origin.MACHINE)
        for locale, context, string, data, wrong, kind in texts.values_list(
            *("locale_id", "context_id", "translation_of_id"),
            *("data", "has_error", "origin__kind"),
        )
    }


def _file(
    row: Translation, segments: list[tuple[int, int, str, str]], words: Words
) -> TranslationFile:
    nothing = ("", False)
    entries = []
    for context, string, path, data in segments:
        target, unreviewed = words.get((row.target_locale_id, context, string), nothing)
        entries.append(Entry(context=path, source=data, target=target, unreviewed=unreviewed))
    return TranslationFile(
        translation=str(row.uuid),
        source_language=row.source.locale.language_code,
        target_language=row.target_locale.language_code,
        title=row.source.object_repr,
        entries=entries,
    )
