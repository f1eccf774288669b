"""Make the structural pages in every language, the site and the groups."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from home.setup import set_up_site


class Command(BaseCommand):
    """``setup_site`` makes what is missing and changes nothing that exists."""

    help = "Makes the structural pages in all languages, the site and the groups (idempotent)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make everything in one transaction."""
        with transaction.atomic():
            set_up_site()
        self.stdout.write("The site's structure is in place.")
