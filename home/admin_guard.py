"""Checks that Wagtail and wagtail-localize leave out.

Wagtail asks whether somebody may change alerts, not whether these are in a language of theirs;
wagtail-localize lets whoever may submit translations publish them all, and whoever may edit a page
replace it by an alias. A guard here answers before the view: it gets the user and the object.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import override
from wagtail.admin.auth import permission_denied
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.submit_translations import SubmitTranslationView

from core.numbers import natural
from translations.permissions import languages_of, may_change

from .groups import has_drafts

GetResponse = Callable[[HttpRequest], HttpResponse]
Guard = Callable[[HttpRequest, str, dict[str, Any]], bool]
SNIPPETS, CHOOSERS = "wagtailsnippets_", "wagtailsnippetchoosers_"


class AdminGuardMiddleware:
    """Refuse what the guards below refuse, the way Wagtail does: with a message or a 403."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing before the address is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Ask the guard of this address, where there is one."""
        match: Any = request.resolver_match
        guard = _guard(match.view_name)
        if guard is None or _is_not_ours(request.user):
            return None
        if guard(request, match.namespace, kwargs):
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return HttpResponse(status=403)
        with override(UserProfile.get_for_user(request.user).get_preferred_language()):
            return permission_denied(request)


def _is_not_ours(user: Any) -> bool:
    """Superusers may do everything; who may not enter the admin is refused by Wagtail."""
    return user.is_superuser or not user.has_perm("wagtailadmin.access_admin")


def _guard(name: str) -> Guard | None:
    if name.startswith(SNIPPETS):
        return _snippet
    return _chooser if name.startswith(CHOOSERS) else GUARDS.get(name)


def _snippet(request: HttpRequest, namespace: str, kwargs: dict[str, Any]) -> bool:
    """A snippet's own addresses; lists and forms for new ones are Wagtail's business."""
    if "pk" not in kwargs:
        return True
    key = natural(unquote(str(kwargs["pk"])))
    if key is None:
        raise Http404
    app, _bar, name = namespace.removeprefix(SNIPPETS).partition("_")
    thing = apps.get_model(app, name)._default_manager.filter(pk=key).first()
    if not hasattr(thing, "locale_id"):  # nothing, or one list for all languages
        return True
    return may_change(request.user, thing)


def _translation(request: HttpRequest, namespace: str, kwargs: dict[str, Any]) -> bool:
    """One translation: its strings, its file, its preview."""
    translation = get_object_or_404(Translation, pk=kwargs["translation_id"])
    return may_change(request.user, translation.get_target_instance())


def _update(request: HttpRequest, namespace: str, kwargs: dict[str, Any]) -> bool:
    """All translations of one source: who publishes them has to be let to, in each language."""
    source = get_object_or_404(TranslationSource, pk=kwargs["translation_source_id"])
    enabled = source.translations.filter(enabled=True)
    targets = [translation.get_target_instance() for translation in enabled]
    if request.POST.get("publish_translations"):
        return all(_may_publish(request.user, target) for target in targets)
    return any(may_change(request.user, target) for target in targets)


def _may_publish(user: Any, thing: Any) -> bool:
    if isinstance(thing, Page):
        return bool(thing.permissions_for_user(user).can_publish())
    if has_drafts(type(thing)):
        return bool(policy_registry.get(thing).user_has_permission(user, "publish"))
    return may_change(user, thing)


def _page(action: str) -> Guard:
    """A page, by what its permissions call the action."""

    def guard(request: HttpRequest, namespace: str, kwargs: dict[str, Any]) -> bool:
        key = kwargs.get("page_id") or kwargs["page_to_move_id"]
        page = get_object_or_404(Page, pk=key)
        return bool(getattr(page.permissions_for_user(request.user), action)())

    return guard


def _snippet_type(request: HttpRequest, namespace: str, kwargs: dict[str, Any]) -> bool:
    """A kind of snippet: the names of its drafts are for those who may change them."""
    asked = (kwargs["app_label"], kwargs["model_name"])
    models = {(m._meta.app_label, m._meta.model_name): m for m in get_snippet_models()}
    model = models.get(asked)
    return model is None or policy_registry.get_by_type(model).user_has_permission(
        request.user, "change"
    )


def _explorer(request: HttpRequest, namespace: str, kwargs: dict[str, Any]) -> bool:
    """A branch of the tree, on the way to something the user may edit or below it."""
    explorable = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return bool(explorable.filter(pk=kwargs["parent_page_id"]).exists())


def _chooser(request: HttpRequest, namespace: str, kwargs: dict[str, Any]) -> bool:
    """Choosing a snippet, drafts among them: for those who work with that kind of snippet."""
    app, _bar, name = namespace.removeprefix(CHOOSERS).partition("_")
    policy = policy_registry.get_by_type(apps.get_model(app, name))
    return bool(policy.user_has_any_permission(request.user, ("add", "change")))


def _file(request: HttpRequest, namespace: str, kwargs: dict[str, Any]) -> bool:
    """A file by its number for those who may choose it; all of them for who may choose from all."""
    images = namespace.endswith("images")
    model = get_image_model() if images else get_document_model()
    policy, actions = policy_registry.get_by_type(model), ("change", "choose")
    if "pk" in kwargs:
        thing = get_object_or_404(model, pk=kwargs["pk"])
        return bool(policy.user_has_any_permission_for_instance(request.user, actions, thing))
    collections = policy.collections_user_has_any_permission_for(request.user, actions)
    return collections.filter(depth=1).exists()


def _workflows(request: HttpRequest, namespace: str, kwargs: dict[str, Any]) -> bool:
    """The tasks of workflows."""
    return request.user.has_perm("wagtailcore.change_workflow")


def _nobody(request: HttpRequest, namespace: str, kwargs: dict[str, Any]) -> bool:
    """For superusers only."""
    return False


GUARDS = {
    "wagtailadmin_error_test": _nobody,
    # No button of the admin sends these, and some do not heed a page's lock.
    "wagtailadmin_api:pages:action": _nobody,
    "wagtail_localize:update_translations": _update,
    "wagtailadmin_explore": _explorer,
    "wagtailadmin_explore_results": _explorer,
    "wagtailadmin_pages:confirm_workflow_cancellation": _page("can_edit"),
    "wagtailadmin_pages:move_confirm": _page("can_move"),
    # An alias takes the translation from readers.
    "wagtail_localize:convert_to_alias": _page("can_publish"),
    "wagtail_localize:submit_snippet_translation": _snippet_type,
    "wagtail_localize:snippets_api_listing": _snippet_type,
    "wagtail_localize:snippets_api_detail": _snippet_type,
    **{
        f"wagtailadmin_api:{kind}:{view}": _file
        for kind in ("images", "documents")
        for view in ("listing", "detail", "find")
    },
    **{
        f"wagtailadmin_workflows:{name}": _workflows
        for name in ("task_chooser", "task_chooser_results", "task_chooser_create", "task_chosen")
    },
    **{
        f"wagtail_localize:{name}": _translation
        for name in (
            *("edit_string_translation", "edit_override", "download_pofile", "upload_pofile"),
            *("machine_translate", "preview_translation", "stop_translation"),
        )
    },
}


def offer_own_languages_only() -> None:
    """Let the form that begins translations name only languages the user may edit."""
    original = SubmitTranslationView.get_form

    def get_form(self: Any) -> Any:
        form, user = original(self), self.request.user
        if not user.is_superuser:
            locales = form.fields["locales"]
            locales.queryset = locales.queryset.filter(pk__in=languages_of(user))
        return form

    SubmitTranslationView.get_form = get_form
