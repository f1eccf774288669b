"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.languages import reader_language
from core.pagination import paginate

from .answers import Answer
from .best_bets import best_bets
from .language.tokens import clean
from .presentation import items
from .query_log.recording import record

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
        answer = Answer(text, reader_language(), request.GET.get("page", "1"), PAGE_SIZE)
        context |= _found(answer, request.GET.get("page", "1"))
        engine = answer.results.engine
    response = render(request, "pages/search.html", context)
    if "q" in request.GET:
        response.headers["Cache-Control"] = "no-store"
    if engine:
        response.headers["X-Search-Engine"] = engine
        record(request, response, text, answer.language, len(answer))
    return response


def _found(answer: Answer, page: str) -> dict[str, Any]:
    pagination = paginate(answer, {"q": answer.text, "page": page}, PAGE_SIZE)
    return {
        "best_bets": best_bets(answer.text, answer.language) if not answer.offset else [],
        "items": items(answer.results, answer.language),
        "total": pagination.total,
        "pagination": pagination,
        "problems": pagination.problems,
    }
