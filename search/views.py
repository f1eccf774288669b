"""The search page, and what its box asks for while somebody types."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.filters import with_page
from core.languages import reader_language
from core.pagination import paginate

from .answers import Answer
from .filters import Filters, form_of, read_filters
from .language.tokens import clean
from .presentation import items

PAGE_SIZE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The words to search for, or what they found; an answer to free text is stored nowhere."""
    text = clean(request.GET.get("q", ""))
    context: dict[str, Any] = {
        "q": text,
        "canonical_url": request.build_absolute_uri(reverse("search")),
    }
    engine = ""
    if text:
        filters = read_filters(text, request.GET)
        page = request.GET.get("page", "1")
        answer = Answer(text, reader_language(), page, PAGE_SIZE, filters.scope)
        context |= _found(answer, filters, request)
        engine = answer.results.engine
    response = render(request, "pages/search.html", context)
    if "q" in request.GET:
        response.headers["Cache-Control"] = "no-store"
    if engine:
        response.headers["X-Search-Engine"] = engine
    return response


def _found(answer: Answer, filters: Filters, request: HttpRequest) -> dict[str, Any]:
    pagination = paginate(answer, with_page(filters.kept, request.GET), PAGE_SIZE)
    form = form_of(filters, answer.results.counts, reverse("search"))
    return {
        "items": items(answer.results, answer.language),
        "total": pagination.total,
        "pagination": pagination,
        "problems": filters.problems + pagination.problems,
        "filters": form,
        "active_filters": form.active,
        "order": filters.order,
        "did_you_mean": answer.results.analysis.did_you_mean,
    }
