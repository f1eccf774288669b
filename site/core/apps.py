"""What every app builds on."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Users, files, areas, languages, the page cache and the base of all pages."""

    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the generation and make publishing one transaction."""
        from . import checks, signal_handlers, transactions

        checks.register()
        signal_handlers.connect()
        transactions.make_actions_atomic()
