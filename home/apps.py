"""The home page and the institution's own pages."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class HomeConfig(AppConfig):
    """Home page, standard pages and the set-up of the site."""

    default = True
    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hand records to the search, connect the receivers, narrow what translators may do."""
        from search.at_hand import register_at_hand
        from search.query_reports.creating import register_content
        from search.records import register_concepts, register_records

        from . import admin_guard, contact, signal_handlers
        from .models import GuideIndexPage, GuidePage
        from .records import all_concepts, all_records

        register_records(all_records)
        register_concepts(all_concepts)
        register_at_hand(contact.at_hand)
        register_content(GuideIndexPage, GuidePage)
        signal_handlers.connect()
        admin_guard.offer_own_languages_only()


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's management of users, with ours in the place of the part that makes superusers."""

    default = False
    user_viewset = "home.people.UserViewSet"
