"""How far a batch is."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Sum
from django.utils import timezone

from ..models import MachineBatch, MachineJob

State = MachineJob.State
LATELY = timedelta(minutes=1)
ENDED = (State.DONE, State.HELD, State.FAILED, State.STOPPED)


@dataclass(frozen=True)
class Progress:
    """Numbers of jobs and of characters; ``lately`` are jobs ended in the last minute."""

    states: list[tuple[str, int]]
    total: int
    ended: int
    lately: int
    characters: int

    @property
    def percent(self) -> int:
        """The share that has ended."""
        return self.ended * 100 // self.total if self.total else 0


def states(batch: MachineBatch) -> dict[str, int]:
    """Numbers of jobs by their state."""
    rows = batch.jobs.order_by().values_list("state").annotate(number=Count("pk"))
    return dict(rows)


def progress(batch: MachineBatch) -> Progress:
    """Count a batch's jobs, in three queries."""
    found = states(batch)
    recent = batch.jobs.filter(taken_at__gte=timezone.now() - LATELY, state__in=ENDED)
    return Progress(
        states=[(str(label), found.get(value, 0)) for value, label in State.choices],
        total=sum(found.values()),
        ended=sum(found.get(str(state), 0) for state in ENDED),
        lately=recent.count(),
        characters=batch.jobs.aggregate(sum=Sum("characters"))["sum"] or 0,
    )
