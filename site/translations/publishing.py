"""Publishing a translation in one transaction, whole or not at all.

wagtail-localize writes the live row first, even for a draft, and publishes after the commit;
this replacement builds the translated page in memory, saves a revision and publishes that.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.models import DraftStateMixin
from wagtail_localize.models import CannotSaveDraftError, Translation, TranslationLog

from . import policy, progress, provenance, targets
from .models import Edition


class NotComplete(ValidationError):
    """Some of a translation's texts are missing: published, it would mix languages."""


def save_target(self: Translation, user: Any = None, publish: bool = True) -> None:
    """Save the translation's present strings as a draft, or publish them.

    What has no drafts (a term) is saved as far as it goes: a missing label is the source's.

    Raises:
        CannotSaveDraftError: for a draft of something that has no drafts.
        NotComplete: to publish something while texts of it are missing.
        ValidationError: to publish what the language's rule keeps from readers.
    """
    source, locale = self.source, self.target_locale
    drafts = issubclass(source.specific_content_type.model_class(), DraftStateMixin)
    if not publish and not drafts:
        raise CannotSaveDraftError
    with transaction.atomic():
        edition = edition_now(self)
        if publish:
            check_publishable(self, edition, whole=drafts)
        instance = targets.translated(source, locale)
        if targets.is_new(instance):
            revision = targets.save_new(instance, source, user)
        else:
            revision = _save_revision(instance, user, drafts)
        edition.revision = revision
        edition.published_at = None if drafts else timezone.now()
        edition.save()
        TranslationLog.objects.create(source=source, locale=locale, revision=revision)
        if revision is not None and publish:
            revision.publish(user=user)
        progress.measure(self)


def check_publishable(
    translation: Translation, edition: Edition | None = None, *, whole: bool = True
) -> None:
    """Refuse to publish a translation that is not complete, or that the language's rule forbids.

    Without ``whole`` it may have gaps: a term's missing words are the source's.

    Raises:
        NotComplete: with the number of missing texts.
        ValidationError: with what the rule of the language asks for.
    """
    edition = edition or edition_now(translation)
    if whole and edition.missing:
        raise NotComplete(missing_texts(edition.missing))
    policy.check(translation, edition)


def obstacle(
    translation: Translation, edition: Edition | None = None, *, whole: bool = True
) -> str:
    """Why a translation may not be published, in words; nothing if it may."""
    try:
        check_publishable(translation, edition, whole=whole)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def missing_texts(count: int) -> str:
    """What is said of a translation that is not complete."""
    return ngettext(
        "%(count)d text is not translated. Translate it, then publish.",
        "%(count)d texts are not translated. Translate them, then publish.",
        count,
    ) % {"count": count}


def edition_now(translation: Translation) -> Edition:
    """What the translation is now, not saved."""
    counts = progress.tally(translation)
    return Edition(
        translation=translation,
        missing=counts["segments"] - counts["done"],
        person=counts["person"],
        reviewed=counts["reviewed"],
        machine=counts["machine"],
        reviewed_on=progress.last_review(translation),
        source_revision_id=provenance.live_revision(translation.source.object_id),
    )


def translation_published(page: Any, revision: Any) -> None:
    """Mark the edition that readers now see."""
    edition = Edition.objects.filter(revision=revision).select_related("translation").last()
    if edition is None:
        return
    Edition.objects.filter(pk=edition.pk).update(published_at=timezone.now())
    progress.measure(edition.translation)


def _save_revision(instance: Any, user: Any, drafts: bool) -> Any:
    if drafts:
        return instance.save_revision(user=user)
    instance.full_clean()
    instance.save()
    return None


def use_our_save_target() -> None:
    """Put the replacement in the place of wagtail-localize's own."""
    Translation.save_target = save_target
