"""Every address of the admin, with each kind of thing it may be asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.urls import URLResolver, get_resolver, reverse
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from translations.models import Original

STANDARD_PAGE = {
    "app_label": "home",
    "model_name": "standardpage",
    "content_type_app_name": "home",
    "content_type_model_name": "standardpage",
}
PAGE_NAMES = ("page_id", "parent_page_id", "page_to_move_id", "page_pk")
CASES = {
    "wagtailusers_users": ("person", "superuser"),
    "wagtailimages": ("other", "own"),
    "wagtaildocs": ("other", "own"),
    "wagtailimages_chooser": ("other", "own"),
    "wagtaildocs_chooser": ("other", "own"),
    "wagtailadmin_api:images": ("other", "own"),
    "wagtailadmin_api:documents": ("other", "own"),
    "wagtailadmin_pages": ("other", "own", "uk"),
    "wagtailadmin_api:pages": ("other", "own", "uk"),
    "wagtailadmin_editing_sessions": ("other", "own", "uk"),
    "wagtail_localize": ("other", "own", "place"),
    "translations": ("other", "own", "place"),
    "": ("other", "own", "uk"),
}


@dataclass(frozen=True)
class Address:
    """An address by its name, the kind of thing asked for ("case"), and the way to it."""

    name: str
    case: str
    url: str

    def __str__(self) -> str:
        return f"{self.name} [{self.case}]" if self.case else self.name


def patterns() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Name with namespaces, path and names of arguments of every pattern below ``/admin/``."""
    for name, path, pattern in _walk(get_resolver()):
        if path.startswith("admin/"):
            yield name, path, tuple(pattern.converters or pattern.regex.groupindex)


def _walk(resolver: Any, space: str = "", before: str = "") -> Iterator[tuple[str, str, Any]]:
    for entry in resolver.url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, inner, path)
        else:
            yield space + (entry.name or path), path, entry.pattern


def addresses(world: SimpleNamespace) -> list[Address]:
    """Each address for each case; of two with the same name the second is told by its argument."""
    found: dict[str, Address] = {}
    for name, path, names in patterns():
        for address in _filled(world, name, path, names):
            if str(address) in found:
                address = replace(address, name=f"{name}+{names[-1]}")
            found[str(address)] = address
    return list(found.values())


def _filled(
    world: SimpleNamespace, name: str, path: str, names: tuple[str, ...]
) -> Iterator[Address]:
    space = name.rpartition(":")[0]
    if name.startswith("admin/"):
        yield Address(name, "", "/admin/nic-takiego/" if "*" in name else f"/{path}")
    elif name in SEVERAL:
        yield from SEVERAL[name](world)
    else:
        for case in _cases(space, name, names):
            values = _values(world, space, case, name) if names else {}
            yield Address(name, case, reverse(name, kwargs={n: values[n] for n in names}))


def _cases(space: str, name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    if not names or names in (("app_label", "model_name"), ("app_name", "model_name")):
        return ("",)
    if "content_type_model_name" in names and "parent_page_id" not in names:
        return ("",)
    if space.startswith(("wagtailsnippets_", "wagtailsnippetchoosers_")):
        return ("source", "uk")
    if name in ("wagtail_localize:submit_page_translation", "translations:submit_tree"):
        return ("other", "own")
    if "snippet" in name:
        return ("place",)
    return CASES.get(space, ("",)) if space or set(names) & set(PAGE_NAMES) else ("",)


def _values(world: SimpleNamespace, space: str, case: str, name: str) -> dict[str, Any]:
    """What fills the arguments of an address in a case."""
    values = {"filter_spec": "width-10", "uploaded_file_id": 0, "session_id": 0, "mode": "x"}
    values |= {"uidb64": "x", "token": "x"} | STANDARD_PAGE
    values |= {"app_name": "taggit", "model_name": "tag"} if "tag" in name.split("_") else {}
    values |= {"redirect_id": world.redirect.pk, "collection_id": world.collection.pk}
    values |= {"workflow_pk": world.objects["workflow"].pk, "task_id": world.objects["task"].pk}
    if case in world.pages:
        values |= _page(world, case, name)
    if space in world.objects:
        values["pk"] = world.objects[space].pk
    values["query_id"] = world.objects["wagtailsearchpromotions"].pk
    if space.startswith("wagtailsnippet"):
        values |= _snippet(world, space, case)
    if space in OWN:
        values |= OWN[space](world, case, name)
    return values


def _page(world: SimpleNamespace, case: str, name: str) -> dict[str, Any]:
    state, page = world.submitted[case], world.pages[case]
    if "workflow" in name:
        page = state.content_object
    elif name.rpartition(":")[2] in ("delete", "unpublish", "move", "move_confirm"):
        page = world.leaves[case]
    values = dict.fromkeys((*PAGE_NAMES, "pk", "object_id"), page.pk)
    values |= {"revision_id": page.latest_revision_id, "revision_id_a": "earliest"}
    values |= {"revision_id_b": "latest", "destination_id": world.homes[case].pk}
    return values | {
        "action_name": "approve",
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state_id,
    }


def _snippet(world: SimpleNamespace, space: str, case: str) -> dict[str, Any]:
    _start, app, model = space.split("_")
    thing = world.snippets[apps.get_model(app, model)][case]
    revision = getattr(thing, "latest_revision_id", None) or 0
    ends = {"revision_id_a": "earliest", "revision_id_b": "latest"}
    return {"pk": thing.pk, "revision_id": revision} | ends


def _workflows(world: SimpleNamespace, case: str, name: str) -> dict[str, Any]:
    kind = "task" if "task" in name else "workflow"
    values = {"pk": world.objects[kind].pk, "page_pk": world.homes["other"].pk}
    return values | {"app_label": "wagtailcore", "model_name": "groupapprovaltask"}


def _localize(world: SimpleNamespace, case: str, name: str) -> dict[str, Any]:
    translation = world.translations[case or "place"]
    strings = translation.source.stringsegment_set.all()
    target = translation.get_target_instance()
    source = translation.source.get_source_instance()
    return {
        "translation_id": translation.pk,
        "batch_id": world.batch.pk,
        "original_id": Original.objects.get(translation_key=source.translation_key).pk,
        "link_id": world.link.uuid,
        "form": "po",
        "translation_source_id": translation.source_id,
        "string_segment_id": strings[0].pk,
        "overridable_segment_id": 0,
        "page_id": target.pk if "alias" in name else source.pk,
        "pk": source.pk,
        "key": source.translation_key,
        "code": translation.target_locale.language_code,
        "app_label": "catalogue",
        "model_name": "place",
    }


def _image(world: SimpleNamespace, case: str, name: str) -> dict[str, Any]:
    return {"image_id": world.images[case or "other"].pk, "pk": world.images[case or "other"].pk}


def _document(world: SimpleNamespace, case: str, name: str) -> dict[str, Any]:
    found = world.documents[case or "other"].pk
    return {"document_id": found, "doc_id": found, "pk": found}


OWN = {
    "wagtailadmin_editing_sessions": lambda world, case, name: {
        "app_label": "wagtailcore",
        "model_name": "page",
    },
    "wagtailadmin_workflows": _workflows,
    "wagtail_localize": _localize,
    "translations": _localize,
    "wagtailimages": _image,
    "wagtailimages_chooser": _image,
    "wagtailadmin_api:images": _image,
    "wagtaildocs": _document,
    "wagtaildocs_chooser": _document,
    "wagtailadmin_api:documents": _document,
    "wagtailusers_users": lambda world, case, name: {"pk": world.persons[case].pk},
    "wagtailsettings": lambda world, case, name: {
        "app_name": "core",
        "model_name": "institution",
        "pk": world.objects["wagtailsettings"].pk,
    },
}


def _bulk(world: SimpleNamespace) -> Iterator[Address]:
    """Each action on several things at once, asked for one thing."""
    things = {
        "page": world.pages,
        "image": world.images,
        "document": world.documents,
        "user": world.persons,
    }
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            for case, thing in things.get(model.removeprefix("custom"), {}).items():
                for action in actions:
                    url = reverse("wagtail_bulk_action", args=(app, model, action))
                    name = f"bulk:{model}:{action}"
                    yield Address(name, case, f"{url}?id={thing.pk}&next=/admin/")


def _api_actions(world: SimpleNamespace) -> Iterator[Address]:
    """Each action of the admin's own interface for programs."""
    name = "wagtailadmin_api:pages:action"
    for action in PagesAdminAPIViewSet.actions:
        for case, page in world.leaves.items():
            yield Address(f"{name}:{action}", case, reverse(name, args=(page.pk, action)))


SEVERAL = {"wagtail_bulk_action": _bulk, "wagtailadmin_api:pages:action": _api_actions}
