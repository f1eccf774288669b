"""Load the demo content, once."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from catalogue.demo import load as catalogue
from home.demo import frame, guides, institution, projects
from news.demo import load as news
from translations.glossary import loading as glossary

# In this order: later parts refer to earlier ones.
PARTS = (glossary, catalogue, projects, institution, guides, news, frame)


class Command(BaseCommand):
    """``load_demo`` fills what is empty; a part that has content is left as editors made it."""

    help = "Loads the demo content into the empty parts of the site (idempotent)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything in one transaction, or nothing."""
        with transaction.atomic():
            loaded = [part.load() for part in PARTS]
        if not any(loaded):
            self.stdout.write("There is content already: nothing was loaded.")
            return
        self._index()
        self.stdout.write("The demo content is loaded.")

    def _index(self) -> None:
        """Complete the search tables; a search server that is away gets its copy later."""
        try:
            call_command("search_index", "rebuild", stdout=self.stdout)
        except CommandError as failure:
            self.stderr.write(str(failure))
