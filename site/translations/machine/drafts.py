"""Translations begun and saved as drafts, never published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from core.languages import source_locale_id
from core.models.pages import BasePage, is_open

from .. import progress
from ..models import MachineJob


def public_source(job: MachineJob) -> Any:
    """The Polish page or snippet of a job; None if readers cannot see it (any more)."""
    model = job.content_type.model_class()
    if model is None:
        return None
    thing = model._default_manager.filter(
        translation_key=job.translation_key, locale_id=source_locale_id()
    ).first()
    if isinstance(thing, BasePage):
        return thing if is_open(thing) else None
    return thing if getattr(thing, "live", True) else None


def source_of(thing: Any) -> TranslationSource:
    """What there is to translate of a published thing, which publishing keeps up to date."""
    source, _created = TranslationSource.get_or_create_from_instance(thing)
    return source


def is_by_hand(source: TranslationSource, locale: Locale) -> bool:
    """Whether somebody writes this page in the ordinary editor: it is not touched."""
    translation = Translation.objects.filter(source=source, target_locale=locale).first()
    if translation is not None:
        return not translation.enabled
    model = source.specific_content_type.model_class()
    found = model._default_manager.filter(translation_key=source.object_id, locale=locale)
    if issubclass(model, Page):
        found = found.filter(alias_of=None)
    return bool(found.exists())


def begin(source: TranslationSource, locale: Locale) -> Translation:
    """The translation, begun if it was not."""
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    return translation


def save(translation: Translation, user: Any) -> str:
    """Save a draft of what a translation has; gives what is wrong with it, if anything.

    What has no drafts would be public at once, so only its words are kept. A page that somebody
    has locked or sent for approval stays as it is.
    """
    model = translation.source.specific_content_type.model_class()
    if not issubclass(model, DraftStateMixin) or _is_in_use(model, translation):
        progress.measure(translation)
        return ""
    try:
        with transaction.atomic():
            translation.save_target(user=user, publish=False)
    except ValidationError as error:
        progress.measure(translation)
        return " ".join(error.messages)
    return ""


def _is_in_use(model: Any, translation: Translation) -> bool:
    if not issubclass(model, Page):
        return False
    page = model.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale
    ).first()
    return page is not None and (page.locked or page.workflow_in_progress)
