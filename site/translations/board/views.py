"""The board's page, the way from a cell to its editor, and the actions on what is selected."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from core.languages import CODES, SOURCE, locale_ids
from core.pagination import paginate

from ..actions import registered_actions
from ..beginning import source_of, target_of
from ..models import Original
from ..permissions import may_begin, may_change, works_in_a_language
from . import filters, rows, selection, table


def board(request: HttpRequest) -> HttpResponse:
    """The table under a filter, with its totals and a form of actions."""
    if not works_in_a_language(request.user):
        raise PermissionDenied
    people = filters.owners()
    form = filters.FilterForm(request.GET, people)
    wanted = filters.wanted(form)
    found = rows.load(wanted)
    page = paginate(found, request.GET, filters.size_of(request.GET))
    for problem in page.problems:
        messages.warning(request, problem)
    context = {
        "form": form,
        "page": page,
        "rows": table.lines(page.items, people),
        "totals": table.summary(rows.totals(found, wanted.codes)),
        "legend": table.LEGEND,
        "languages": {code: filters.NAMES[code] for code in wanted.codes},
        "actions": registered_actions(),
        "query": request.GET.urlencode(),
        "size": request.GET.get("size", ""),
    }
    return TemplateResponse(request, "admin/board.html", context)


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Run an action on the selected cells; answers with its file, or the board and a message."""
    if not works_in_a_language(request.user):
        raise PermissionDenied
    back = redirect(f"{reverse('translations:board')}?{request.GET.urlencode()}")
    try:
        wanted = selection.asked(request.POST)
        chosen = selection.select(wanted, request.user)
    except selection.NothingToDo as problem:
        messages.error(request, str(problem))
        return back
    answer = wanted.action.run(request, chosen.translations) if chosen.translations else ""
    if isinstance(answer, HttpResponse):
        return answer
    _tell(request, answer, chosen)
    return back


def _tell(request: HttpRequest, answer: str, chosen: selection.Selection) -> None:
    """Say what was done, and what was left out and why."""
    done = [_begun(chosen.begun)] if chosen.begun else []
    done += [answer] if answer else []
    if done:
        messages.success(request, " ".join(done))
    left_out = []
    if chosen.missing:
        left_out.append(_missing(chosen.missing))
    if chosen.refused:
        left_out.append(_refused(chosen.refused))
    if left_out:
        messages.warning(request, " ".join(left_out))
    elif not done:
        messages.warning(request, gettext("There was nothing to do: these are begun already."))


def _begun(count: int) -> str:
    message = ngettext(
        "%(count)d translation was begun.", "%(count)d translations were begun.", count
    )
    return message % {"count": count}


def _missing(count: int) -> str:
    message = ngettext(
        "%(count)d translation was left out: nobody has begun it in the editor of translations.",
        "%(count)d translations were left out: nobody has begun them in the editor of "
        "translations.",
        count,
    )
    return message % {"count": count}


def _refused(count: int) -> str:
    message = ngettext(
        "%(count)d translation was left out: you may not change it, or it is made by hand.",
        "%(count)d translations were left out: you may not change them, or they are made by hand.",
        count,
    )
    return message % {"count": count}


def thing(request: HttpRequest, key: UUID, code: str) -> HttpResponse:
    """Go to the editor of a thing in a language, or to the form that begins its translation."""
    if code not in CODES:
        raise Http404
    originals = Original.objects.select_related("content_type")
    original = get_object_or_404(originals, translation_key=key)
    locale = locale_ids()[code]
    target = target_of(original, locale)
    if target is None:
        return _beginning(request, original, code, locale)
    address = AdminURLFinder().get_edit_url(target) if may_change(request.user, target) else None
    if address is None:
        raise PermissionDenied
    return redirect(address)


def _beginning(request: HttpRequest, original: Original, code: str, locale: int) -> HttpResponse:
    source: Any = source_of(original) if code != SOURCE else None
    if source is None:
        raise Http404
    if not may_begin(request.user, type(source), locale):
        messages.error(request, gettext("Nobody has begun this translation, and you may not."))
        return redirect("translations:board")
    if isinstance(source, Page):
        address = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    else:
        kind = (source._meta.app_label, source._meta.model_name, source.pk)
        address = reverse("wagtail_localize:submit_snippet_translation", args=kind)
    return redirect(f"{address}?{urlencode({'select_locale': code})}")
