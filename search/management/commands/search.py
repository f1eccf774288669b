"""``manage.py search "words"``: what readers would find, for operators and for checks."""

import json
from html import unescape
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation
from django.utils.html import strip_tags

from core.languages import CODES, SOURCE
from search.finding import find
from search.presentation import Item, items


class Command(BaseCommand):
    """Print what a text finds."""

    help = "Print what a text finds in a language, best first."

    def add_arguments(self, parser: CommandParser) -> None:
        """The words, the reader's language, how many, and how they are printed."""
        parser.add_argument("words")
        parser.add_argument("--lang", default=SOURCE, choices=CODES)
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument("--json", action="store_true", help="a list of objects, for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Search and print."""
        language = options["lang"]
        with translation.override(language):
            results = find(options["words"], language, limit=options["limit"])
            found = items(results, language)
        if options["json"]:
            rows = [_as_json(item) for item in found]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for item in found:
            via = f"  ({', '.join(item.via)})" if item.via else ""
            title = plain(item.title)
            self.stdout.write(f"{item.score:8.2f}  {item.kind:9} {title}{via}\n{item.url:>20}")
        self.stdout.write(f"{results.total} found by {results.engine}")


def plain(marked: str) -> str:
    """A highlighted text without its marks."""
    return unescape(strip_tags(marked))


def _as_json(item: Item) -> dict[str, Any]:
    return {
        "url": item.url,
        "title": plain(item.title),
        "kind": item.kind,
        "score": item.score,
        "via": item.via,
    }
