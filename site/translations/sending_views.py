"""The form that gives translations to somebody, and the list of links that were sent."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail_localize.models import Translation

from core.languages import source_locale_id
from core.numbers import natural
from core.pagination import paginate

from . import access, guest_links, sending
from .models import GuestLink
from .permissions import languages_of
from .side_by_side import open_translation

SIZE = 50


def send(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Ask to whom a translation goes, with those named by ``with`` in the address."""
    first = open_translation(translation_id)
    others = _others(first, request.GET.getlist("with"))
    if not all(access.may_send(request.user, row) for row in [first, *others]):
        raise PermissionDenied
    form = sending.SendForm([first, *others], request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = sending.chosen(first, others, form.cleaned_data["section"])
        rows = [row for row in asked if access.may_send(request.user, row)]
        return _send(request, rows, form.cleaned_data)
    context = {
        "form": form,
        "translations": [first, *others],
        "translation": first,
        "mail_goes_out": sending.mail_goes_out(),
    }
    return render(request, "admin/send_translation.html", context)


def run(request: HttpRequest, translations: Sequence[Translation]) -> HttpResponse | str:
    """The board's action: open the form for what was selected, in one language."""
    first, *others = translations
    if any(row.target_locale_id != first.target_locale_id for row in others):
        return gettext("Select translations into one language.")
    query = urlencode([("with", row.pk) for row in others])
    return redirect(reverse("translations:send", args=[first.pk]) + (f"?{query}" if query else ""))


def _others(first: Translation, asked: list[str]) -> list[Translation]:
    """The other chosen translations; what is not in the same language is left out."""
    numbers = [number for number in map(natural, asked) if number is not None]
    rows = Translation.objects.filter(
        pk__in=numbers, target_locale=first.target_locale_id, enabled=True
    ).exclude(pk=first.pk)
    related = rows.select_related("target_locale", "source__specific_content_type")
    return list(related.order_by("pk")[: guest_links.LARGEST_SECTION])


def _send(request: HttpRequest, rows: list[Translation], data: dict[str, Any]) -> HttpResponse:
    person = data["translator"]
    if person:
        number = sending.assign(rows, person, data["message"], request.user)
        words = ngettext(
            "%(count)d translation was given to %(name)s.",
            "%(count)d translations were given to %(name)s.",
            number,
        )
        messages.success(request, words % {"count": number, "name": person})
        return redirect("translations:edit", rows[0].pk)
    parts = {name: data[name] for name in ("name", "email", "days", "message")}
    link = sending.invite(rows, request.user, **parts)
    context = {
        "link": link,
        "address": guest_links.address_of(link),
        "count": link.translations.count(),
        "mail_goes_out": sending.mail_goes_out(),
    }
    answer = render(request, "admin/guest_link_made.html", context)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def may_see_links(user: Any) -> bool:
    """Whether somebody sends translations at all: who may change Polish sources."""
    return bool(user.is_superuser or source_locale_id() in languages_of(user))


def may_see_all(user: Any) -> bool:
    """Whether somebody looks after the links of others too: who looks after people."""
    return bool(user.has_perm("core.change_user"))


def links(request: HttpRequest) -> HttpResponse:
    """The links that were made, those of others for administrators."""
    if not may_see_links(request.user):
        raise PermissionDenied
    rows = GuestLink.objects.select_related("locale", "created_by").order_by("-created_at", "-pk")
    if not may_see_all(request.user):
        rows = rows.filter(created_by=request.user)
    counted = rows.annotate(things=Count("translations", distinct=True))
    pages = paginate(counted, request.GET, SIZE)
    return render(request, "admin/guest_links.html", {"pagination": pages})


def revoke(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Take a link back: from now on it opens nothing."""
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    link = get_object_or_404(GuestLink, uuid=link_id)
    if link.created_by_id != request.user.pk and not may_see_all(request.user):
        raise PermissionDenied
    GuestLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())
    messages.success(request, gettext("The link does not work any more."))
    return redirect("translations:links")


class LinksItem(MenuItem):
    """The way to the list of links."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Links for translators"),
            reverse("translations:links"),
            name="guest-links",
            icon_name="link",
            order=80,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether somebody sends translations."""
        return may_see_links(request.user)
