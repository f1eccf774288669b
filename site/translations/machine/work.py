"""The work itself: takes jobs, asks the service, and keeps what came with the job's end.

A job is taken in one transaction and ended in another, together with all that it wrote. Whoever
is killed in between leaves it running; after a while somebody takes it again, and the first, were
it still alive, finds at its end that the job is no longer its own.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import TranslationSource
from wagtail_localize.strings import StringValue

from ..models import MachineBatch, MachineJob
from . import batches, budget, drafts, segments
from .errors import ServiceFailed

logger = logging.getLogger(__name__)
State = MachineJob.State
STALE = timedelta(minutes=15)  # more than a page of many portions takes
AGAIN = timedelta(minutes=1)  # before a job that could not be done is tried again
MOST_FAILURES = 2  # of one language in a row, then it is left for the next run
# Failures that may be the service's own: they count for a job only while it answers others.
AWAY = ("timeout", "unreachable", "status", "not_json")


@dataclass
class Run:
    """One worker's run: until when, whose jobs, and which languages it has given up."""

    batch: MachineBatch | None = None
    until: float = float("inf")
    stale: timedelta = STALE
    ended: dict[str, int] = field(default_factory=dict)
    failures: dict[int, int] = field(default_factory=dict)
    tired: set[int] = field(default_factory=set)
    answered: set[int] = field(default_factory=set)
    translator: Any = field(default_factory=get_machine_translator)
    is_told: Callable[[], bool] = lambda: False  # to end

    def go(self) -> dict[str, int]:
        """Work until nothing is left or the time is over; gives numbers of jobs by their end."""
        batches.give_up(self.stale)
        for jobs in self._taken():
            _Source(self, jobs).do()
        batches.settle(self._batches().filter(state=MachineBatch.State.WORKING))
        return self.ended

    def _batches(self) -> QuerySet[MachineBatch]:
        found = MachineBatch.objects.filter(stop=False)
        return found.filter(pk=self.batch.pk) if self.batch else found

    def _taken(self) -> Iterator[list[MachineJob]]:
        """The jobs of one source after another; a batch is prepared when no job is left."""
        while time.monotonic() < self.until and not self.is_told():
            jobs = self._take()
            if jobs:
                yield jobs
                continue
            unready = self._batches().filter(state=MachineBatch.State.PREPARING).order_by("pk")
            batch = unready.first()
            if batch is None:
                return
            batches.prepare(batch)

    @transaction.atomic
    def _take(self) -> list[MachineJob]:
        now = timezone.now()
        free = self._free(now).select_for_update(skip_locked=True, of=("self",))
        first = free.order_by("pk").first()
        if first is None:
            return []
        jobs = list(free.filter(batch=first.batch_id, translation_key=first.translation_key))
        for job in jobs:
            job.state, job.taken_at, job.attempts = State.RUNNING, now, job.attempts + 1
        MachineJob.objects.bulk_update(jobs, ["state", "taken_at", "attempts"])
        return jobs

    def _free(self, now: Any) -> QuerySet[MachineJob]:
        waiting = Q(state=State.WAITING) & (Q(taken_at=None) | Q(taken_at__lt=now - AGAIN))
        left = Q(state=State.RUNNING, taken_at__lt=now - self.stale)
        jobs = MachineJob.objects.filter(waiting | left, attempts__lt=batches.MOST_ATTEMPTS)
        jobs = jobs.filter(batch__in=self._batches()).exclude(locale__in=self.tired)
        return jobs.select_related("batch__user", "locale", "content_type")


@dataclass
class _Source:
    """The jobs of one source that were taken together."""

    run: Run
    jobs: list[MachineJob]

    def do(self) -> None:
        """End each job, one way or the other."""
        with transaction.atomic():
            thing = drafts.public_source(self.jobs[0])
            source = drafts.source_of(thing) if thing is not None else None
        for job in self.jobs:
            try:
                self._do(job, source)
            except ServiceFailed as failure:
                self._fail(job, failure)
            except Exception:
                logger.exception("Job %s", job.pk)
                self._end(job, State.FAILED, "broken")

    def _do(self, job: MachineJob, source: TranslationSource | None) -> None:
        if source is None or drafts.is_by_hand(source, job.locale):
            gone = source is None
            self._end(job, State.FAILED if gone else State.DONE, "gone" if gone else "by_hand")
            return
        wanted = segments.missing(source, job.locale) if job.batch.by_machine else {}
        answers = self._ask(job, source, wanted)
        if answers is not None:
            self._keep(job, source, wanted, answers)
            self.run.failures.pop(job.locale_id, None)

    def _ask(
        self, job: MachineJob, source: TranslationSource, wanted: dict[str, list[segments.Pair]]
    ) -> dict[str, str] | None:
        """The service's answers by text; None if nothing may be sent now."""
        if not wanted:
            return {}
        size = sum(map(len, wanted))
        translator = self.run.translator
        if translator is None or not translator.can_translate(source.locale, job.locale):
            self._refuse(job, "nobody")
        elif size > budget.left(job.locale):
            self._refuse(job, "budget")
        else:
            texts = [StringValue(text) for text in wanted]
            found = translator.translate(source.locale, job.locale, texts)
            job.characters += size
            self.run.answered.add(job.locale_id)
            return {text.data: found[text].data for text in texts}
        return None

    def _refuse(self, job: MachineJob, code: str) -> None:
        """Let a job wait that was not tried: it loses none of its attempts."""
        job.attempts -= 1
        self.run.tired.add(job.locale_id)
        self._wait(job, code, {})

    def _keep(
        self,
        job: MachineJob,
        source: TranslationSource,
        wanted: dict[str, list[segments.Pair]],
        answers: dict[str, str],
    ) -> None:
        with transaction.atomic():
            if not self._is_ours(job):
                return
            translation = drafts.begin(source, job.locale)
            user, tool = job.batch.user, str(getattr(self.run.translator, "display_name", ""))
            held = segments.keep(translation, wanted, answers, tool, user) if answers else 0
            wrong = drafts.save(translation, user)
            if wrong:
                self._end(job, State.FAILED, "refused", {"what": wrong[:200]})
            else:
                self._end(job, State.HELD if held else State.DONE, "held" if held else "")

    def _is_ours(self, job: MachineJob) -> bool:
        mine = MachineJob.objects.select_for_update().filter(
            pk=job.pk, state=State.RUNNING, taken_at=job.taken_at
        )
        return mine.exists()

    def _wait(self, job: MachineJob, code: str, data: dict[str, Any]) -> None:
        """Put a job back; after some attempts, or in a stopped batch, that is its end."""
        stopped = MachineBatch.objects.filter(pk=job.batch_id, stop=True).exists()
        last = job.attempts >= batches.MOST_ATTEMPTS
        state = State.STOPPED if stopped else State.FAILED if last else State.WAITING
        self._end(job, state, code, data)

    def _fail(self, job: MachineJob, failure: ServiceFailed) -> None:
        """Put a job back with what the service did; after two in a row leave the language."""
        if failure.code in AWAY and job.locale_id not in self.run.answered:
            job.attempts -= 1
        self._wait(job, failure.code, failure.data)
        count = self.run.failures[job.locale_id] = self.run.failures.get(job.locale_id, 0) + 1
        if count >= MOST_FAILURES:
            self.run.tired.add(job.locale_id)

    def _end(
        self, job: MachineJob, state: Any, code: str = "", data: dict[str, Any] | None = None
    ) -> None:
        mine = MachineJob.objects.filter(pk=job.pk, state=State.RUNNING, taken_at=job.taken_at)
        mine.update(
            state=state,
            reason=code,
            data=data or {},
            attempts=job.attempts,
            characters=job.characters,
        )
        self.run.ended[str(state)] = self.run.ended.get(str(state), 0) + 1


def work(
    batch: MachineBatch | None = None, seconds: float | None = None, stale: timedelta = STALE
) -> dict[str, int]:
    """Do what waits, of one batch or of all, for so many seconds at most."""
    until = float("inf") if seconds is None else time.monotonic() + seconds
    return Run(batch, until, stale).go()
