"""Import, export, undo and samples of the catalogue's services (docs/import.md)."""

import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext, override

from catalogue.hsds.tabular import write_tabular
from catalogue.models import ImportRun
from catalogue.transfer import exporting, generating, runs, undoing

MOST_SHOWN = 50


@contextmanager
def refusals() -> Iterator[None]:
    """Say why something cannot be done, in words and not with a traceback."""
    try:
        yield
    except (runs.NothingWritten, runs.Stopped) as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        message = gettext("%(path)s cannot be written: there is no such folder, or no right to it.")
        raise CommandError(message % {"path": error.filename or "–"}) from error


class Command(BaseCommand):
    """``services import|export|undo|generate``."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Each action has arguments of its own."""
        actions = parser.add_subparsers(dest="action", required=True)
        reading = actions.add_parser("import", help="read CSV, XLSX or HSDS tabular CSV")
        reading.add_argument("file", type=Path)
        reading.add_argument("--dry-run", action="store_true", help="say what would change")
        reading.add_argument("--source", default="", help="whose file it is; by default its name")
        reading.add_argument("--skip-bad", action="store_true", help="leave out bad rows")
        reading.add_argument("--resume", type=int, metavar="RUN", help="go on with a run")
        undo = actions.add_parser("undo", help="take back what a run did")
        undo.add_argument("run", type=int)
        writing = actions.add_parser("export", help="write all public services")
        writing.add_argument("file", type=Path)
        writing.add_argument("--format", choices=("csv", "xlsx", "hsds"), default="csv")
        empty = actions.add_parser("template", help="write the empty file with a row of examples")
        empty.add_argument("file", type=Path)
        samples = actions.add_parser("generate", help="make believable sample services")
        samples.add_argument("number", type=int)
        samples.add_argument("--csv", type=Path, help="into a file, not into the catalogue")
        samples.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, in Polish."""
        with override("pl"):
            getattr(self, f"_{options['action']}")(options)

    def _import(self, options: dict[str, Any]) -> None:
        run, path = self._run(options), options["file"]
        if not options["resume"]:
            runs.check(run, path)
            self._tell_verdicts(run)
        if run.state == ImportRun.State.REFUSED:
            raise CommandError(run.message)
        if options["dry_run"]:
            self.stdout.write(gettext("Nothing was written: this was a rehearsal."))
            return
        skip_bad = options["skip_bad"] or (bool(options["resume"]) and run.skip_bad)
        with refusals():
            runs.write(run, path, skip_bad=skip_bad)
        self._tell_counts(gettext("Written:"), run.counts.get("written", {}))
        self.stdout.write(gettext("Run %(run)s is done.") % {"run": run.pk})

    def _run(self, options: dict[str, Any]) -> ImportRun:
        if options["resume"]:
            return self._known(options["resume"])
        return runs.begin(options["file"], options["source"])

    def _known(self, number: int) -> ImportRun:
        run = ImportRun.objects.filter(pk=number).first()
        if run is None:
            raise CommandError(gettext("There is no run %(run)s.") % {"run": number})
        return run

    def _tell_verdicts(self, run: ImportRun) -> None:
        for found in run.verdicts[:MOST_SHOWN]:
            place = ", ".join(
                str(found[name]) for name in ("row", "column", "value") if found[name]
            )
            self.stdout.write(f"[{found['level']}] {place}: {found['reason']}")
        counts = run.counts
        if sum(counts.get("levels", {}).values()) > MOST_SHOWN:
            self.stdout.write(gettext("All of it: %(path)s") % {"path": runs.verdicts_path(run)})
        words = {name: counts.get(name, 0) for name in ("rows", "services", "bad")}
        text = gettext("Rows: %(rows)s, services: %(services)s, bad rows: %(bad)s.")
        self.stdout.write(text % words)
        self._tell_counts(gettext("Would change:"), counts.get("planned", {}))
        self.stdout.write(gettext("This is run %(run)s.") % {"run": run.pk})

    def _tell_counts(self, heading: str, counts: dict[str, int]) -> None:
        told = ", ".join(f"{name} {number}" for name, number in sorted(counts.items()))
        self.stdout.write(f"{heading} {told or '–'}")

    def _undo(self, options: dict[str, Any]) -> None:
        with refusals():
            found = undoing.undo(self._known(options["run"]))
        for verdict in found.left:
            self.stdout.write(f"{verdict.column} {verdict.value}: {verdict.reason}")
        words = {"deleted": found.deleted, "restored": found.restored, "left": len(found.left)}
        text = gettext("Deleted: %(deleted)s, restored: %(restored)s, left: %(left)s.")
        self.stdout.write(text % words)

    def _export(self, options: dict[str, Any]) -> None:
        path = options["file"]
        with refusals():
            if options["format"] == "hsds":
                write_tabular(path)
                return
            write = exporting.export_xlsx if options["format"] == "xlsx" else exporting.export_csv
            self.stdout.write(gettext("Rows: %(rows)s.") % {"rows": write(path)})

    def _template(self, options: dict[str, Any]) -> None:
        with refusals():
            exporting.export_template(options["file"])

    def _generate(self, options: dict[str, Any]) -> None:
        if options["number"] < 1:
            raise CommandError(gettext("Say how many services to make: 1 or more."))
        if options["csv"]:
            with refusals():
                generating.write_sample(options["csv"], options["number"], options["seed"])
            return
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "samples.csv"
            generating.write_sample(path, options["number"], options["seed"])
            run = runs.check(runs.begin(path), path)
            if run.state == ImportRun.State.REFUSED:
                raise CommandError(run.message)
            try:
                runs.write(run, path)
            except (runs.NothingWritten, runs.Stopped) as error:
                self._tell_verdicts(run)
                raise CommandError(str(error)) from error
            self._tell_counts(gettext("Written:"), run.counts.get("written", {}))
