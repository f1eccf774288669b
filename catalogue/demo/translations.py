"""Translations through wagtail-localize's own models: a translator finds them in the admin."""

from typing import Any

from django.utils.html import escape
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from core.models import BasePage


def translate(page: BasePage, locale: Locale, texts: dict[str, Any]) -> None:
    """Store each string's translation and publish the translated page."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    body = iter(texts["body"])
    for segment in source.stringsegment_set.select_related("context", "string").order_by("order"):
        _store(segment, locale, _words(segment.context.path, texts, body))
    translation.save_target()


def _words(path: str, texts: dict[str, Any], body: Any) -> str:
    """The words for a segment: a field's by its name, else the next paragraph of the content."""
    return texts[path] if path in texts else escape(next(body))


def _store(segment: StringSegment, locale: Locale, words: str) -> None:
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=locale,
        context=segment.context,
        defaults={"data": words, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
    )
