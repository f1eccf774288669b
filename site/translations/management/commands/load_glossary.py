"""Make the terms of the glossary that the site does not have yet."""

from typing import Any

from django.core.management.base import BaseCommand

from translations.glossary.loading import load_glossary


class Command(BaseCommand):
    """``load_glossary`` makes what is missing and changes no term that exists."""

    help = "Makes the terms of the glossary in all languages (idempotent)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many were made."""
        self.stdout.write(f"Terms made: {load_glossary()}.")
