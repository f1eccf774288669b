"""A translation with a link and bold words, its files, and what somebody did to them."""

import io
import zipfile
from dataclasses import replace
from typing import Any

from wagtail_localize.models import StringTranslation, Translation

from tests.factories import make_service, publish
from tests.translating import begin
from translations.files import exporting, formats
from translations.files.entries import Entry, TranslationFile
from translations.files.importing import Wishes, import_upload
from translations.files.reports import Outcome

LINKED = 'Zadzwoń <b>dziś</b> na <a href="https://example.org/tel">numer</a> &amp; zapytaj.'
SEGMENT = 'Zadzwoń <b>dziś</b> na <a id="a1">numer</a> &amp; zapytaj.'
TARGET = 'Телефонуйте <b>сьогодні</b> на <a id="a1">номер</a> &amp; питайте.'
ALL = {"title": "Консультації", "summary": "Розмова.", "body": TARGET}
NAMES = {"po": "x.po", "xliff": "x.xlf"}


def make_translation(code: str = "uk", title: str = "Poradnictwo", **facts: Any) -> Translation:
    """A service with three segments: a title, a summary, a paragraph with marks."""
    page = make_service(title, summary="Rozmowa.", **facts)
    page.body = [("text", f"<p>{LINKED}</p>")]
    return begin(publish(page), code)


def file_of(translation: Translation, **words: str) -> TranslationFile:
    """An export into which a translator has put words, by the place of the segment.

    ``body`` is the paragraph, whose whole place has the id of its block.
    """
    file = exporting.files_of([translation])[0][1]
    entries = [
        replace(entry, target=words.get(name(entry), entry.target)) for entry in file.entries
    ]
    return replace(file, entries=entries)


def name(entry: Entry) -> str:
    """``title``, ``summary`` or ``body``."""
    return entry.context.partition(".")[0]


def written(file: TranslationFile, form: str = "po") -> bytes:
    """A file in a format."""
    content: bytes = formats.FORMATS[form].write(file)
    return content


def zipped(**files: bytes) -> bytes:
    """An archive: ``uk_po=…`` is the file ``uk.po``."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, content in files.items():
            archive.writestr(key.replace("_", "."), content)
    return made.getvalue()


def bring(user: Any, content: bytes, name: str = "x.po", **wishes: Any) -> Outcome:
    """Import a file."""
    return import_upload(name, content, Wishes(user, **wishes))


def told(outcome: Outcome) -> list[tuple[str, str]]:
    """The kinds and words of all findings."""
    return [(str(found.kind), found.text) for report in outcome.reports for found in report.shown]


def texts(translation: Translation) -> dict[str, str]:
    """What a translation says: ``title``, ``summary``, ``body``."""
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    )
    found = rows.values_list("context__path", "data")
    return {path.partition(".")[0]: data for path, data in found}
