"""``manage.py search_documents``: read the files of public documents that nobody has read yet."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from core.languages import SOURCE
from search import reading
from search.models import DocumentText


class Command(BaseCommand):
    """Every file is kept as soon as it is read, so a run that was killed is simply run again."""

    help = "Reads the text of PDF, DOCX and TXT files that public pages lead to, for the search."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether known files are read as well."""
        parser.add_argument("--again", action="store_true", help="read every file, known or not")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, and say of what could not be read why."""
        again, counts = bool(options["again"]), Counter[str]()
        with translation.override(SOURCE):
            for document in reading.waiting(again):
                row = reading.read(document, again=again)
                said = row or DocumentText(document=document)
                counts[said.state] += 1
                if not said.text:
                    self.stderr.write(f"{document.pk} {document.filename}: {said.message}")
        told = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
        self.stdout.write(f"{counts.total()} files: {told}" if told else "No file had to be read.")
