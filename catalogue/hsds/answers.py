"""How answers travel: language, conditional requests, CORS, problems as RFC 9457 says."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.csrf import csrf_exempt

from core import cache
from core.languages import set_public_language
from core.models.pages import public_sources

from ..models import ServicePage
from .parameters import Problem

Answer = Callable[[], Any]
View = Callable[..., Answer]
SAFE = ("GET", "HEAD", "OPTIONS")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Names and words of a language, all read from one generation of the catalogue."""
    cache.begin_request(cache.read_generation())
    set_public_language(code)
    try:
        with override(code):
            yield
    finally:
        set_public_language(None)
        cache.begin_request(None)


def open_data(view: View) -> Callable[..., Any]:
    """An address of the API: read only, for everybody, in the language of Accept-Language.

    The view judges the question, so that a bad one is refused whatever its conditions, and gives
    the work that answers it, which a reader who has the present answer is spared. Nobody is known
    here by a cookie, so there is nothing that a forged request could do.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method not in SAFE:
            refused = problem(Problem(405, "This address can only be read."))
            refused["Allow"] = ", ".join(SAFE)
            return _for_everybody(refused)
        if request.method == "OPTIONS":
            return _for_everybody(HttpResponse(status=204))
        code = get_language_from_request(request)
        with speaking(code):
            try:
                response = _conditional(request, code, view(request, *args, code=code, **kwargs))
            except Problem as found:
                response = problem(found)
        response["Content-Language"] = code
        patch_vary_headers(response, ["Accept-Language"])
        return _for_everybody(response)

    return answer


def _conditional(request: HttpRequest, code: str, work: Answer) -> HttpResponse:
    """304 where the reader has the present answer; it changes with the generation and the day."""
    asked = f"{request.get_full_path()}|{code}|{timezone.localdate()}"
    digest = hashlib.sha256(asked.encode()).hexdigest()[:16]
    etag = f'"{cache.current_generation()}-{digest}"'
    modified = int(last_change().timestamp())
    early = get_conditional_response(request, etag, modified)
    response = early if early is not None else work()
    if response.status_code < 400:
        response["ETag"] = etag
        response["Last-Modified"] = last_change().strftime("%a, %d %b %Y %H:%M:%S GMT")
    return response


@cache.per_generation
def last_change() -> Any:
    """When this state of the catalogue was first seen here, never before its last publication."""
    newest = public_sources(ServicePage).aggregate(moment=Max("last_published_at"))["moment"]
    now = timezone.now()
    return max(newest, now) if newest else now


def _for_everybody(response: Any) -> Any:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = ", ".join(SAFE)
    response["Access-Control-Allow-Headers"] = ", ".join(
        ("Accept-Language", "If-None-Match", "If-Modified-Since")
    )
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Content-Language"
    return response


def problem(found: Problem) -> JsonResponse:
    """What is wrong with a question, for programs and for people."""
    body = {"type": "about:blank", "title": TITLES[found.status], "status": found.status}
    body["detail"] = found.detail
    if found.parameter:
        body["parameter"] = found.parameter
    return JsonResponse(body, status=found.status, content_type="application/problem+json")


TITLES = {404: "Not found", 405: "Method not allowed", 422: "Unprocessable parameter"}
