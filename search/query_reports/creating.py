"""Creating what a query asks for: the places where an editor may, and the title filled in."""

from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify
from wagtail.models import Page

from core.languages import SOURCE, source_locale_id

from ..language.tokens import clean

_places: list[tuple[type[Page], type[Page]]] = []
_title: ContextVar[str] = ContextVar("title_of_new_page", default="")


def register_content(parent: type[Page], page: type[Page]) -> None:
    """Offer to create pages of a kind below the Polish page of another kind."""
    _places.append((parent, page))


def create(request: HttpRequest) -> HttpResponse:
    """The kinds of pages that somebody may create to answer a query."""
    words, language = clean(request.GET.get("words", "")), request.GET.get("language", SOURCE)
    # Sources are Polish: words of another language are no title for them.
    title = words if language == SOURCE else ""
    context = {"words": words, "places": _offered(request.user, title)}
    return TemplateResponse(request, "admin/query_create.html", context)


def _offered(user: Any, title: str) -> list[dict[str, Any]]:
    offered = []
    for parent_model, model in _places:
        parent = parent_model.objects.filter(locale_id=source_locale_id()).first()
        if parent and parent.permissions_for_user(user).can_add_subpage():
            kind = (model._meta.app_label, model._meta.model_name, parent.pk)
            url = reverse("wagtailadmin_pages:add", args=kind)
            address = f"{url}?{urlencode({'title': title})}" if title else url
            offered.append({"kind": model.get_verbose_name(), "parent": parent, "url": address})
    return offered


def note_title(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """Keep the title of the address until the form's page is made, just below in this request."""
    _title.set(clean(request.GET.get("title", ""))[:120] if request.method == "GET" else "")


def fill_title(page: Page, **_kwargs: Any) -> None:
    """Give a new page the title of the address."""
    title = _title.get()
    if title:
        page.title = title[:1].upper() + title[1:]
        page.slug = slugify(title)
        _title.set("")
