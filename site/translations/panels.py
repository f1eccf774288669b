"""The panel above the publishing of a source: what becomes of its translations."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page

from core.languages import source_locale_id

from .outcome import has_translations, outcome_of, sentences


class OutcomePanel(Panel):
    """How many translations become outdated; told again whenever the draft is saved."""

    class BoundPanel(Panel.BoundPanel):
        """The sentence, for the draft that is being edited."""

        template_name = "admin/translation_outcome_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Compare the draft with what the translations were made from."""
            address = reverse("translations:outcome", args=[self.instance.translation_key])
            outcome = outcome_of(self.instance)
            context = {"sentences": sentences(outcome) if outcome else [], "address": address}
            return {**super().get_context_data(parent_context), **context}

        @property
        def media(self) -> Media:
            """The script that asks again; the sentence stands there without it too."""
            return Media(js=[Script("js/translation_outcome.js", type="module")])


class MinorEditPanel(FieldPanel):
    """The checkbox, for a page that readers see already."""

    class BoundPanel(FieldPanel.BoundPanel):
        """Hidden on a page that is not published."""

        def is_shown(self) -> bool:
            """A first publishing changes nothing that was there."""
            return bool(super().is_shown() and self.instance.live)


class TranslationsPanel(MultiFieldPanel):
    """Both, for sources that somebody translates."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """Asks once whether there are translations."""

        @cached_property
        def _has_translations(self) -> bool:
            page = self.instance
            return bool(page.pk and page.is_source and has_translations(page))

        def is_shown(self) -> bool:
            """Nothing to say on a translation, nor without translations."""
            return self._has_translations and super().is_shown()

        @cached_property
        def visible_children(self) -> list[Any]:
            """None while the panel is hidden, so that none of them asks anything."""
            return super().visible_children if self._has_translations else []


def translations_panel() -> TranslationsPanel:
    """The panel of every page."""
    help_text = _(
        "Tick it for a typing error or a comma. Readers of other languages then see no notice "
        "that their text is older. Leave it empty when the meaning changes."
    )
    children = [OutcomePanel(), MinorEditPanel("minor_edit", help_text=help_text)]
    return TranslationsPanel(children, heading=_("Translations of this page"))


def outcome(request: HttpRequest, key: UUID) -> HttpResponse:
    """The sentence anew, for a draft that has just been saved."""
    sources = Page.objects.filter(locale_id=source_locale_id(), translation_key=key)
    page = get_object_or_404(sources)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    found = outcome_of(page.get_latest_revision_as_object())
    context = {"sentences": sentences(found) if found else []}
    return render(request, "admin/translation_outcome.html", context)
