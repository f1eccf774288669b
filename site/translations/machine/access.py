"""Who may let the machine work, and into which languages."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

from core.languages import source_locale_id

BEGIN = "wagtail_localize.submit_translation"


def languages_of(user: Any) -> list[Locale]:
    """The languages into which somebody may translate; for superusers all but the source's."""
    found = Locale.objects.exclude(pk=source_locale_id())
    if not user.is_superuser:
        rows = GroupPagePermission.objects.filter(
            group__user=user, permission__codename__in=("add_page", "change_page")
        )
        found = found.filter(pk__in=rows.values("page__locale"))
    return list(found.order_by("pk"))


def may_begin(user: Any, translation: Translation) -> bool:
    """Whether somebody may send what is missing of a translation to the machine."""
    return bool(user.has_perm(BEGIN)) and may_translate(user, translation)


def may_translate(user: Any, translation: Translation) -> bool:
    """Whether somebody may write a translation, also one that has no page yet."""
    model = translation.source.specific_content_type.model_class()
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist:
        target = None
    if isinstance(target, Page):
        return bool(target.permissions_for_user(user).can_edit())
    if translation.target_locale not in languages_of(user):
        return False
    if issubclass(model, Page):
        return bool(user.has_perm(BEGIN))
    return bool(policy_registry.get_by_type(model).user_has_permission(user, "change"))
