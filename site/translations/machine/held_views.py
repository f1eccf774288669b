"""Texts that wait for a person, translation by translation, and the form for the right words."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET
from wagtail.admin import messages
from wagtail_localize.models import Translation

from core.languages import direction
from core.numbers import natural
from core.pagination import paginate

from ..access import works_in
from ..models import HeldSegment
from ..permissions import may_translate
from . import holding
from .forms import HeldForm
from .reasons import sentence

SIZE, TEXTS = 50, 20


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Translations with texts that wait, in the languages of whoever asks."""
    languages = works_in(request.user)
    if not languages:
        raise PermissionDenied
    rows = paginate(holding.translations(languages), request.GET, SIZE)
    return TemplateResponse(request, "admin/machine_held.html", {"rows": rows})


def held(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The texts of one translation: the Polish one, the machine's, the reason, and the form."""
    found = Translation.objects.select_related("source", "target_locale")
    translation = get_object_or_404(found, pk=translation_id)
    if not may_translate(request.user, translation):
        raise PermissionDenied
    waiting = holding.waiting().filter(translation=translation).order_by("pk")
    waiting = waiting.select_related("string", "context", "translation__target_locale")
    wrong = None
    if request.method == "POST":
        wrong = _entered(request, waiting)
        if wrong is None:
            return redirect("translations:held", translation.pk)
    rows = paginate(waiting, request.GET, TEXTS)
    context = {
        "translation": translation,
        "code": translation.target_locale.language_code,
        "direction": direction(translation.target_locale.language_code),
        "rows": rows,
        "texts": [_shown(segment, wrong) for segment in rows.items],
    }
    return TemplateResponse(request, "admin/machine_held_texts.html", context)


def _entered(request: HttpRequest, waiting: Any) -> HeldForm | None:
    """Store what was sent; gives the form if something is wrong with it."""
    segment = waiting.filter(pk=natural(request.POST.get("held", ""))).first()
    if segment is None:
        messages.error(request, gettext("This text was translated meanwhile. Nothing was changed."))
        return None
    if request.POST.get("action") == "again":
        holding.drop(segment)
        messages.success(request, gettext("The machine will be asked again with its next work."))
        return None
    form = HeldForm(request.POST, source=segment.string.data)
    if not form.is_valid():
        messages.error(request, gettext("The text has mistakes. Correct the marked field."))
        return form
    if holding.enter(segment, form.cleaned_data["text"], request.user):
        messages.success(request, gettext("The text was saved."))
    else:
        messages.error(request, gettext("This text was translated meanwhile. Nothing was changed."))
    return None


def _shown(segment: HeldSegment, wrong: HeldForm | None) -> dict[str, Any]:
    form = HeldForm(
        initial={"held": segment.pk, "text": segment.text},
        source=segment.string.data,
        auto_id=f"id_{segment.pk}_%s",
    )
    if wrong is not None and wrong.data.get("held") == str(segment.pk):
        form = wrong
    return {"segment": segment, "form": form, "reason": sentence(segment.code, segment.data)}
