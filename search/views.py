"""The search page."""

from collections.abc import Sequence
from typing import Any, overload

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.languages import reader_language
from core.pagination import paginate

from .engines.base import MOST
from .finding import Hit, Results, find
from .language.tokens import clean
from .presentation import items

PAGE_SIZE = 10


class Answer(Sequence[Hit]):
    """All hits of a query as a list of which only the page asked for is fetched."""

    def __init__(self, text: str, language: str, page: str) -> None:
        self.text, self.language = text, language
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        self.offset = min(max(number - 1, 0) * PAGE_SIZE, MOST)
        self.results = self._fetch()

    def _fetch(self) -> Results:
        return find(self.text, self.language, limit=PAGE_SIZE, offset=self.offset)

    def __len__(self) -> int:
        return self.results.total

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Hit]: ...
    def __getitem__(self, index: int | slice) -> Hit | Sequence[Hit]:
        """The page that begins with the slice; another one than was asked for is fetched now."""
        if isinstance(index, int):
            return self.results.hits[index - self.offset]
        if index.start != self.offset:
            self.offset = index.start
            self.results = self._fetch()
        return self.results.hits


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
        answer = Answer(text, reader_language(), request.GET.get("page", "1"))
        context |= _found(answer, request.GET.get("page", "1"))
        engine = answer.results.engine
    response = render(request, "pages/search.html", context)
    if "q" in request.GET:
        response.headers["Cache-Control"] = "no-store"
    if engine:
        response.headers["X-Search-Engine"] = engine
    return response


def _found(answer: Answer, page: str) -> dict[str, Any]:
    pagination = paginate(answer, {"q": answer.text, "page": page}, PAGE_SIZE)
    return {
        "items": items(answer.results, answer.language),
        "total": pagination.total,
        "pagination": pagination,
        "problems": pagination.problems,
    }
