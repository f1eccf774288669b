"""Pages for a guest with a link: a section's list and the side-by-side editor, no account.

The address itself is the key, so no cookie is read or set, nothing is stored or passed on in
``Referer``, and nobody who does not know the address can forge a form.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail_localize.models import Translation

from core.languages import SOURCE, direction

from . import guest_links, presence, saving
from .desk import Desk, open_desk
from .models import GuestLink

NEXT = "next"
DONE = "saved"  # in the address after something was saved; there is no session for a message


def for_guests(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the link, answer in the guest's language or in Polish, and leave no traces."""

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def opened(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        code = SOURCE
        try:
            link = guest_links.read(token)
            code = _language(request, link)
            with override(code):
                answer = view(request, link, token, **kwargs)
        except guest_links.Gone:
            answer = _closed(request, 410)
        except (guest_links.Forged, Http404):
            answer = _closed(request, 404)
        return _without_traces(answer, code)

    return opened


def _language(request: HttpRequest, link: GuestLink) -> str:
    return SOURCE if request.GET.get("ui") == SOURCE else str(link.locale.language_code)


def _closed(request: HttpRequest, status: int) -> HttpResponse:
    """Say that there is nothing here (any more), and nothing else."""
    with override(SOURCE):
        context = _frame(request, SOURCE) | {"gone": status == 410}
        return render(None, "guest/closed.html", context, status=status)


def _without_traces(answer: HttpResponse, code: str) -> HttpResponse:
    answer.headers["Content-Language"] = code
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _frame(request: HttpRequest, code: str) -> dict[str, Any]:
    return {"code": code, "dir": direction(code), "in_polish": code == SOURCE}


@for_guests
def section(request: HttpRequest, link: GuestLink, token: str) -> HttpResponse:
    """All that a link opens, with what is left to do in each."""
    rows = guest_links.opened_by(link)
    context = _frame(request, _language(request, link)) | {
        "link": link,
        "entries": [(_address(request, token, row), row) for row in rows],
        "words": sum(row.progress.words_left for row in rows if hasattr(row, "progress")),
        "other_language": _switch(request, link),
    }
    return render(None, "guest/section.html", context)


@for_guests
def edit(request: HttpRequest, link: GuestLink, token: str, translation_id: int) -> HttpResponse:
    """One translation beside its source; only those of the link are found."""
    rows = guest_links.opened_by(link)
    translation = next((row for row in rows if row.pk == translation_id), None)
    if translation is None:
        raise Http404
    desk = open_desk(translation, saving.Writer(link=link), request.GET)
    if request.method == "POST" and not desk.locked:
        answer = _save(request, desk, token, rows)
        if answer is not None:
            return answer
    context = _frame(request, _language(request, link)) | desk.context
    context |= {
        "link": link,
        "title": translation.source.object_repr,
        "section_url": _address(request, token),
        "here": request.get_full_path(),
        "saved": DONE in request.GET,
        "other_language": _switch(request, link),
    }
    return render(None, "guest/edit.html", context, status=422 if desk.outcome else 200)


def _save(
    request: HttpRequest, desk: Desk, token: str, rows: list[Translation]
) -> HttpResponse | None:
    """Save a guest's words, and go where the button says; None to show again what was not."""
    outcome = saving.save(desk.translation, request.POST, desk.writer)
    if outcome.problems or outcome.lost:
        desk.outcome = outcome
        return None
    if request.POST.get("then") == NEXT:
        return HttpResponseRedirect(_next(request, desk, token, rows))
    page = f"&page={desk.pagination.number}" if desk.pagination.number > 1 else ""
    return HttpResponseRedirect(_address(request, token, desk.translation, f"{DONE}=1{page}"))


def _next(request: HttpRequest, desk: Desk, token: str, rows: list[Translation]) -> str:
    """The next page of this translation, else the next thing of the section, else its list."""
    number = desk.pagination.number
    if number < desk.pagination.count:
        return _address(request, token, desk.translation, f"page={number + 1}")
    presence.leave(desk.translation, desk.writer.who)
    place = next(i for i, row in enumerate(rows) if row.pk == desk.translation.pk)
    left = [row for row in rows[place + 1 :] if not _is_done(row)]
    return _address(request, token, left[0] if left else None)


def _is_done(row: Translation) -> bool:
    return hasattr(row, "progress") and row.progress.done >= row.progress.segments


def _address(
    request: HttpRequest, token: str, row: Translation | None = None, more: str = ""
) -> str:
    path = (
        reverse("guest_edit", kwargs={"token": token, "translation_id": row.pk})
        if row
        else reverse("guest_section", kwargs={"token": token})
    )
    ui = f"ui={SOURCE}" if request.GET.get("ui") == SOURCE else ""
    query = "&".join(filter(None, (ui, more)))
    return f"{path}?{query}" if query else path


def _switch(request: HttpRequest, link: GuestLink) -> str:
    """The same page in the other of the two languages."""
    return "?" if request.GET.get("ui") == SOURCE else f"?ui={SOURCE}"
