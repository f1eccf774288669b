"""wagtail-localize's own editor saves text by text: what it takes is what ours would take."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.request import Request
from wagtail_localize.models import StringSegment
from wagtail_localize.views import edit_translation

from . import marks

LONGEST = 100_000  # characters; a text of a page is far shorter


def use_our_check() -> None:
    """Look at each text before wagtail-localize stores it as it came."""
    original: Any = edit_translation.edit_string_translation

    @wraps(original)
    def edit(request: HttpRequest, translation_id: int, string_segment_id: int) -> HttpResponse:
        if request.method == "PUT":
            fault = _fault(request, string_segment_id)
            if fault:
                return JsonResponse({"error": fault}, status=400)
        return original(request, translation_id, string_segment_id)

    edit_translation.edit_string_translation = edit


def _fault(request: HttpRequest, segment_id: int) -> str:
    # Reading it here lets Django keep it, so that the original can read it too.
    if len(request.body) > 8 * LONGEST:
        return marks.too_long(LONGEST, len(request.body))
    data = Request(request, parsers=[FormParser(), MultiPartParser(), JSONParser()]).data
    segment = get_object_or_404(StringSegment.objects.select_related("string"), pk=segment_id)
    return marks.fault(segment.string.data, str(data.get("value", "")), LONGEST)
