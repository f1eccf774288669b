"""Forms that the weak send to what is not theirs, each of which works for a superuser."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Locale

from .builders_projects import project_form

# Who works on none of the pages of "other", and who may not publish them either.
STRANGERS, NO_PUBLISHERS = "nTUP", "nRTUP"


@dataclass(frozen=True)
class Attack:
    """A form for an address, and the letters of those it must not work for."""

    url: str
    weak: str
    data: dict[str, Any] = field(default_factory=dict)
    method: str = "post"


def attacks(world: SimpleNamespace) -> Iterator[Attack]:
    """All of them."""
    yield from _pages(world)
    yield from _workflow(world)
    yield from _programs(world)
    yield from _several(world)
    yield from _translations(world)
    yield from _snippets(world)
    yield from _running(world)


def _pages(world: SimpleNamespace) -> Iterator[Attack]:
    page, leaf, home = world.pages["other"], world.leaves["other"], world.homes["other"]
    own = world.pages["own"]
    copy = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": own.pk}
    edited = project_form(title="Przejęty", slug=page.slug)
    url = _to("wagtailadmin_pages")
    yield Attack(url("edit", page), STRANGERS, edited)
    yield Attack(url("edit", page), STRANGERS, edited | {"action-publish": "1"})
    yield Attack(url("edit", page), STRANGERS, edited | {"revision": page.latest_revision_id})
    yield Attack(url("copy", leaf), STRANGERS, copy | {"alias": "", "copy_subpages": ""})
    alias = copy | {"alias": "on", "new_parent_page": home.pk}
    yield Attack(url("copy", leaf), STRANGERS, alias)
    yield Attack(url("delete", leaf), NO_PUBLISHERS)
    yield Attack(url("unpublish", leaf), NO_PUBLISHERS)
    yield Attack(url("move_confirm", leaf, home.pk), NO_PUBLISHERS)
    yield Attack(url("move_confirm", leaf, own.pk), NO_PUBLISHERS)
    yield Attack(url("set_page_position", page) + "?position=0", NO_PUBLISHERS)
    yield Attack(url("set_privacy", leaf), NO_PUBLISHERS, {"restriction_type": "login"})
    yield Attack(url("lock", leaf), "nRTUPW")
    yield Attack(url("add", "home", "standardpage", page), STRANGERS, edited)


def _workflow(world: SimpleNamespace) -> Iterator[Attack]:
    state = world.submitted["other"]
    for action in ("approve", "reject"):
        args = (state.content_object, action, state.current_task_state_id)
        url = _to("wagtailadmin_pages")("workflow_action", *args)
        yield Attack(url, NO_PUBLISHERS, {"comment": "x"})


def _programs(world: SimpleNamespace) -> Iterator[Attack]:
    leaf = world.leaves["other"]
    data = {
        "move": {"destination_page_id": world.homes["other"].pk, "position": "last-child"},
        "copy": {"destination_page_id": world.pages["own"].pk, "slug": "x", "title": "x"},
        "create_alias": {"destination_page_id": world.homes["other"].pk, "update_slug": "alias"},
        "copy_for_translation": {"locale": "ar", "copy_parents": "on"},
        "revert_to_page_revision": {"revision_id": leaf.latest_revision_id},
    }
    for action in set(PagesAdminAPIViewSet.actions) - {"convert_alias"}:
        url = reverse("wagtailadmin_api:pages:action", args=(leaf.pk, action))
        drafts = action in ("revert_to_page_revision", "copy")
        yield Attack(url, STRANGERS if drafts else NO_PUBLISHERS, data.get(action, {}))


def _several(world: SimpleNamespace) -> Iterator[Attack]:
    target = {"move": {"chooser": world.homes["other"].pk}}
    for action in ("delete", "publish", "unpublish", "move"):
        url = _bulk("wagtailcore", "page", action, world.leaves["other"])
        yield Attack(url, NO_PUBLISHERS, target.get(action, {}))
    for kind in ("image", "document"):
        thing = getattr(world, f"{kind}s")["other"]
        yield Attack(_bulk("core", f"custom{kind}", "delete", thing), "nRTUPW")
        yield Attack(
            _to(f"wagtail{kind[:3] if kind == 'document' else kind}s")("delete", thing), "nRTUPW"
        )
        moved = {"collection": world.collection.pk}
        yield Attack(_bulk("core", f"custom{kind}", "add_to_collection", thing), "nRTUPW", moved)


def _bulk(app: str, model: str, action: str, thing: Any) -> str:
    return reverse("wagtail_bulk_action", args=(app, model, action)) + f"?id={thing.pk}"


def _translations(world: SimpleNamespace) -> Iterator[Attack]:
    url, other = _to("wagtail_localize"), world.translations["other"]
    place = world.translations["place"]
    arabic = {"locales": Locale.objects.get(language_code="ar").pk}
    yield Attack(url("submit_page_translation", world.pages["other"]), "nRWUP", arabic)
    source = place.source.get_source_instance()
    args = ("submit_snippet_translation", "catalogue", "place", source)
    yield Attack(url(*args), "nRWUP", arabic)
    publish = {"publish_translations": "on"}
    yield Attack(url("update_translations", other.source), "nRWTUP", publish)
    yield Attack(url("update_translations", place.source), "nRWTUP", publish)
    yield Attack(url("convert_to_alias", other.get_target_instance()), NO_PUBLISHERS + "T")
    for translation in (other, place):
        segment = translation.source.stringsegment_set.first()
        name = url("edit_string_translation", translation, segment)
        yield Attack(name, "nUP", {"value": "Taken"}, "put")
        yield Attack(url("upload_pofile", translation), "nUP", {"file": _pofile(translation)})
    yield Attack(reverse("translations:submit", args=(world.complete.pk,)), "nUP")
    yield Attack(url("stop_translation", world.complete), "nUP")
    target = world.complete.get_target_instance()
    edit = _to("wagtailadmin_pages")("edit", target)
    yield Attack(edit, NO_PUBLISHERS + "T", {"action": "publish"})


def _pofile(translation: Any) -> bytes:
    file = translation.export_po()
    for entry in file:
        entry.msgstr = "Taken"
    return str(file).encode()


def _snippets(world: SimpleNamespace) -> Iterator[Attack]:
    for model, things in world.snippets.items():
        url = _to(f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}")
        yield Attack(url("delete", things["source"]), "nRTUPW")
        if hasattr(model, "live"):
            yield Attack(url("unpublish", things["source"]), NO_PUBLISHERS)
            yield Attack(url("unpublish", things["uk"]), NO_PUBLISHERS)


def _running(world: SimpleNamespace) -> Iterator[Attack]:
    weak = "nRWTUP"
    person, superuser = world.persons["person"], world.persons["superuser"]
    group, weaker = world.objects["wagtailusers_groups"], weak + "A"
    form = {"first_name": "x", "last_name": "x", "email": "taken@example.org", "is_active": "on"}
    users = _to("wagtailusers_users")
    yield Attack(users("edit", person), weak, form | {"username": "x"})
    yield Attack(users("edit", superuser), weaker, form | {"username": "y", "is_superuser": "on"})
    yield Attack(users("delete", superuser), weaker)
    inactive = {"mark_as_active": "False"}
    yield Attack(_bulk("core", "user", "set_active_state", superuser), weaker, inactive)
    role = {"role": group.pk}
    yield Attack(_bulk("core", "user", "assign_role", superuser), weaker, role)
    yield Attack(_bulk("core", "user", "delete", superuser), weaker)
    yield Attack(_to("wagtailusers_groups")("delete", world.objects["wagtailusers_groups"]), weaker)
    yield Attack(_to("wagtailadmin_workflows")("disable", world.objects["workflow"]), weak)
    yield Attack(_to("wagtailadmin_collections")("delete", world.collection), weak)
    yield Attack(_to("wagtailredirects")("delete", world.redirect), weak)
    yield Attack(_to("wagtailsites")("delete", world.objects["wagtailsites"]), weaker)


def _to(space: str) -> Any:
    """A maker of addresses in a namespace; things stand for their keys."""
    return lambda name, *args: reverse(
        f"{space}:{name}", args=[getattr(arg, "pk", arg) for arg in args]
    )


def send(client: Any, attack: Attack) -> Any:
    """Send the form of an attack."""
    data = dict(attack.data)
    if "file" in data:
        data["file"] = SimpleUploadedFile("x.po", data["file"])
    if attack.method == "put":
        form = "application/x-www-form-urlencoded"
        return client.put(attack.url, urlencode(data), content_type=form)
    return client.post(attack.url, data)
