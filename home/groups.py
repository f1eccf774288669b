"""The groups of editors: one table says what each may do, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.utils.translation import get_language_info, override
from wagtail.models import (
    Collection,
    DraftStateMixin,
    GroupCollectionPermission,
    GroupPagePermission,
)
from wagtail.snippets.models import get_snippet_models

from core.languages import SOURCE

from .models import HomePage

# Wagtail's own groups, whose English names would stand beside ours.
REPLACED = ("Editors", "Moderators")
# Wagtail asks for the permissions of its own models, whatever the project's are called.
FILE_APPS = ("wagtailimages", "wagtaildocs")
FILE_ACTIONS = ("add_image", "choose_image", "add_document", "choose_document")
ALL_FILES = ("change_image", "delete_image", "change_document", "delete_document")
COLLECTION_ACTIONS = ("add_collection", "change_collection", "delete_collection")
EVERYTHING_ELSE = (
    "catalogue.import_services",
    "wagtailsearchpromotions.delete_searchpromotion",
    *(f"translations.{action}_languagepolicy" for action in ("add", "change", "delete")),
    *("core.add_user", "core.change_user", "core.delete_user", "core.change_institution"),
    *(f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete")),
    *(f"wagtailcore.{action}_workflow" for action in ("add", "change", "delete")),
    *(f"wagtailcore.{action}_task" for action in ("add", "change", "delete")),
)
SEARCH = (
    "search.review_queries",
    "wagtailsearchpromotions.add_searchpromotion",
    "wagtailsearchpromotions.change_searchpromotion",
)
TRANSLATE = "wagtail_localize.submit_translation"


@dataclass(frozen=True)
class Role:
    """What a group may do with pages of some languages, with snippets and with files."""

    pages: tuple[str, ...]
    languages: tuple[str, ...]
    snippets: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()


EVERY = tuple(code for code, _name in settings.LANGUAGES)
OTHERS = tuple(code for code in EVERY if code != SOURCE)


def translator_of(code: str) -> str:
    """The name of the group that translates into one language.

    >>> translator_of("uk")
    'Tłumacz (ukraiński)'
    """
    with override(SOURCE):
        return f"Tłumacz ({get_language_info(code)['name_translated'].lower()})"


def _translator(*codes: str) -> Role:
    return Role(("change_page",), codes, snippets=("change",), permissions=(TRANSLATE,))


ROLES = {
    "Redaktor": Role(
        ("add_page", "change_page"),
        EVERY,
        ("add", "change"),
        FILE_ACTIONS,
        permissions=SEARCH,
    ),
    "Wydawca": Role(
        ("add_page", "change_page", "publish_page"),
        EVERY,
        ("add", "change", "publish"),
        FILE_ACTIONS,
        permissions=SEARCH,
    ),
    "Administrator": Role(
        ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        EVERY,
        ("add", "change", "publish", "delete"),
        FILE_ACTIONS + ALL_FILES,
        COLLECTION_ACTIONS,
        (TRANSLATE, *SEARCH, *EVERYTHING_ELSE),
    ),
    "Tłumacz": _translator(*OTHERS),
    **{translator_of(code): _translator(code) for code in OTHERS},
}


def make_groups() -> None:
    """Make the groups and give each what it needs; what an administrator added stays."""
    Group.objects.filter(name__in=REPLACED).delete()
    for name, role in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        wanted = ("wagtailadmin.access_admin", *role.permissions, *_of_snippets(role))
        group.permissions.add(*_permissions(wanted))
        homes = HomePage.objects.filter(locale__language_code__in=role.languages)
        give_pages(group, role.pages, homes.values_list("pk", flat=True))
        root = Collection.get_first_root_node()
        give_collection(group, root, (*FILE_APPS, "wagtailcore"), role.files + role.collections)


def _of_snippets(role: Role) -> list[str]:
    """Permissions of every registered snippet.

    Who changes without adding is a translator, and is let near drafts only: what has none would
    be public at once. Which languages is the business of ``admin_guard``.
    """
    drafts_only = "change" in role.snippets and "add" not in role.snippets
    return [
        f"{model._meta.app_label}.{action}_{model._meta.model_name}"
        for model in get_snippet_models()
        for action in role.snippets
        if has_drafts(model) or not (drafts_only or action == "publish")
    ]


def has_drafts(model: type) -> bool:
    """Whether a snippet is kept from readers until somebody publishes it."""
    return issubclass(model, DraftStateMixin)


def _permissions(names: Iterable[str]) -> list[Permission]:
    return [
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, _dot, codename in (name.partition(".") for name in names)
    ]


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
    give_collection(group, collection, FILE_APPS, FILE_ACTIONS)


def give_collection(
    group: Group, collection: Collection, apps: Iterable[str], actions: Iterable[str]
) -> None:
    """Let a group do these things with a collection and all below it."""
    permissions = Permission.objects.filter(
        content_type__app_label__in=apps, codename__in=list(actions)
    )
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
