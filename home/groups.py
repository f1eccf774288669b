"""The groups of editors, by what they may do with the page trees and files."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from .models import HomePage

# Wagtail's own groups, whose English names would stand beside ours.
REPLACED = ("Editors", "Moderators")
PAGE_ACTIONS = {
    "Redaktor": ("add_page", "change_page"),
    "Wydawca": ("add_page", "change_page", "publish_page"),
    "Tłumacz": ("change_page",),
    "Administrator": ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
# Wagtail asks for the permissions of its own models, whatever the project's are called.
FILE_APPS = ("wagtailimages", "wagtaildocs")
FILE_ACTIONS = ("add_image", "choose_image", "add_document", "choose_document")
TERMS = ("category", "audience", "place")


def make_groups() -> None:
    """Make the groups and give each what it needs; what an administrator added stays."""
    Group.objects.filter(name__in=REPLACED).delete()
    for name in PAGE_ACTIONS:
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(*_permissions(name))
        give_pages(group, PAGE_ACTIONS[name], _home_pages(name))
        if name != "Tłumacz":
            give_files(group, Collection.get_first_root_node())


def _permissions(name: str) -> list[Permission]:
    codenames = ["access_admin"]
    if name in ("Tłumacz", "Administrator"):
        codenames.append("submit_translation")
    if name in ("Redaktor", "Wydawca", "Administrator"):
        codenames += [f"{action}_{term}" for term in TERMS for action in ("add", "change")]
    if name in ("Wydawca", "Administrator"):
        codenames.append("publish_place")
    return list(Permission.objects.filter(codename__in=codenames))


def _home_pages(name: str) -> list[int]:
    homes = HomePage.objects.all()
    return [home.pk for home in homes if not (name == "Tłumacz" and home.is_source)]


def give_pages(group: Group, actions: Iterable[str], pages: Iterable[int]) -> None:
    """Let a group do these things with some pages and all below them."""
    permissions = list(
        Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=actions)
    )
    for page in pages:
        for permission in permissions:
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=page, permission=permission
            )


def give_files(group: Group, collection: Collection) -> None:
    """Let a group add and choose pictures and documents of a collection."""
    permissions = Permission.objects.filter(
        content_type__app_label__in=FILE_APPS, codename__in=FILE_ACTIONS
    )
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
