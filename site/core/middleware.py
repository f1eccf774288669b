"""The language of an address, whole-page caching, and writes that hold together."""

import hashlib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache as store
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from . import cache
from .languages import SOURCE, set_public_language, split_path
from .models.pages import next_expiry
from .models.sites import only_site

GetResponse = Callable[[HttpRequest], HttpResponse]
# What people type: words, and where they live.
FREE_TEXT = ("q", "where")
INTERNAL_PREFIXES = (
    "/admin/",
    "/api/",
    "/documents/",
    "/media/",
    "/static/",
    "/tlumaczenie/",  # for guests who translate: never stored, in a language of their own
    "/healthz",
    "/readyz",
)


def is_public(request: HttpRequest) -> bool:
    """Whether an address belongs to the public site (and not to the admin or to files)."""
    return not request.path_info.startswith(INTERNAL_PREFIXES)


class LanguageMiddleware:
    """Activate the language that the address begins with; cookies and headers have no say."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the address; the admin begins in Polish."""
        code = split_path(request.path_info)[0] if is_public(request) else SOURCE
        set_public_language(code if is_public(request) else None)
        request.LANGUAGE_CODE = code
        try:
            with translation.override(code):
                response = self.get_response(request)
        finally:
            set_public_language(None)
        response.headers.setdefault("Content-Language", code)
        return response


class PageCacheMiddleware:
    """Store the finished pages of anonymous readers under the generation they were made in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read the generation once, then answer from the store, or render and store."""
        if request.method != "GET" or not is_public(request):
            return self.get_response(request)
        generation = cache.read_generation()
        cache.begin_request(generation)
        try:
            if may_be_cached(request):
                return self._stored_or_rendered(request, page_key(request, generation))
            return self.get_response(request)
        finally:
            cache.begin_request(None)

    def _stored_or_rendered(self, request: HttpRequest, key: str) -> HttpResponse:
        found = store.get(key)
        if found is not None and found["until"] > timezone.now():
            return _stored_response(found)
        response = self.get_response(request)
        if may_be_stored(response):
            _store(key, response)
        return response


def may_be_cached(request: HttpRequest) -> bool:
    """Requests of anonymous readers without free text."""
    is_free = any(name in request.GET for name in FREE_TEXT)
    return settings.SESSION_COOKIE_NAME not in request.COOKIES and not is_free


def page_key(request: HttpRequest, generation: int) -> str:
    """The name a page is stored under; parameters that no page knows are left out."""
    known = [
        (name, request.GET.getlist(name))
        for name in settings.PAGE_CACHE_PARAMETERS
        if name in request.GET
    ]
    asked = urlencode(known, doseq=True)
    parts = f"{request.scheme}|{request.get_host()}|{request.path_info}|{asked}"
    return f"page:{generation}:{hashlib.sha256(parts.encode()).hexdigest()}"


def may_be_stored(response: HttpResponse) -> bool:
    """Only plain successful pages, the same for everybody, not answered by Elasticsearch."""
    vary = response.get("Vary", "").lower()
    control = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "cookie" not in vary
        and "private" not in control
        and "no-store" not in control
        and response.get("X-Search-Engine") != "elasticsearch"
    )


def _store(key: str, response: HttpResponse) -> None:
    until = min(filter(None, (cache.declared_validity(), next_expiry())))
    seconds = (until - timezone.now()).total_seconds()
    if seconds <= 0:
        return
    page = {"body": response.content, "headers": dict(response.headers), "until": until}
    store.set(key, page, timeout=seconds)


def _stored_response(page: dict[str, Any]) -> HttpResponse:
    response = HttpResponse(page["body"], headers=page["headers"])
    response.headers["X-Cache"] = "hit"
    return response


class SiteMiddleware:
    """Give Wagtail the site with its home page from memory, where there is just one site."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set what ``Site.find_for_request`` would look up."""
        if is_public(request):
            site = only_site()
            if site is not None:
                request._wagtail_site = site
        return self.get_response(request)


class AtomicWritesMiddleware:
    """Each unsafe request is one transaction: a form either does all that it says or nothing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Roll back what a request that ends in a server error has written."""
        if request.method in ("GET", "HEAD", "OPTIONS", "TRACE"):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
