"""The life of a run: checked, written batch by batch, resumed after a fall, undone.

The file is read twice: once to check every row and to see what would change, once to write.
What is said of the rows goes to a table in ``var/imports``; a run keeps the first of it.
"""

import csv
import hashlib
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from ..models import ImportRun
from .applying import BATCH, apply_batch, counted
from .building import Lookup
from .checking import Checker, Record
from .duplicates import Duplicates
from .errors import BadFile, Verdict
from .planning import Planner
from .reading import Table, count_rows, open_table

logger = logging.getLogger(__name__)
MOST_KEPT = 200
State = ImportRun.State


class NothingWritten(Exception):
    """A run cannot go on; the message says why. Nothing was written by this attempt."""


class Stopped(Exception):
    """A run broke off for a reason that nobody foresaw; the message says how to go on."""


@contextmanager
def stopping_is_told(run: ImportRun, message: str) -> Iterator[None]:
    """Keep in the run that it broke off, so that its page does not say for ever that it works.

    Raises:
        Stopped: with the message, in which ``done`` is how many services of the file are written.
    """
    try:
        yield
    except Exception as error:
        logger.exception("Import run %s broke off", run.pk)
        known = ImportRun.objects.filter(pk=run.pk)
        told = message % {"done": known.values_list("position", flat=True).get()}
        known.update(message=told)
        raise Stopped(told) from error


def folder() -> Path:
    """Where files wait between upload and import: private, beside the database, not in media."""
    path = Path(settings.VAR_DIR) / "imports"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def verdicts_path(run: ImportRun) -> Path:
    """The table of all that is said of a run's rows."""
    return folder() / f"{run.uuid}.verdicts.csv"


def digest_of_file(path: Path) -> str:
    """What tells a file from another; a folder by its files."""
    digest = hashlib.sha256()
    for part in sorted(path.glob("*.csv")) if path.is_dir() else [path]:
        digest.update(part.name.encode() if path.is_dir() else b"")
        with part.open("rb") as file:
            while chunk := file.read(1024 * 1024):
                digest.update(chunk)
    return digest.hexdigest()


def begin(path: Path, source: str = "", user: Any = None, name: str = "") -> ImportRun:
    """A new run of a file; a source is known by the file's name unless it is told."""
    source = (source or Path(name or path).stem)[:80]
    return ImportRun.objects.create(source=source, file_name=(name or path.name)[:200], user=user)


def check(run: ImportRun, path: Path) -> ImportRun:
    """Read the whole file, judge every row and count what would change; nothing is written."""
    run.state, run.counts, run.verdicts, run.message = State.CHECKING, {}, [], ""
    run.save()
    try:
        count_rows(path)
        run.file_digest = digest_of_file(path)
        with Report(run) as report:
            _check(run, path, report)
        run.state = State.CHECKED
    except BadFile as error:
        _refuse(run, str(error))
    except Exception:
        logger.exception("Import run %s cannot be checked", run.pk)
        _refuse(
            run, gettext("The file cannot be checked: something failed here. Nothing was written.")
        )
    run.save()
    return run


def _refuse(run: ImportRun, message: str) -> None:
    run.state, run.message, run.counts = State.REFUSED, message, {"errors": 1}


def _check(run: ImportRun, path: Path, report: "Report") -> None:
    table = open_table(path)
    report.add(table.notes)
    planner, duplicates = Planner(run.source, halves(table), table.said), Duplicates()
    for records in batches(Checker(table).records()):
        for record in records:
            report.rows(record)
        plans = planner.plan([record for record in records if record.is_good])
        report.count(counted(plans))
        for plan in plans:
            report.add(plan.conflicts)
        report.add(duplicates.of(plans))


def halves(table: Table) -> dict[str, bool]:
    """Of telephones and hours of services: whether only those at places, or only others, stay."""
    found = {}
    for field, own, at in (
        ("own_phones", "phones", "at_phones"),
        ("own_hours", "hours", "at_hours"),
    ):
        if (own in table.columns) != (at in table.columns):
            found[field] = own in table.columns
    return found


def batches(records: Iterable[Record], size: int = BATCH) -> Iterator[list[Record]]:
    """Records in lists of a size."""
    remaining = iter(records)
    while batch := list(islice(remaining, size)):
        yield batch


def write(run: ImportRun, path: Path, *, skip_bad: bool = False) -> ImportRun:
    """Write what a checked run would change, from where it came to last time.

    Raises:
        NothingWritten: rows are bad and may not be left out, or it is another file.
        Stopped: it broke off; what it wrote stays.
    """
    _may_write(run, path, skip_bad)
    ImportRun.objects.filter(pk=run.pk).update(state=State.RUNNING, skip_bad=skip_bad, message="")
    run.refresh_from_db()
    message = gettext(
        "The import broke off after %(done)s services of the file, because something failed here."
        " What is written stays. Go on with it, or take it back."
    )
    with stopping_is_told(run, message):
        _write(run, path)
    ImportRun.objects.filter(pk=run.pk).update(state=State.DONE, finished_at=timezone.now())
    run.refresh_from_db()
    return run


def _write(run: ImportRun, path: Path) -> None:
    table = open_table(path)
    planner, lookup = Planner(run.source, halves(table), table.said), Lookup.load()
    totals: Counter[str] = Counter(run.counts.get("written", {}))
    good = (record for record in Checker(table).records() if record.is_good)
    for records in batches(islice(good, run.position, None)):
        totals += apply_batch(run, planner, lookup, records)
        run.counts["written"] = dict(totals)
        ImportRun.objects.filter(pk=run.pk).update(counts=run.counts)


def _may_write(run: ImportRun, path: Path, skip_bad: bool) -> None:
    if run.state == State.REFUSED:
        raise NothingWritten(run.message)
    if run.state not in (State.CHECKED, State.RUNNING):
        message = gettext("Run %(run)s is already finished, or not checked yet.")
        raise NothingWritten(message % {"run": run.pk})
    if not path.exists():
        message = gettext("The file of run %(run)s is not kept any more. Begin a new import.")
        raise NothingWritten(message % {"run": run.pk})
    if digest_of_file(path) != run.file_digest:
        message = gettext("This is not the file of run %(run)s. Begin a new import.")
        raise NothingWritten(message % {"run": run.pk})
    if run.counts.get("errors") and not skip_bad:
        message = gettext(
            "Nothing was written: %(bad)s rows are bad. Mend them, or import the others alone."
        )
        raise NothingWritten(message % {"bad": run.counts["errors"]})


class Report:
    """Collects what is said of rows: all of it in a table, the first and the counts in the run."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.levels: Counter[str] = Counter()
        self.planned: Counter[str] = Counter()
        self.totals: Counter[str] = Counter()

    def __enter__(self) -> "Report":
        self.file = verdicts_path(self.run).open("w", encoding="utf-8-sig", newline="")
        self.writer = csv.writer(self.file, delimiter=";")
        self.writer.writerow(Verdict.__dataclass_fields__)
        return self

    def __exit__(self, kind: Any, *_error: Any) -> None:
        self.file.close()
        if kind is None:
            counts = {**self.totals, "planned": dict(self.planned), "levels": dict(self.levels)}
            self.run.counts = counts | {"errors": self.totals["bad"]}

    def rows(self, record: Record) -> None:
        """Count a record's rows and keep what is wrong with them."""
        self.totals["rows"] += record.rows
        self.totals["services"] += 1
        self.totals["good" if record.is_good else "bad"] += record.rows
        self.add(record.problems)

    def count(self, plans: Counter[str]) -> None:
        """Count what would be done."""
        self.planned += plans

    def add(self, verdicts: Iterable[Verdict]) -> None:
        """Keep what is said of rows."""
        from core.escaping import escape

        for verdict in verdicts:
            self.levels[verdict.level] += 1
            found = verdict.as_dict()
            self.writer.writerow([escape(str(value)) for value in found.values()])
            if len(self.run.verdicts) < MOST_KEPT:
                self.run.verdicts.append(found)
