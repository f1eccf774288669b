"""Make the guides for newcomers that the site does not have yet."""

from typing import Any

from django.core.management.base import BaseCommand

from home.guide_files import load_guides


class Command(BaseCommand):
    """``load_guides`` makes what is missing and changes no page that exists."""

    help = "Makes the guides for newcomers in all languages (idempotent)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many were made."""
        self.stdout.write(f"Guides made: {load_guides()}.")
