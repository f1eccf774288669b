"""The glossary that the site begins with, kept as files; from then on it is the editors'."""

from pathlib import Path

from django.db import transaction
from wagtail.models import Locale

from core.languages import SOURCE
from core.loading import Row, rows

from ..models import GlossaryRendering, GlossaryTerm

FOLDER = Path(__file__).parent.parent / "data" / "glossary"


def load() -> bool:
    """Load the glossary where there is none yet; whether it was."""
    return not GlossaryTerm.objects.exists() and load_glossary() > 0


def load_glossary() -> int:
    """Make the terms that are missing and change none that exists; gives how many were made."""
    found = rows(FOLDER, "*.yaml")
    with transaction.atomic():
        known = set(GlossaryTerm.objects.values_list("term", flat=True))
        new = [row for row in found if row["term"] not in known]
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        for row in new:
            _make(row, locales)
    return len(new)


def _make(row: Row, locales: dict[str, Locale]) -> None:
    term = GlossaryTerm(
        term=row["term"],
        forms="\n".join(row.get("forms", [])),
        definition=row["means"],
        explain=row.get("explain", True),
        keep=row.get("keep", False),
    )
    term.renderings = [
        _rendering(row[code], locale)
        for code, locale in locales.items()
        if code in row and code != SOURCE
    ]
    term.save()


def _rendering(words: Row, locale: Locale) -> GlossaryRendering:
    return GlossaryRendering(
        locale=locale,
        rendering=words["name"],
        accepted="\n".join(words.get("also", [])),
        definition=words["means"],
    )
