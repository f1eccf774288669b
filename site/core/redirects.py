"""Redirects under every prefix."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from .languages import SOURCE, split_path


class LocalizedRedirectMiddleware(RedirectMiddleware):
    """A page that moved has moved in every language: redirects are kept for Polish addresses."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Where nothing is found under a prefix, ask for the address without it."""
        response = super().process_response(request, response)
        code, path = split_path(request.path_info)
        if response.status_code != 404 or code == SOURCE:
            return response
        found = get_redirect(request, Redirect.normalise_path(path))
        if found is None or found.link is None:
            return response
        kind = HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect
        return kind(found.link)
