"""Translations made the way translators make them: through wagtail-localize's own models."""

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)


def begin(thing: Any, code: str = "uk") -> Translation:
    """Submit something for translation, or bring what is to be translated up to date."""
    source, _created = TranslationSource.update_or_create_from_instance(thing)
    locale = Locale.objects.get(language_code=code)
    return Translation.objects.get_or_create(source=source, target_locale=locale)[0]


def give(translation: Translation, **words: str) -> None:
    """Translate fields by name: ``title="Консультації"``."""
    for segment in translation.source.stringsegment_set.select_related("context", "string"):
        if segment.context.path in words:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=translation.target_locale,
                context=segment.context,
                defaults={"data": words[segment.context.path], "translation_type": "manual"},
            )


def complete(translation: Translation) -> Translation:
    """Translate what is missing, in words that name the language: ``[uk] Rozmowa.``"""
    locale = translation.target_locale
    for segment in translation.source.stringsegment_set.select_related("context", "string"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={
                "data": f"[{locale.language_code}] {segment.string.data}",
                "translation_type": "manual",
            },
        )
    return translation


def logged(translation: Translation) -> TranslationLog:
    """The last line of a translation's log."""
    return TranslationLog.objects.filter(source=translation.source).latest("pk")
