"""The button of wagtail-localize's editor that translates by machine."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation

from . import batches, tasks


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The same work, guard and budget as in batches."""
    if get_machine_translator() is None:
        raise Http404
    translation = get_object_or_404(Translation, pk=translation_id)
    batch = batches.begin_translations(request.user, [translation])
    tasks.start(batch, at_once=True)
    messages.success(
        request,
        gettext("The machine is at work. What it may not decide waits for a person."),
        buttons=[
            messages.button(
                reverse("translations:batch", args=[batch.pk]), gettext("How far it is")
            )
        ],
    )
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def use_our_machine_translate() -> None:
    """Put the view in the place of wagtail-localize's, before its addresses are made."""
    edit_translation.machine_translate = machine_translate
