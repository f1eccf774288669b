"""What translations add to the admin."""

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import approval, menu
from .viewsets import GlossaryViewSet

register_snippet(GlossaryViewSet)

hooks.register("register_admin_menu_item", menu.menu_item)
hooks.register("register_page_header_buttons", approval.buttons)
# Before wagtail-localize answers with its own editor.
hooks.register("before_edit_page", approval.tell_how, order=-1)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    """Our own addresses in the admin, below ``translations/``."""
    return [path("translations/", include("translations.urls"))]
