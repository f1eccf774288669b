"""The search page, what its box asks for while somebody types, and how browsers may ask."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from core.filters import with_page
from core.languages import reader_language
from core.pagination import paginate

from .answers import Answer
from .best_bets import best_bets
from .emergency import is_emergency
from .filters import Filters, form_of, read_filters
from .language.tokens import clean
from .presentation import items
from .query_log.recording import record
from .suggestions import Suggestion, suggestions

PAGE_SIZE = 10
OPENSEARCH = "application/opensearchdescription+xml"


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
        record(request, response, text, answer.language, len(answer))
    return response


def _found(answer: Answer, filters: Filters, request: HttpRequest) -> dict[str, Any]:
    pagination = paginate(answer, with_page(filters.kept, request.GET), PAGE_SIZE)
    form = form_of(filters, answer.results.counts, reverse("search"))
    return {
        "best_bets": best_bets(answer.text, answer.language) if not answer.offset else [],
        "items": items(answer.results, answer.language),
        "total": pagination.total,
        "pagination": pagination,
        "problems": filters.problems + pagination.problems,
        "filters": form,
        "active_filters": form.active,
        "order": filters.order,
        "did_you_mean": answer.results.analysis.did_you_mean,
        "is_emergency": is_emergency(answer.results.analysis),
    }


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What may be meant by words being typed; stored nowhere, and nothing for bad input.

    With ``format=list`` as browsers ask for it (OpenSearch Suggestions 1.1).
    """
    text = request.GET.get("q", "")
    found = suggestions(text, reader_language())
    answer: Any = {"suggestions": list(map(_line, found)), "status": _in_words(len(found))}
    if request.GET.get("format") == "list":
        rows = [(one.value, one.kind_label, request.build_absolute_uri(one.url)) for one in found]
        answer = [clean(text), *([row[place] for row in rows] for place in range(3))]
    response = JsonResponse(answer, safe=False)
    response.headers["Cache-Control"] = "no-store"
    return response


def _line(found: Suggestion) -> dict[str, str]:
    return asdict(found) | {"kind_label": found.kind_label}


def _in_words(number: int) -> str:
    """What is read out to those who do not see the list."""
    if not number:
        return gettext("No suggestions")
    message = ngettext("%(number)s suggestion", "%(number)s suggestions", number)
    return message % {"number": number}


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """How browsers may ask this site from their own box (OpenSearch 1.1), in each language."""
    addresses = {
        name: request.build_absolute_uri(reverse(name))
        for name in ("search", "search_suggestions", "opensearch")
    }
    return render(request, "opensearch.xml", addresses, content_type=OPENSEARCH)
