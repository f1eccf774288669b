"""Who may do what with translations."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

BEGIN = "wagtail_localize.submit_translation"


def editing_rights() -> QuerySet[GroupPagePermission]:
    """The rights of groups to write pages, wherever in the tree."""
    return GroupPagePermission.objects.filter(permission__codename__in=("add_page", "change_page"))


def languages_of(user: Any) -> set[int]:
    """The locales in whose trees somebody may edit something."""
    rows = editing_rights().filter(group__user=user)
    return set(rows.values_list("page__locale_id", flat=True))


def may_change(user: Any, thing: Any) -> bool:
    """Whether somebody may change a page, or a snippet in its language.

    Who may change snippets but add none translates: never the source, only languages of theirs.
    """
    if isinstance(thing, Page):
        return bool(thing.permissions_for_user(user).can_edit())
    policy = policy_registry.get(thing)
    if policy.user_has_permission(user, "add"):
        return True
    own = not getattr(thing, "is_source", False) and thing.locale_id in languages_of(user)
    return policy.user_has_permission(user, "change") and own


def may_begin(user: Any, model: type, locale_id: int) -> bool:
    """Whether somebody may begin translations of a kind of thing into a language."""
    if user.is_superuser:
        return True
    if not user.has_perm(BEGIN) or locale_id not in languages_of(user):
        return False
    if issubclass(model, Page):
        return True
    return bool(policy_registry.get_by_type(model).user_has_permission(user, "change"))


def may_translate(user: Any, translation: Translation) -> bool:
    """Whether somebody may change what a translation says."""
    model = translation.source.specific_content_type.model_class()
    try:
        target = translation.get_target_instance()
    except model.DoesNotExist:
        return may_begin(user, model, translation.target_locale_id)
    return may_change(user, target)


def may_ask_machine(user: Any, translation: Translation) -> bool:
    """Whether somebody may send what is missing of a translation to the machine."""
    return bool(user.has_perm(BEGIN)) and may_translate(user, translation)


def works_in_a_language(user: Any) -> bool:
    """Whether there is any language that somebody may edit something in."""
    return bool(user.is_superuser or languages_of(user))
