"""Files of translations in the admin: out by a link, in by a form that tells what it did."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from wagtail_localize.models import Translation

from ..permissions import may_translate, works_in_a_language
from . import exporting, formats, limits
from .forms import TOO_LARGE, ImportForm
from .importing import Wishes, import_upload


@require_safe
def export_file(request: HttpRequest, translation_id: int, form: str) -> HttpResponse:
    """One translation as a file."""
    if form not in formats.FORMATS:
        raise Http404
    return answer([_translation(request, translation_id)], form)


def answer(translations: Sequence[Translation], form: str) -> HttpResponse:
    """Translations to be downloaded: one as its file, several in an archive."""
    files = exporting.files_of(translations)
    if len(files) == 1:
        number, file = files[0]
        module, name = formats.FORMATS[form], formats.name_of(file, number, form)
        return _download(module.write(file), name, module.CONTENT_TYPE)
    return _download(formats.packed(files, form), f"translations-{form}.zip", "application/zip")


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def export_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    """What wagtail-localize's button for a PO file leads to."""
    return export_file(request, translation_id, "po")


def import_one(request: HttpRequest, translation_id: int) -> HttpResponse:
    """A file for one translation; files of others are refused."""
    translation = _translation(request, translation_id)
    return _import(request, translation)


def import_many(request: HttpRequest) -> HttpResponse:
    """A file, or an archive of them, each of which says what it is of."""
    if not works_in_a_language(request.user):
        raise PermissionDenied
    return _import(request, None)


def _translation(request: HttpRequest, key: int) -> Translation:
    rows = Translation.objects.select_related("source", "target_locale")
    translation = get_object_or_404(rows, pk=key, enabled=True)
    if not may_translate(request.user, translation):
        raise PermissionDenied
    return translation


def _import(request: HttpRequest, only: Translation | None) -> HttpResponse:
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "translation": only, "back": _back(only)}
    if request.method != "POST":
        return TemplateResponse(request, "admin/translation_import.html", context)
    form.full_clean()
    if not form.is_valid():
        return TemplateResponse(
            request, "admin/translation_import.html", context, status=_status(form)
        )
    data = form.cleaned_data
    wishes = Wishes(request.user, data["replace"], data["checked"], only)
    outcome = import_upload(data["file"].name, data["file"].read(), wishes)
    context["outcome"] = outcome
    status = 422 if outcome.is_refused else 200
    return TemplateResponse(request, "admin/translation_imported.html", context, status=status)


def _status(form: ImportForm) -> int:
    return 413 if form.has_error("file", TOO_LARGE) else 422


def _back(only: Translation | None) -> str:
    """Where the editor of a translation is; for several the start page."""
    url = only.get_target_instance_edit_url() if only and _is_there(only) else None
    return url or reverse("wagtailadmin_home")


def _is_there(translation: Translation) -> bool:
    return translation.source.get_source_instance().has_translation(translation.target_locale)


def run(form: str) -> Any:
    """The board's action that exports the selected translations in a format."""

    def export(request: HttpRequest, translations: Sequence[Translation]) -> HttpResponse | str:
        if len(translations) > limits.MOST_FILES:
            message = gettext("At most %(most)d translations fit in one archive. Select fewer.")
            return message % {"most": limits.MOST_FILES}
        return answer(translations, form)

    return export
