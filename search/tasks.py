"""What is left to the background: it runs at once after the commit, or in a worker."""

from collections.abc import Iterable
from functools import partial
from time import monotonic

from django.db import transaction
from django_tasks import task

from core.models import CustomDocument

from . import reading

# Without a worker the request that published waits for this: the rest is the timer's.
SECONDS_AT_ONCE = 4.0


def read_after_commit(documents: Iterable[CustomDocument]) -> None:
    """Read the files of some documents, where they are new, once the transaction has committed."""
    keys = [document.pk for document in documents if not reading.is_settled(document)]
    if keys:
        transaction.on_commit(partial(read_documents.enqueue, keys), robust=True)


@task()
def read_documents(keys: list[int]) -> None:
    """Read some files within a small time; what is left waits for ``search_documents``."""
    end = monotonic() + SECONDS_AT_ONCE
    for document in CustomDocument.objects.select_related("found_text").filter(pk__in=keys):
        left = end - monotonic()
        if left <= 0:
            return
        if not reading.is_settled(document):
            reading.read(document, left)
