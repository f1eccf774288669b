"""Who may translate what: people by their groups, in the languages whose pages they may edit."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet
from django.http import Http404
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

from core.languages import source_locale_id
from core.models import User

EDITING = ("add_page", "change_page")
HOME_DEPTH = 2  # a language's home page: whoever edits it edits the whole language


def languages_of(user: Any) -> set[int]:
    """The locales in whose trees somebody may edit something."""
    rows = GroupPagePermission.objects.filter(group__user=user, permission__codename__in=EDITING)
    return set(rows.values_list("page__locale_id", flat=True))


def translates_into(user: Any) -> list[Locale]:
    """The languages that somebody translates as a whole; for superusers all but the source's."""
    others = Locale.objects.exclude(pk=source_locale_id())
    if not user.is_superuser:
        rows = GroupPagePermission.objects.filter(
            group__user=user, permission__codename__in=EDITING, page__depth__lte=HOME_DEPTH
        )
        others = others.filter(pk__in=rows.values("page__locale"))
    return list(others.order_by("pk"))


def only_translates(user: Any) -> bool:
    """Whether somebody's work in the admin is translating and nothing else."""
    languages = set() if user.is_superuser else languages_of(user)
    return bool(languages) and source_locale_id() not in languages


def may_change(user: Any, thing: Any) -> bool:
    """Whether somebody may change a page, or a snippet in its language.

    Who may change snippets but add none translates: never the source, only languages of theirs.
    """
    if isinstance(thing, Page):
        return bool(thing.permissions_for_user(user).can_edit())
    source = getattr(thing, "is_source", False)
    return _may_change_kind(user, thing, thing.locale_id) if not source else _may_add(user, thing)


def _may_add(user: Any, kind: Any) -> bool:
    return bool(policy_registry.get(kind).user_has_permission(user, "add"))


def _may_change_kind(user: Any, kind: Any, locale_id: int) -> bool:
    if _may_add(user, kind):
        return True
    allowed = policy_registry.get(kind).user_has_permission(user, "change")
    return bool(allowed) and locale_id in languages_of(user)


def may_translate(user: Any, translation: Translation) -> bool:
    """Whether somebody may write a translation, also one that has no page yet."""
    return may_translate_into(user, source_of(translation), translation.target_locale)


def source_of(translation: Translation) -> Any:
    """The source that a translation is of.

    Raises:
        Http404: it was deleted.
    """
    try:
        return translation.source.get_source_instance()
    except ObjectDoesNotExist:
        raise Http404 from None


def target_of(translation: Translation) -> Any:
    """The page or snippet that a translation makes; None before its first draft."""
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None


def may_translate_into(user: Any, source: Any, locale: Locale) -> bool:
    """Whether somebody may translate a source into a language.

    Without a page in that language the nearest page above it decides, as it would for the new one.
    """
    if not user.is_active or locale.pk == source.locale_id:
        return False
    if not isinstance(source, Page):
        return _may_change_kind(user, source, locale.pk)
    above = [source, *reversed(source.get_ancestors())]
    keys = [page.translation_key for page in above]
    pages = Page.objects.filter(translation_key__in=keys, locale=locale)
    found = {page.translation_key: page for page in pages}
    nearest = next((found[key] for key in keys if key in found), None)
    return nearest is not None and may_change(user, nearest.specific)


def may_send(user: Any, translation: Translation) -> bool:
    """Whether somebody may give a translation to others: who may change its source as well."""
    source = source_of(translation)
    return may_change(user, source) and may_translate_into(user, source, translation.target_locale)


def translators_of(locale: Locale) -> QuerySet[User]:
    """The people who may translate into a language."""
    rows = GroupPagePermission.objects.filter(page__locale=locale, permission__codename__in=EDITING)
    people = User.objects.filter(is_active=True)
    return (
        people.filter(Q(is_superuser=True) | Q(groups__in=rows.values("group")))
        .distinct()
        .order_by("last_name", "username")
    )
