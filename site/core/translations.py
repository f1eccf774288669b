"""Publishing a translation in one transaction.

wagtail-localize writes the live row first, even for a draft, and publishes after the commit;
this replacement builds the translated page in memory, saves a revision and publishes that.
"""

from typing import Any

from django.db import transaction
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import CannotSaveDraftError, Translation, TranslationLog


def save_target(self: Translation, user: Any = None, publish: bool = True) -> None:
    """Save the translation's present strings as a draft, or publish them.

    Raises:
        CannotSaveDraftError: for a draft of something that has no drafts.
        MissingTranslationError: never; strings without a translation stay in the source's words.
    """
    source, locale = self.source, self.target_locale
    drafts = issubclass(source.specific_content_type.model_class(), DraftStateMixin)
    if not publish and not drafts:
        raise CannotSaveDraftError
    with transaction.atomic():
        _make_sure_of_target(source, locale)
        instance = source.get_ephemeral_translated_instance(locale, fallback=True)
        revision = _save(instance, user, drafts, publish)
        TranslationLog.objects.create(source=source, locale=locale, revision=revision)


def _make_sure_of_target(source: Any, locale: Any) -> None:
    original = source.as_instance()
    if original.has_translation(locale):
        _convert_alias(original.get_translation(locale))
    elif isinstance(original, Page):
        original.copy_for_translation(locale, copy_parents=True)
    else:
        target = original.copy_for_translation(locale)
        if isinstance(target, DraftStateMixin):
            target.live = False
        target.save()


def _convert_alias(target: Any) -> None:
    if getattr(target, "alias_of_id", None):
        target.alias_of_id = None
        target.save(update_fields=["alias_of_id"], clean=False)


def _save(instance: Any, user: Any, drafts: bool, publish: bool) -> Any:
    if not drafts:
        instance.full_clean()
        instance.save()
        return None
    revision = instance.save_revision(user=user)
    if publish:
        revision.publish(user=user)
    return revision


def use_our_save_target() -> None:
    """Put the replacement in the place of wagtail-localize's own."""
    Translation.save_target = save_target
