"""What the admin leaves to the background: it runs at once after the commit, or in a worker."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import override
from django_tasks import task

from ..models import ImportRun
from . import runs, undoing, uploads

State = ImportRun.State


@contextmanager
def _refusal_is_told(run: ImportRun, state: str | None = None) -> Iterator[None]:
    """Say on the run's page why nothing was done; a run that broke off says so itself."""
    try:
        yield
    except runs.NothingWritten as error:
        run.refresh_from_db()
        run.message, run.state = str(error), state or run.state
        run.save()
    except runs.Stopped:
        pass


@task()
def check_run(pk: int) -> None:
    """Judge the rows of an uploaded file."""
    run = ImportRun.objects.get(pk=pk)
    with override("pl"):
        runs.check(run, uploads.path_of(run))


@task()
def write_run(pk: int) -> None:
    """Write what a checked run would change, or what is left of it."""
    run = ImportRun.objects.get(pk=pk)
    before = str(State.CHECKED) if run.state == State.RUNNING and not run.position else None
    with override("pl"), _refusal_is_told(run, before):
        runs.write(run, uploads.path_of(run), skip_bad=run.skip_bad)
        uploads.forget(run)


@task()
def undo_run(pk: int) -> None:
    """Take a run back; what is left is said in the run."""
    run = ImportRun.objects.get(pk=pk)
    with override("pl"), _refusal_is_told(run):
        _keep(run, undoing.undo(run))


def _keep(run: ImportRun, outcome: undoing.Undone) -> None:
    left = [verdict.as_dict() for verdict in outcome.left]
    counts = run.counts | {
        "undone": {"deleted": outcome.deleted, "restored": outcome.restored, "left": len(left)}
    }
    ImportRun.objects.filter(pk=run.pk).update(counts=counts, verdicts=left[: runs.MOST_KEPT])
