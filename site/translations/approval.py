"""Submitting a translation for approval, for which wagtail-localize's editor has no button."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from .publishing import missing_texts


def translation_of(page: Page) -> Translation | None:
    """The translation that a page is made by; None for a source or a stopped translation."""
    rows = Translation.objects.filter(enabled=True, source__object_id=page.translation_key)
    return rows.filter(target_locale_id=page.locale_id).first()


def may_submit(user: Any, page: Page) -> bool:
    """Whether somebody may send a page on its way to publication."""
    allowed = page.permissions_for_user(user)
    return bool(allowed.can_edit() and allowed.can_submit_for_moderation())


def submit_url(page: Page, user: Any) -> str | None:
    """Where this translation is submitted; None where there is nothing to submit."""
    translation = translation_of(page) if may_submit(user, page) else None
    return translation and reverse("translations:submit", args=[translation.pk])


def buttons(page: Page, user: Any, **_kwargs: Any) -> Iterator[Button]:
    """The button in the menu of a translated page."""
    url = submit_url(page, user)
    if url:
        yield Button(gettext("Submit the translation for approval"), url, icon_name="check")


def tell_how(request: HttpRequest, page: Page) -> None:
    """Above the editor of a translation, say what comes after it, to those who cannot publish."""
    if request.method != "GET" or page.permissions_for_user(request.user).can_publish():
        return
    url = submit_url(page, request.user)
    if url:
        messages.info(
            request,
            gettext("Each text is saved as you go. When all are translated, submit them."),
            buttons=[messages.button(url, gettext("Submit the translation for approval"))],
        )
    elif page.workflow_in_progress:
        messages.info(request, gettext("This translation waits for approval."))


def submit(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Ask once more, then save the translation as a draft and start the workflow."""
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    page = translation.get_target_instance()
    if not isinstance(page, Page) or not may_submit(request.user, page):
        raise PermissionDenied
    total, done = translation.get_progress()
    if request.method != "POST":
        context = {"page": page, "missing": total - done, "locale": translation.target_locale}
        return render(request, "admin/submit_translation.html", context)
    send(request, translation)
    return redirect("wagtailadmin_pages:edit", page.pk)


def send(request: HttpRequest, translation: Translation) -> bool:
    """Save a translation as a draft; that of a page starts on its way. Says how it went."""
    total, done = translation.get_progress()
    if done < total:
        messages.error(request, missing_texts(total - done))
        return False
    try:
        translation.save_target(user=request.user, publish=False)
    except ValidationError:
        messages.error(request, gettext("The translation has mistakes. Correct the marked texts."))
        return False
    target = translation.get_target_instance()
    if isinstance(target, Page):
        _start(target, request.user)
        messages.success(request, gettext("The translation was submitted for approval."))
    else:
        messages.success(request, gettext("The draft was saved. A publisher will publish it."))
    return True


def _start(page: Page, user: Any) -> None:
    """Begin the workflow, or go on with it after corrections; one that is on its way goes on."""
    state, workflow = page.current_workflow_state, page.get_workflow()
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    elif workflow is not None and not page.workflow_in_progress:
        workflow.start(page, user)
