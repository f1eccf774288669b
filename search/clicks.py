"""Counting that somebody followed an answer: which question, never who."""

from functools import partial
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.languages import reader_language

from .best_bets import is_promotion
from .models import SearchDocument
from .query_log.counting import count_click
from .query_log.readers import is_reader
from .query_log.recording import without_fail


@csrf_exempt  # no cookie is read and nothing is answered; another site's pages are told below
@require_POST
def click(request: HttpRequest) -> HttpResponse:
    """Count a click on a public result; whatever is sent, there is nothing to say."""
    if is_reader(request) and _is_from_here(request):
        text, result = _sent(request)
        without_fail(partial(_count, text, result, reader_language()))
    return HttpResponse(status=204)


def _is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent this, as browsers say it."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _sent(request: HttpRequest) -> tuple[str, str]:
    try:
        return request.POST.get("q", ""), request.POST.get("result", "")
    except (MultiPartParserError, SuspiciousOperation, UnreadablePostError):
        return "", ""


def _count(text: str, result: str, language: str) -> None:
    if text and (is_promotion(result) or _is_public(result)):
        count_click(text, language)


def _is_public(result: str) -> bool:
    """Whether the key is one of a thing that readers may find now."""
    try:
        key = UUID(result)
    except ValueError:
        return False
    in_time = Q(until__isnull=True) | Q(until__gt=timezone.now())
    return SearchDocument.objects.filter(in_time, pk=key).exclude(digest="").exists()
