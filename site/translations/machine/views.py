"""The machine's work in the admin: asking for a section, progress, stopping."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.models import Page

from core.languages import source_locale_id
from core.pagination import paginate

from ..access import works_in
from ..models import MachineBatch, MachineJob
from ..permissions import BEGIN
from . import batches, counting, tasks
from .forms import TreeForm
from .reasons import sentence

SIZE = 50
TO_SEE = (MachineJob.State.HELD, MachineJob.State.FAILED)


@permission_required(BEGIN)
def submit_tree(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for a page and all below it: the request makes one row, the work is done elsewhere."""
    page = get_object_or_404(Page, pk=page_id, locale=source_locale_id(), depth__gt=1)
    data = request.POST if request.method == "POST" else None
    form = TreeForm(data, locales=works_in(request.user))
    if form.is_valid():
        chosen = form.cleaned_data
        batch = batches.begin_tree(
            request.user, page, chosen["locales"], by_machine=chosen["by_machine"]
        )
        tasks.start(batch)
        messages.success(request, gettext("The work is begun in the background."))
        return redirect("translations:batch", batch.pk)
    context = {"page": page, "form": form, "total": page.get_descendants().live().count() + 1}
    return TemplateResponse(request, "admin/machine_submit_tree.html", context)


@require_GET
@permission_required(BEGIN)
def index(request: HttpRequest) -> HttpResponse:
    """All batches, the newest first."""
    rows = paginate(MachineBatch.objects.select_related("user"), request.GET, SIZE)
    return TemplateResponse(request, "admin/machine_batches.html", {"rows": rows})


@permission_required(BEGIN)
def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    """How far a batch is, what needs a person, and the button that stops it."""
    found = get_object_or_404(MachineBatch.objects.select_related("user"), pk=batch_id)
    if request.method == "POST":
        _act(request, found)
        return redirect("translations:batch", batch_id)
    chosen = found.jobs.filter(state__in=TO_SEE) | found.jobs.exclude(reason="")
    rows = paginate(chosen.select_related("locale").order_by("pk"), request.GET, SIZE)
    context = {
        "batch": found,
        "progress": counting.progress(found),
        "rows": rows,
        "jobs": [(job, sentence(job.reason, job.data)) for job in rows.items],
        "has_worker": tasks.has_worker(),
        "may_direct": may_direct(request.user, found),
    }
    return TemplateResponse(request, "admin/machine_batch.html", context)


def may_direct(user: Any, found: MachineBatch) -> bool:
    """Whether somebody may stop a batch: who began it, or who works in all of its languages."""
    own = {locale.pk for locale in works_in(user)}
    return user == found.user or set(found.locales.values_list("pk", flat=True)) <= own


def _act(request: HttpRequest, found: MachineBatch) -> None:
    action = request.POST.get("action")
    if not may_direct(request.user, found):
        raise PermissionDenied
    if action == "stop":
        batches.stop(found)
        messages.success(request, gettext("Stopped. What is at work this moment ends by itself."))
    elif action == "go_on":
        batches.go_on(found)
        tasks.start(found)
        messages.success(request, gettext("The work goes on in the background."))
    else:
        messages.error(request, gettext("This cannot be done with the work as it stands."))
