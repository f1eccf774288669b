"""Load the demo content, once."""

from pathlib import Path
from typing import Any

import yaml
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from catalogue.demo.pages import load_pages
from catalogue.demo.places import load_places
from catalogue.demo.taxonomy import load_taxonomy
from catalogue.models import Category

DATA = Path(__file__).parents[2] / "data"


class Command(BaseCommand):
    """``load_demo`` fills an empty catalogue; one that has terms is left as editors made it."""

    help = "Loads the demo terms, places, providers and services into an empty catalogue."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything in one transaction, or nothing."""
        if Category.objects.exists():
            self.stdout.write("The catalogue has content already: nothing was loaded.")
            return
        with transaction.atomic():
            load_taxonomy(_rows("categories.yaml"), _rows("audiences.yaml"))
            places = load_places(_rows("demo/places/*.yaml"))
            load_pages(_rows("demo/providers/*.yaml"), _rows("demo/services/*.yaml"), places)
        self._index()
        self.stdout.write("The demo content is loaded.")

    def _index(self) -> None:
        """Complete the search tables; a search server that is away gets its copy later."""
        try:
            call_command("search_index", "rebuild", stdout=self.stdout)
        except CommandError as failure:
            self.stderr.write(str(failure))


def _rows(pattern: str) -> list[dict[str, Any]]:
    """The rows of all matching files, in the order of their names."""
    files = sorted(DATA.glob(pattern))
    return [row for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]
