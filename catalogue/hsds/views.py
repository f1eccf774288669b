"""The addresses of the open data."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.encoding import escape_uri_path
from django.views.decorators.http import require_safe

from .answers import Answer, open_data, speaking
from .endpoints import ENDPOINTS, Endpoint
from .openapi import document
from .parameters import PARAMETERS, UUID_TEXT, Problem, read_parameters
from .tabular import zip_file

VERSION = "3.1"
BATCH = 100


def base_of(request: HttpRequest) -> str:
    """The site's address without a path."""
    return f"{request.scheme}://{request.get_host()}"


@open_data
def about(request: HttpRequest, code: str) -> Answer:
    """What this is, and where its description is."""
    base = base_of(request)
    return lambda: JsonResponse(
        {
            "version": VERSION,
            "profile": "https://docs.openreferral.org/en/v3.1.1/hsds/",
            "openapi_url": base + reverse("hsds:openapi"),
            "documentation_url": base + reverse("hsds:docs"),
            "bulk_url": base + reverse("hsds:bulk"),
        }
    )


@open_data
def listing(request: HttpRequest, name: str, code: str) -> Answer:
    """A page of a list, or all of it as a stream of lines."""
    endpoint = ENDPOINTS[name]
    asked = read_parameters(request.GET, endpoint.parameters)
    give = _stream if asked["format"] == "ndjson" else _page
    return partial(give, endpoint, asked, code, base_of(request))


def _page(endpoint: Endpoint, asked: dict[str, Any], code: str, base: str) -> HttpResponse:
    rows = endpoint.rows(asked, code)
    total = len(rows) if isinstance(rows, list) else rows.count()
    number, size = asked["page"], asked["per_page"]
    pages = max(1, -(-total // size))
    chosen = list(rows[(number - 1) * size : number * size]) if number <= pages else []
    contents = endpoint.build(chosen, asked, code, base)
    return JsonResponse(
        {
            "total_items": total,
            "total_pages": pages,
            "page_number": number,
            "size": len(contents),
            "first_page": number == 1,
            "last_page": number >= pages,
            "empty": not contents,
            "contents": contents,
        }
    )


def _stream(endpoint: Endpoint, asked: dict[str, Any], code: str, base: str) -> Any:
    lines = _lines(endpoint, list(endpoint.rows(asked, code)), asked, code, base)
    return StreamingHttpResponse(lines, content_type="application/x-ndjson")


def _lines(
    endpoint: Endpoint, rows: list[Any], asked: dict[str, Any], code: str, base: str
) -> Iterator[str]:
    """Every object on a line of its own, read in batches; the request's language is long gone."""
    for start in range(0, len(rows), BATCH):
        with speaking(code):
            objects = endpoint.build(rows[start : start + BATCH], asked, code, base)
        for found in objects:
            yield json.dumps(found, ensure_ascii=False) + "\n"


@open_data
def single(request: HttpRequest, name: str, key: str, code: str) -> Answer:
    """One object with everything that belongs to it."""
    endpoint = ENDPOINTS[name]
    if not UUID_TEXT.fullmatch(key):
        raise Problem(404, "There is nothing under this identifier.")
    flags = tuple(flag for flag in ("full_service",) if flag in endpoint.parameters)
    asked = {"full": True, **read_parameters(request.GET, flags)}
    row = endpoint.find(UUID(key), code)
    if row is None:
        raise Problem(404, "There is nothing under this identifier.")
    return lambda: JsonResponse(endpoint.build([row], asked, code, base_of(request))[0])


@open_data
def bulk(request: HttpRequest, code: str) -> Answer:
    """Everything as HSDS tabular data: a zip of CSV files with a datapackage.json."""
    return lambda: FileResponse(
        zip_file(code, base_of(request)), as_attachment=True, filename="hsds.zip"
    )


@open_data
def openapi(request: HttpRequest, code: str) -> Answer:
    """The description for programs (OpenAPI 3.0)."""
    return lambda: JsonResponse(document(base_of(request)))


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The description for people."""
    rows = [
        (name, [(one, PARAMETERS[one].description) for one in endpoint.parameters])
        for name, endpoint in ENDPOINTS.items()
    ]
    context = {"endpoints": rows, "base": base_of(request) + reverse("hsds:about")}
    return render(request, "hsds/docs.html", context)


@open_data
def nowhere(request: HttpRequest, path: str, code: str) -> Answer:
    """Any other address below the API; where only a slash is wrong, the way to the right one."""
    asked = request.path_info
    other = asked.rstrip("/") if asked.endswith("/") else f"{asked}/"
    if resolve(other).func is nowhere:
        raise Problem(404, "There is no such address; see docs/ for those that there are.")
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return lambda: HttpResponsePermanentRedirect(escape_uri_path(other) + query)
