"""Importing files of translations: all of them in one transaction, or nothing.

Words that come back are those of the person who imports them, unless the file says that nobody
has checked them; then they count as a machine's, for no person stands behind them.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from wagtail_localize.models import StringTranslation, Translation

from .. import progress, provenance
from . import formats, judging, limits, owners
from .entries import BadFile, TranslationFile
from .reports import Kind, Outcome, Report

TOOL = "PO/XLIFF"
MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


@dataclass(frozen=True)
class Wishes:
    """What the person who imports chose; with ``only`` the file has to be of that translation."""

    user: Any
    replace: bool = False  # also words that were changed here after the export
    checked: bool = False  # somebody read the machine's words that the file leaves as they are
    only: Translation | None = None


@transaction.atomic
def import_upload(name: str, content: bytes, wishes: Wishes) -> Outcome:
    """Import a file, or an archive of them; the outcome says what was done or why nothing was."""
    outcome = Outcome()
    try:
        read = [_read(*member) for member in formats.unpacked(name, content)]
    except BadFile as error:
        outcome.reports.append(_refused(name, str(error)))
        return outcome
    outcome.reports = [report for report, _file in read]
    _find([(report, file) for report, file in read if file is not None], wishes)
    if not outcome.is_refused:
        with progress.measuring_once():
            for report in outcome.reports:
                _write(report, wishes)
    return outcome


def _refused(name: str, reason: str) -> Report:
    report = Report(name)
    report.tell(Kind.ERROR, reason)
    return report


def _read(name: str, content: bytes) -> tuple[Report, TranslationFile | None]:
    try:
        return Report(name), formats.read(name, content)
    except BadFile as error:
        return _refused(name, str(error)), None


def _find(read: list[tuple[Report, TranslationFile]], wishes: Wishes) -> None:
    """Find the translations that files are of, and compare each file with its own."""
    if sum(len(file.entries) for _report, file in read) > limits.MOST_ENTRIES:
        message = gettext("There are more than %(most)d texts. Divide the files.")
        read[0][0].tell(Kind.ERROR, message % {"most": limits.MOST_ENTRIES})
        return
    known = owners.translations({file.translation for _report, file in read})
    taken: set[str] = set()
    for report, file in read:
        translation = known.get(file.translation.lower())
        fault = owners.fault(file, translation, wishes.user, wishes.only)
        if file.translation in taken:
            fault = gettext("Another file in the archive is of the same translation. Keep one.")
        if fault or translation is None:
            report.tell(Kind.ERROR, fault)
            continue
        taken.add(file.translation)
        report.translation = translation
        judging.judge(report, file, translation, wishes.replace)


def _write(report: Report, wishes: Wishes) -> None:
    """Save what a file brings; wagtail-localize and ours follow each text as if it was typed."""
    translation = report.translation
    if translation is None:
        return
    for change in report.changes:
        text = change.text or StringTranslation(
            locale=translation.target_locale,
            context_id=change.context,
            translation_of_id=change.string,
        )
        text.data, text.tool_name = change.words, TOOL
        text.last_translated_by = wishes.user
        text.has_error, text.field_error = False, ""
        text.translation_type = MACHINE if change.machine else MANUAL
        text.save()
    if wishes.checked and report.checked:
        report.reviewed = provenance.review(translation, wishes.user, report.checked)
