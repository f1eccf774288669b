"""Work begun by a request: in a worker where there is one, else by the timer's command."""

from functools import partial

from django.db import transaction
from django_tasks import task, task_backends
from django_tasks.backends.immediate import ImmediateBackend

from ..models import MachineBatch
from .work import work

SECONDS_AT_ONCE = 4.0


@task()
def work_batch(pk: int) -> None:
    """Do all that a batch asks for."""
    work(MachineBatch.objects.get(pk=pk))


def has_worker() -> bool:
    """Whether tasks run in a process of their own."""
    return not isinstance(task_backends["default"], ImmediateBackend)


def start(batch: MachineBatch, at_once: bool = False) -> None:
    """Let a batch begin after the commit.

    Without a worker the request does nothing of it, unless it is small (``at_once``): then it
    begins no new job after some seconds. ``manage.py translations work`` does the rest.
    """
    if has_worker():
        transaction.on_commit(partial(work_batch.enqueue, batch.pk), robust=True)
    elif at_once:
        transaction.on_commit(partial(work, batch, SECONDS_AT_ONCE), robust=True)
