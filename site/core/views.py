"""Addresses for operators, and the pages shown when something is missing or broken."""

from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils.module_loading import import_string


def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


def readyz(request: HttpRequest) -> JsonResponse:
    """Say what works: 503 without the database, ``degraded`` while only Elasticsearch fails."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "away"}, status=503)
    # Search stands above core, so it is looked up by name.
    state = import_string("search.services.elasticsearch_state")()
    status = "ok" if state in ("ok", "off") else "degraded"
    return JsonResponse({"status": status, "database": "ok", "elasticsearch": state})


def page_not_found(request: HttpRequest, exception: Any) -> HttpResponse:
    """A helpful 404 in the language of the address."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page that needs nothing: no database, no context."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
