"""Batches: asked for in one row, filled with jobs bit by bit, stopped and taken up again."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.languages import source_locale_id

from ..models import MachineBatch, MachineJob

State, Job = MachineBatch.State, MachineJob.State
CHUNK = 200
MOST_ATTEMPTS = 3
OVER = (Job.FAILED, Job.STOPPED)


def begin_tree(
    user: Any, root: Page, locales: Iterable[Locale], by_machine: bool = True
) -> MachineBatch:
    """Ask for a page and all public pages below it; the jobs are made in the background."""
    batch = MachineBatch.objects.create(
        user=user, root=root, title=root.title[:255], by_machine=by_machine
    )
    batch.locales.set(locales)
    return batch


@transaction.atomic
def begin_translations(user: Any, translations: Sequence[Translation]) -> MachineBatch:
    """Ask for what is missing of some translations."""
    names = [translation.source.object_repr for translation in translations]
    more = f" + {len(names) - 1}" if len(names) > 1 else ""
    title = f"{names[0][:240]}{more}" if names else ""
    batch = MachineBatch.objects.create(user=user, title=title, state=State.WORKING)
    batch.locales.set({translation.target_locale_id for translation in translations})
    MachineJob.objects.bulk_create(
        MachineJob(
            batch=batch,
            translation_key=translation.source.object_id,
            content_type_id=translation.source.specific_content_type_id,
            title=translation.source.object_repr[:255],
            locale_id=translation.target_locale_id,
        )
        for translation in translations
    )
    return batch


@transaction.atomic
def prepare(batch: MachineBatch) -> bool:
    """Make the jobs of the next pages of a batch; whether there are more.

    The jobs and how far they go are one transaction, so that whoever comes next goes on there.
    """
    batch = MachineBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != State.PREPARING:
        return False
    pages = _pages(batch)
    locales = list(batch.locales.values_list("pk", flat=True))
    MachineJob.objects.bulk_create(
        [
            MachineJob(
                batch=batch,
                translation_key=page.translation_key,
                content_type_id=page.content_type_id,
                title=page.title[:255],
                locale_id=locale,
            )
            for page in pages
            for locale in locales
        ],
        ignore_conflicts=True,
    )
    batch.cursor = pages[-1].path if pages else batch.cursor
    batch.state = State.PREPARING if len(pages) == CHUNK else State.WORKING
    batch.save(update_fields=["cursor", "state"])
    return batch.state == State.PREPARING


def _pages(batch: MachineBatch) -> list[Page]:
    """The next published pages in the source language; what is not public gets no job."""
    if batch.root is None:
        return []
    found = Page.objects.filter(
        path__startswith=batch.root.path, live=True, locale_id=source_locale_id()
    )
    found = found.public().filter(path__gt=batch.cursor).order_by("path")
    return list(found.only("path", "title", "translation_key", "content_type")[:CHUNK])


@transaction.atomic
def stop(batch: MachineBatch) -> None:
    """Let nothing more be begun; what is at work this moment ends by itself."""
    MachineBatch.objects.filter(pk=batch.pk).update(stop=True, state=State.STOPPED)
    batch.jobs.filter(state=Job.WAITING).update(state=Job.STOPPED)


@transaction.atomic
def go_on(batch: MachineBatch) -> None:
    """Take up what was stopped or has failed, from where it is."""
    state = State.PREPARING if batch.root_id and not _is_whole(batch) else State.WORKING
    MachineBatch.objects.filter(pk=batch.pk).update(stop=False, state=state)
    batch.jobs.filter(state__in=OVER).update(
        state=Job.WAITING, attempts=0, reason="", data={}, taken_at=None
    )


def _is_whole(batch: MachineBatch) -> bool:
    return not _pages(batch)


def settle(batches: Iterable[MachineBatch]) -> None:
    """Close batches that have nothing left to do."""
    for batch in batches:
        left = batch.jobs.filter(state__in=(Job.WAITING, Job.RUNNING))
        if batch.state == State.WORKING and not left.exists():
            MachineBatch.objects.filter(pk=batch.pk, state=State.WORKING).update(state=State.DONE)


def give_up(stale: Any) -> int:
    """Mark jobs whose worker was killed again and again as failed."""
    broken = MachineJob.objects.filter(
        state=Job.RUNNING, attempts__gte=MOST_ATTEMPTS, taken_at__lt=timezone.now() - stale
    )
    return broken.update(state=Job.FAILED, reason="killed")
