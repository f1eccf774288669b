"""Imports in the admin: a file, what it would change, a yes, the result, and the way back."""

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

from ..models import ImportRun
from . import exporting, planning, runs, tasks, uploads
from .template import by_name

PERMISSION = "catalogue.import_services"
State = ImportRun.State
ACTIONS = (
    (planning.NEW, _("Added")),
    (planning.CHANGED, _("Changed")),
    (planning.SAME, _("Unchanged")),
    (planning.LEFT, _("Left as they are")),
)
KINDS = (("service", _("Services")), ("place", _("Places")), ("provider", _("Providers")))
LEVELS = {
    "error": _("error"),
    "warning": _("remark"),
    "conflict": _("conflict"),
    "duplicate": _("possible duplicate"),
}


@permission_required(PERMISSION)
def index(request: HttpRequest) -> HttpResponse:
    """Earlier imports, and the form for a new one."""
    form = uploads.UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        run = uploads.keep(form.cleaned_data["file"], form.cleaned_data["source"], request.user)
        transaction.on_commit(partial(tasks.check_run.enqueue, run.pk))
        return redirect("services_import:run", run.pk)
    page = Paginator(ImportRun.objects.select_related("user"), 20).get_page(request.GET.get("p"))
    known = ImportRun.objects.order_by("source").values_list("source", flat=True).distinct()
    context = {"form": form, "page": page, "sources": known[:200]}
    return TemplateResponse(request, "admin/services_import.html", context)


@permission_required(PERMISSION)
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """What a run would do or did; a form says go on, or take it back."""
    found = get_object_or_404(ImportRun, pk=pk)
    if request.method == "POST":
        _act(request, found)
        return redirect("services_import:run", pk)
    context = {
        "run": found,
        "table": _table(found),
        "verdicts": [_shown(verdict) for verdict in found.verdicts],
        "total": sum(found.counts.get("levels", {}).values()),
        "bad": found.counts.get("errors", 0),
        "has_table": runs.verdicts_path(found).exists(),
    }
    return TemplateResponse(request, "admin/services_import_run.html", context)


def _act(request: HttpRequest, found: ImportRun) -> None:
    action, can_write = request.POST.get("action"), found.state in (State.CHECKED, State.RUNNING)
    if action in ("write", "skip") and can_write:
        if found.counts.get("errors") and action != "skip" and not found.skip_bad:
            messages.error(request, gettext("Some rows are bad. Nothing was written."))
            return
        skip = found.skip_bad or action == "skip"
        ImportRun.objects.filter(pk=found.pk).update(state=State.RUNNING, skip_bad=skip, message="")
        transaction.on_commit(partial(tasks.write_run.enqueue, found.pk))
    elif action == "undo" and found.state in (State.DONE, State.RUNNING, State.UNDOING):
        transaction.on_commit(partial(tasks.undo_run.enqueue, found.pk))
    else:
        messages.error(request, gettext("This cannot be done with the import as it stands."))


def _table(found: ImportRun) -> list[tuple[Any, list[int]]]:
    """How many of each kind are new, changed, the same or left: what was, or would be, done."""
    counts = found.counts.get("written") or found.counts.get("planned") or {}
    return [
        (label, [counts.get(f"{kind}.{action}", 0) for action, _label in ACTIONS])
        for kind, label in KINDS
    ]


def _shown(verdict: dict[str, Any]) -> dict[str, Any]:
    """A verdict with its column's heading."""
    column = by_name().get(verdict["column"])
    heading = column.heading if column else verdict["column"]
    return verdict | {"heading": heading, "label": LEVELS.get(verdict["level"], "")}


@require_GET
@permission_required(PERMISSION)
def verdicts(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is said of a run's rows, as a table."""
    table = runs.verdicts_path(get_object_or_404(ImportRun, pk=pk))
    if not table.exists():
        raise Http404
    name = f"import-{pk}.csv"
    return FileResponse(table.open("rb"), as_attachment=True, filename=name)


@require_GET
@permission_required(PERMISSION)
def template(request: HttpRequest) -> HttpResponse:
    """The empty file, with a row of examples."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "szablon.csv"
        exporting.export_template(made)
        content = made.read_bytes()
    headers = {"Content-Disposition": 'attachment; filename="szablon-uslug.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


class ImportMenuItem(MenuItem):
    """The way to imports, for those who may import."""

    def is_shown(self, request: Any) -> bool:
        """Ask for the permission."""
        return bool(request.user.has_perm(PERMISSION))


def menu_item(order: int) -> ImportMenuItem:
    """The line of the menu."""
    address = reverse("services_import:index")
    label = _("Import of services")
    return ImportMenuItem(label, address, name="import", icon_name="upload", order=order)


def admin_urls() -> list[URLResolver]:
    """The addresses of imports in the admin."""
    own = [
        path("", index, name="index"),
        path("template/", template, name="template"),
        path("<int:pk>/", run, name="run"),
        path("<int:pk>/verdicts/", verdicts, name="verdicts"),
    ]
    return [path("services-import/", include((own, "services_import")))]
