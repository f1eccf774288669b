"""What translations add to the admin."""

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import approval, gate, menu, mine, sending_views, side_by_side
from .board.menu import board_item
from .files import hooks as files
from .machine import hooks as machine
from .viewsets import GlossaryViewSet, LanguagePolicyViewSet

register_snippet(GlossaryViewSet)

hooks.register("register_admin_menu_item", menu.menu_item)
hooks.register(menu.HOOK, board_item)
hooks.register("register_page_header_buttons", approval.buttons)
hooks.register("register_page_header_buttons", machine.buttons)
hooks.register("register_page_listing_more_buttons", machine.buttons)
hooks.register("register_page_header_buttons", files.buttons)
hooks.register(menu.HOOK, files.import_item)
hooks.register(menu.HOOK, machine.held_item)
hooks.register(menu.HOOK, machine.batches_item)
hooks.register(menu.HOOK, mine.MyTranslationsItem)
hooks.register(menu.HOOK, sending_views.LinksItem)
# After all others have added theirs.
hooks.register("construct_homepage_panels", mine.show_first, order=1000)
hooks.register("construct_homepage_summary_items", mine.hide_summary, order=1000)
hooks.register("register_page_header_buttons", side_by_side.buttons)
# Before wagtail-localize answers with its own editor.
hooks.register("before_edit_page", approval.tell_how, order=-1)
hooks.register("before_edit_page", gate.refuse_unready, order=-1)
hooks.register("before_edit_snippet", gate.refuse_unready, order=-1)
hooks.register("before_bulk_action", gate.refuse_in_bulk)
hooks.register("register_admin_viewset", LanguagePolicyViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    """Our own addresses in the admin, below ``translations/``."""
    return [path("translations/", include("translations.urls"))]
