"""What the finder asks for while somebody types where they live."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from .residence import suggestions


@require_safe
def places(request: HttpRequest) -> JsonResponse:
    """Places that begin as what was typed; stored nowhere, for it says where somebody lives."""
    found = suggestions(request.GET.get("q", ""))
    rows = [{"value": candidate.label, "detail": candidate.detail} for candidate in found]
    response = JsonResponse({"suggestions": rows})
    response.headers["Cache-Control"] = "no-store"
    return response
