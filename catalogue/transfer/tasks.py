"""What the admin leaves to the background: it runs at once after the commit, or in a worker."""

from django.utils.translation import override
from django_tasks import task

from ..models import ImportRun
from . import runs, undoing, uploads


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
    with override("pl"):
        runs.write(run, uploads.path_of(run), skip_bad=run.skip_bad)
    uploads.forget(run)


@task()
def undo_run(pk: int) -> None:
    """Take a run back; what is left is said in the run."""
    run = ImportRun.objects.get(pk=pk)
    with override("pl"):
        outcome = undoing.undo(run)
    left = [verdict.as_dict() for verdict in outcome.left]
    counts = run.counts | {
        "undone": {"deleted": outcome.deleted, "restored": outcome.restored, "left": len(left)}
    }
    ImportRun.objects.filter(pk=pk).update(counts=counts, verdicts=left[: runs.MOST_KEPT])
