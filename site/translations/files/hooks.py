"""Where files of translations are offered in the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize.views import edit_translation

from ..actions import register_action
from ..approval import translation_of
from ..permissions import may_translate, works_in_a_language
from . import views


class ImportItem(MenuItem):
    """The way to the import of several files, for those who translate."""

    def is_shown(self, request: Any) -> bool:
        """Whether somebody translates anything."""
        return works_in_a_language(request.user)


def import_item() -> ImportItem:
    """The line of the menu."""
    url = reverse("translations:import_many")
    return ImportItem(_("Import of translations"), url, icon_name="upload", order=700)


def buttons(page: Page, user: Any, **_kwargs: Any) -> Iterator[Button]:
    """Files of a translated page, in its menu."""
    translation = translation_of(page)
    if translation is not None and may_translate(user, translation):
        url = reverse("translations:import_one", args=[translation.pk])
        yield Button(gettext("Translate in another program"), url, icon_name="download")


def offer_on_board() -> None:
    """Add the exports to the board's actions."""
    po: Any = _("Export as PO")
    xliff: Any = _("Export as XLIFF")
    register_action("export_po", po, may_translate, views.run("po"), begins=True)
    register_action("export_xliff", xliff, may_translate, views.run("xliff"), begins=True)


def use_our_files() -> None:
    """Lead wagtail-localize's buttons here: its own import skips what it does not like silently."""
    edit_translation.download_pofile = views.export_po
    edit_translation.upload_pofile = views.import_one
