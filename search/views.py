"""The search page."""
from django.http import HttpRequest, HttpResponse


def search(request: HttpRequest) -> HttpResponse:
    """Search."""
    return HttpResponse("")
