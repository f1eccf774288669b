"""Beginning translations: the drafts that translators then open."""

from typing import Any
from uuid import UUID

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import TranslationCreator

from core.languages import source_locale_id

from .models import Original
from .permissions import may_begin


def source_of(original: Original) -> Any:
    """The Polish page or term; None when it is not there any more."""
    model: Any = original.content_type.model_class()
    rows = model._default_manager.filter(translation_key=original.translation_key)
    return rows.filter(locale_id=source_locale_id()).first()


def target_of(original: Original, locale_id: int) -> Any:
    """A thing in a language, whoever made it; None while it is missing, as an alias is."""
    model: Any = original.content_type.model_class()
    rows = model._default_manager.filter(translation_key=original.translation_key)
    if issubclass(model, Page):
        rows = rows.filter(alias_of__isnull=True)
    return rows.filter(locale_id=locale_id).first()


def begin(original: Original, locale: Locale, user: Any) -> Translation | None:
    """Begin one translation; None where there is one, whoever made it, or it may not be begun.

    What has no drafts (a term) stands in the language at once, in the words of its source.
    """
    model: Any = original.content_type.model_class()
    if not may_begin(user, model, locale.pk) or target_of(original, locale.pk):
        return None
    source = source_of(original)
    if source is None:
        return None
    creator = TranslationCreator(user, [locale])
    creator.create_translations(source, include_related_objects=False)
    return translation_of(original.translation_key, locale.pk)


def translation_of(key: UUID, locale_id: int) -> Translation | None:
    """The translation of a thing that is made in the translations' editor."""
    rows = Translation.objects.filter(enabled=True, source__object_id=key)
    return rows.filter(source__locale_id=source_locale_id(), target_locale_id=locale_id).first()
