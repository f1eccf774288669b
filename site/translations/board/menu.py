"""The board's line in the menu."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from ..permissions import works_in_a_language


class BoardMenuItem(MenuItem):
    """Shown to those who may edit something in some language."""

    def is_shown(self, request: Any) -> bool:
        """Ask for any language."""
        return works_in_a_language(request.user)


def board_item() -> BoardMenuItem:
    """The line, the first below "Translations"."""
    return BoardMenuItem(
        _("Board"), reverse("translations:board"), name="board", icon_name="table", order=100
    )
