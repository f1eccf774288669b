"""The groups of editors, by what they may do with the page trees and files."""

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
        _give_pages(group)
        if name != "Tłumacz":
            _give_files(group)


def _permissions(name: str) -> list[Permission]:
    codenames = ["access_admin"]
    if name in ("Tłumacz", "Administrator"):
        codenames.append("submit_translation")
    if name in ("Redaktor", "Wydawca", "Administrator"):
        codenames += [f"{action}_{term}" for term in TERMS for action in ("add", "change")]
    if name in ("Wydawca", "Administrator"):
        codenames.append("publish_place")
    return list(Permission.objects.filter(codename__in=codenames))


def _give_pages(group: Group) -> None:
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGE_ACTIONS[group.name]
    )
    for home in HomePage.objects.all():
        if group.name == "Tłumacz" and home.is_source:
            continue
        for permission in permissions:
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=home.pk, permission=permission
            )


def _give_files(group: Group) -> None:
    root = Collection.get_first_root_node()
    permissions = Permission.objects.filter(
        content_type__app_label__in=FILE_APPS, codename__in=FILE_ACTIONS
    )
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )
