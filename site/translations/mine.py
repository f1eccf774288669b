"""The start page of translators: their languages, and what waits in each."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel
from wagtail.models import Locale, Page, WorkflowState

from core.pagination import paginate

from . import access, queues
from .desk import edit_url, review_url, texts_to_review
from .queues import ASSIGNED, MISSING, NAMES, REVIEW

SIZE = 50


def mine(request: HttpRequest) -> HttpResponse:
    """The amounts by language, and one of the lists; which one, the address says."""
    locales = access.translates_into(request.user)
    if not locales:
        raise PermissionDenied
    context = _overview(request.user, locales)
    locale, kind = _chosen(request, context["amounts"])
    rows = (
        queues.missing(locale, context["kinds"])
        if kind == MISSING
        else queues.waiting(kind, locale, request.user, context["kinds"])
    )
    pages, submitted = paginate(rows, request.GET, SIZE), _in_workflow(locale)
    context |= {
        "pagination": pages,
        "rows": [_entry(row, kind, submitted) for row in pages.items],
        "locale": locale,
        "chosen": kind,
        "list_name": NAMES[kind],
    }
    return render(request, "admin/my_translations.html", context)


def _overview(user: Any, locales: list[Locale]) -> dict[str, Any]:
    kinds = queues.kinds_for(user)
    return {
        "kinds": kinds,
        "amounts": queues.amounts(user, locales, kinds),
        "names": NAMES.values(),
    }


def _chosen(
    request: HttpRequest, amounts: list[tuple[Locale, list[queues.Amount]]]
) -> tuple[Locale, str]:
    """The list asked for; without a valid one the first that is not empty."""
    locales = {locale.language_code: locale for locale, _amounts in amounts}
    first = next(
        ((locale, amount.kind) for locale, row in amounts for amount in row if amount.count),
        (amounts[0][0], ASSIGNED),
    )
    locale = locales.get(request.GET.get("language", ""))
    kind = request.GET.get("list", "")
    if locale is None:
        return first
    return locale, kind if kind in NAMES else ASSIGNED


def _in_workflow(locale: Locale) -> set[Any]:
    """The translation groups whose page in a language waits for approval."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    keys = [int(key) for key in states.values_list("object_id", flat=True) if key.isdigit()]
    pages = Page.objects.filter(pk__in=keys, locale=locale)
    return set(pages.values_list("translation_key", flat=True))


def _entry(row: Any, kind: str, submitted: set[Any]) -> dict[str, Any]:
    """What a line of a list says."""
    if kind == MISSING:
        return {
            "title": row.title,
            "kind": row.content_type.name,
            "words": row.words,
            "original": row.pk,
        }
    source = row.translation.source
    return {
        "title": source.object_repr,
        "kind": source.specific_content_type.name,
        "words": row.words_left,
        "done": row.done,
        "segments": row.segments,
        "state": row.get_state_display(),
        "waits": source.object_id in submitted,
        "to_review": texts_to_review(row.machine) if row.machine else "",
        "url": (review_url if kind == REVIEW else edit_url)(row.translation_id),
    }


class MyTranslationsPanel(Component):
    """What waits for a translator, on the first page of the admin."""

    name = "my-translations"
    template_name = "admin/my_translations_panel.html"
    order = 10

    def __init__(self, user: Any, locales: list[Locale]) -> None:
        self.user, self.locales = user, locales

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The amounts by language."""
        return _overview(self.user, self.locales)


def show_first(request: HttpRequest, panels: list[Any]) -> None:
    """Give those who only translate their own first page; what they submitted stays on it."""
    locales = access.translates_into(request.user)
    if not locales or not access.only_translates(request.user):
        return
    kept = [p for p in panels if isinstance(p, UserObjectsInWorkflowModerationPanel)]
    panels[:] = [MyTranslationsPanel(request.user, locales), *kept]


def hide_summary(request: HttpRequest, items: list[SummaryItem]) -> None:
    """Leave out the numbers of pages and files for those who only translate."""
    if access.only_translates(request.user):
        items.clear()


class MyTranslationsItem(MenuItem):
    """The way to the start page, for those who translate into some language."""

    def __init__(self) -> None:
        super().__init__(
            _("My translations"),
            reverse("translations:mine"),
            name="my-translations",
            icon_name="edit",
            order=10,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether somebody translates."""
        return bool(access.translates_into(request.user))
