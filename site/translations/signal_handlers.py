"""What moves the rows about translations: segments, publishing, terms."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import DraftStateMixin, TranslatableMixin
from wagtail.signals import page_unpublished, published
from wagtail_localize.models import StringTranslation

from core.models import BasePage, FactSheet

from . import originals, policy, progress, provenance, publishing
from .models import LanguagePolicy


def text_saved(
    sender: Any, instance: StringTranslation, update_fields: Any = None, **_kwargs: Any
) -> None:
    """A segment has new words, or was found to be wrong."""
    if update_fields is None or "data" in update_fields:
        provenance.record(instance)
    progress.measure_text(instance)


def text_deleted(sender: Any, instance: StringTranslation, **_kwargs: Any) -> None:
    """A segment's translation was taken back."""
    progress.measure_text(instance)


def thing_published(sender: Any, instance: Any, revision: Any = None, **_kwargs: Any) -> None:
    """A page or a snippet with drafts was published, in some language."""
    if not isinstance(instance, FactSheet):
        return
    if instance.is_source:
        originals.published(instance, minor=getattr(instance, "minor_edit", False))
        originals.forget_minor_edit(instance)
    elif revision is not None:
        publishing.translation_published(instance, revision)


def page_hidden(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """A page was unpublished: no edition of it is public."""
    if isinstance(instance, BasePage) and not instance.is_source:
        progress.measure_target(instance)


def term_saved(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """A term, which has no drafts, was saved."""
    is_term = isinstance(instance, FactSheet) and isinstance(instance, TranslatableMixin)
    if is_term and not isinstance(instance, DraftStateMixin) and instance.is_source:
        originals.published(instance)


def rule_changed(sender: Any, **_kwargs: Any) -> None:
    """Readers may see more or less of a language."""
    policy.follow()


def connect() -> None:
    """Connect the receivers."""
    post_save.connect(text_saved, sender=StringTranslation, dispatch_uid="translations")
    post_delete.connect(text_deleted, sender=StringTranslation, dispatch_uid="translations")
    published.connect(thing_published, dispatch_uid="translations")
    page_unpublished.connect(page_hidden, dispatch_uid="translations")
    post_save.connect(term_saved, dispatch_uid="translations terms")
    for signal in (post_save, post_delete):
        signal.connect(rule_changed, sender=LanguagePolicy, dispatch_uid="translations rules")
