"""The side-by-side editor for people who sign in."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.widgets.button import Button
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import Translation

from . import access, approval, presence, publishing, queues, saving
from .desk import Desk, edit_url, open_desk, review_url, summary
from .models import Original
from .permissions import may_translate

SAVE, NEXT, SUBMIT = "save", "next", "submit"


def open_translation(translation_id: int) -> Translation:
    """A translation with what the editor needs of it.

    Raises:
        Http404: there is none, or it was stopped.
    """
    rows = Translation.objects.select_related(
        "target_locale", "source__locale", "source__specific_content_type"
    )
    return get_object_or_404(rows, pk=translation_id, enabled=True)


def edit(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show a translation beside its source, and save what was changed."""
    translation = open_translation(translation_id)
    if not may_translate(request.user, translation):
        raise PermissionDenied
    desk = open_desk(translation, saving.Writer(user=request.user), request.GET)
    if request.method == "POST" and not desk.locked:
        answer = _save(request, desk)
        if answer is not None:
            return answer
    status = 422 if desk.outcome else 200
    return render(request, "admin/side_by_side.html", _context(request, desk), status=status)


def _save(request: HttpRequest, desk: Desk) -> HttpResponse | None:
    """Save, and go where the button says; None to show again what was not saved."""
    outcome = saving.save(desk.translation, request.POST, desk.writer)
    if outcome.problems or outcome.lost:
        desk.outcome = outcome
        if outcome.saved or outcome.comments:
            messages.success(request, summary(outcome))
        return None
    messages.success(request, summary(outcome))
    then = request.POST.get("then", SAVE)
    if then == SUBMIT:
        return _submit(request, desk.translation)
    if desk.only_waiting and desk.pagination.next and outcome.reviewed:
        return redirect(review_url(desk.translation.pk))  # what is done has left the list
    return _next(request, desk) if then == NEXT else redirect(request.get_full_path())


def _next(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The next page of this translation, else the next one that waits in its language."""
    here = edit_url(desk.translation.pk)
    if desk.pagination.next:
        return HttpResponseRedirect(here + desk.pagination.next)
    presence.leave(desk.translation, desk.writer.who)
    found = queues.next_after(request.user, desk.translation, desk.only_waiting)
    if found is not None:
        return redirect(review_url(found) if desk.only_waiting else edit_url(found))
    messages.info(request, gettext("Nothing else waits in this language."))
    return redirect(here)


def _submit(request: HttpRequest, translation: Translation) -> HttpResponse:
    """Send the translation on; one with missing texts asks once more."""
    here = redirect("translations:edit", translation.pk)
    model = translation.source.specific_content_type.model_class()
    if not issubclass(model, DraftStateMixin):
        reason = publishing.obstacle(translation, whole=False)
        if reason:
            messages.error(request, reason)
            return here
        translation.save_target(user=request.user)
        messages.success(request, gettext("Readers see the translation now."))
        return here
    if issubclass(model, Page):
        total, done = translation.get_progress()
        page = access.target_of(translation)
        if page is not None and not approval.may_submit(request.user, page):
            raise PermissionDenied
        if page is not None and done < total:
            return redirect("translations:submit", translation.pk)
    if approval.send(request, translation):
        presence.leave(translation, saving.Writer(user=request.user).who)
    return here


def _context(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    translation = desk.translation
    source = access.source_of(translation)
    finder = AdminURLFinder(request.user)
    target = access.target_of(translation)
    model = type(source)
    return desk.context | {
        "title": str(source),
        "kind": model._meta.verbose_name,
        "source_url": getattr(source, "url", "") if getattr(source, "live", False) else "",
        "target_url": finder.get_edit_url(target) if target else "",
        "submit_words": _submit_words(model),
        "may_send": access.may_send(request.user, translation),
    }


def _submit_words(model: type[Any]) -> str:
    if issubclass(model, Page):
        return gettext("Save and submit for approval")
    if issubclass(model, DraftStateMixin):
        return gettext("Save and make a draft of it")
    return gettext("Save and show to readers")


def buttons(page: Page, user: Any, **_kwargs: Any) -> Iterator[Button]:
    """The way from a translated page to this editor."""
    translation = (
        approval.translation_of(page) if page.permissions_for_user(user).can_edit() else None
    )
    if translation is not None:
        url = edit_url(translation.pk)
        yield Button(gettext("Translate side by side"), url, icon_name="edit")


def begin(request: HttpRequest, original_id: int, code: str) -> HttpResponse:
    """Begin the translation of something into a language, and open it."""
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    original = get_object_or_404(Original, pk=original_id)
    translation = queues.begin(request.user, original, code)
    if translation.enabled:
        return redirect("translations:edit", translation.pk)
    messages.error(request, gettext("This translation was stopped: it is edited as a page."))
    return redirect("translations:mine")
