"""The page or snippet that a translation makes: built in memory, saved in one step.

Wagtail's copy for translation saves a page with Polish words and a revision of them first, and
indexes it each time; of a new page that was more than half the work.
"""

from typing import Any

from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.models.copying import _copy, _copy_m2m_relations
from wagtail.signals import copy_for_translation_done
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments.ingest import ingest_segments

HOME_DEPTH = 2
NEW = {
    "live": False,
    "has_unpublished_changes": True,
    "live_revision": None,
    "first_published_at": None,
    "last_published_at": None,
    "alias_of": None,
}


def translated(source: TranslationSource, locale: Any) -> Any:
    """A thing in another language with the words there are, Polish where there are none.

    A page that is not there yet is not saved (``save_new``), anything else is made first.
    """
    original = source.as_instance()
    if original.has_translation(locale):
        _convert_alias(original.get_translation(locale))
    elif isinstance(original, Page) and original.depth > HOME_DEPTH:
        page = _copied(original, locale)
        segments = source._get_segments_for_translation(locale, fallback=True)
        ingest_segments(original, page, source.locale, locale, segments)
        return page
    else:
        _make(original, locale)
    target = source.get_ephemeral_translated_instance(locale, fallback=True)
    if isinstance(target, Page):
        _keep_a_free_slug(target)
    return target


def _keep_a_free_slug(page: Page) -> None:
    """Leave a page its slug where the source's is taken beside it: home pages share the root.

    No reader sees the slug of a translation; addresses are the source's.
    """
    beside = page.get_siblings(inclusive=False)
    if beside.filter(slug=page.slug).exists():
        page.slug = Page.objects.values_list("slug", flat=True).get(pk=page.pk)


def is_new(instance: Any) -> bool:
    """Whether this is a page that is not in the tree yet."""
    return isinstance(instance, Page) and bool(instance._state.adding)


def save_new(instance: Any, source: TranslationSource, user: Any = None) -> Revision:
    """Give a new page its place in the tree of its language, and its first revision.

    Raises:
        ValidationError: if the page may not be like that.
    """
    original = source.get_source_instance()
    above = original.get_parent()
    parent = _parent(above, instance.locale)
    instance.slug = find_available_slug(parent, original.slug)
    parent.add_child(instance=instance)
    _copy_m2m_relations(original, instance, exclude_fields=_excluded(original))
    _tell(original, instance, above, parent, user)
    return _first_revision(instance, user)


def _first_revision(page: Any, user: Any) -> Revision:
    """What ``save_revision`` does to a new page, without saving and indexing it once more."""
    page.full_clean()
    revision: Revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        user=user,
        content=page.serializable_data(),
        object_str=str(page),
    )
    page.latest_revision, page.draft_title = revision, page.title
    page.latest_revision_created_at = revision.created_at
    Page.objects.filter(pk=page.pk).update(
        latest_revision=revision,
        latest_revision_created_at=revision.created_at,
        draft_title=page.title,
    )
    return revision


def _copied(original: Any, locale: Any) -> Any:
    changes = NEW | {"locale": locale}
    page, children = _copy(original, exclude_fields=_excluded(original), update_attrs=changes)
    for child in children.values():
        if hasattr(child, "locale_id"):
            child.locale = locale
    return page


def _excluded(original: Any) -> list[str]:
    facts = original.facts() if hasattr(original, "facts") else ()
    return [*original.default_exclude_fields_in_copy, *original.exclude_fields_in_copy, *facts]


def _parent(above: Page, locale: Any) -> Page:
    """The page above in the other language; an alias where it has no translation.

    It is locked: two workers would give their new pages the same place in the tree.
    """
    found: Page | None = above.get_translation_or_none(locale)
    found = found or above.specific.copy_for_translation(locale, copy_parents=True, alias=True)
    return Page.objects.select_for_update().get(pk=found.pk)


def _tell(original: Any, page: Any, above: Page, parent: Page, user: Any) -> None:
    """Write in the history what Wagtail's own copy writes, and say that it is done."""
    log(
        instance=page,
        action="wagtail.copy_for_translation",
        user=user,
        data={
            "page": {
                "id": page.pk,
                "title": page.get_admin_display_title(),
                "locale": {"id": page.locale_id, "language_code": page.locale.language_code},
            },
            "source": {"id": above.pk, "title": above.get_admin_display_title()},
            "destination": {"id": parent.pk, "title": parent.get_admin_display_title()},
            "keep_live": False,
            "source_locale": {
                "id": original.locale_id,
                "language_code": original.locale.language_code,
            },
        },
    )
    copy_for_translation_done.send(
        sender=CopyPageForTranslationAction, source_obj=original, target_obj=page
    )


def _make(original: Any, locale: Any) -> None:
    if isinstance(original, Page):
        original.copy_for_translation(locale, copy_parents=True)
        return
    target = original.copy_for_translation(locale)
    if isinstance(target, DraftStateMixin):
        target.live = False
    target.save()


def _convert_alias(target: Any) -> None:
    if getattr(target, "alias_of_id", None):
        target.alias_of_id = None
        target.save(update_fields=["alias_of_id"], clean=False)
