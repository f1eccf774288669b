"""``manage.py translations ACTION``: the machine's work outside of requests."""

import signal
import time
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from translations.machine import batches, counting
from translations.machine.work import STALE, Run
from translations.models import MachineBatch

PAUSE = 2.0


class Command(BaseCommand):
    """Do what is left of translations, say how far they are, stop them."""

    help = (
        "work: do what waits, also what a worker left that was killed; with --watch again and "
        "again. status: count. stop: begin nothing more of a batch, or of all."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One action; a batch by its number, or all."""
        parser.add_argument("action", choices=("work", "status", "stop"))
        parser.add_argument("--batch", type=int, help="this batch only")
        parser.add_argument("--watch", action="store_true", help="go on until SIGTERM")
        parser.add_argument(
            "--stale",
            type=float,
            default=STALE.total_seconds(),
            metavar="SECONDS",
            help="after how long a job at work counts as left by a killed worker",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the action."""
        batch = self._batch(options["batch"])
        if options["action"] == "work":
            self._work(batch, timedelta(seconds=options["stale"]), options["watch"])
        elif options["action"] == "status":
            self._status(batch)
        else:
            self._stop(batch)

    def _batch(self, number: int | None) -> MachineBatch | None:
        if number is None:
            return None
        found = MachineBatch.objects.filter(pk=number).first()
        if found is None:
            raise CommandError(f"There is no batch {number}.")
        return found

    def _work(self, batch: MachineBatch | None, stale: timedelta, watch: bool) -> None:
        """Work once, or until told to end; a job that was begun is finished."""
        told: list[int] = []
        if watch:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda number, _frame: told.append(number))
        while not told:
            ended = Run(batch, stale=stale, is_told=lambda: bool(told)).go()
            if ended or not watch:
                self.stdout.write(_numbers(ended) or "nothing to do")
            if not watch:
                return
            time.sleep(PAUSE)

    def _status(self, batch: MachineBatch | None) -> None:
        chosen = [batch] if batch else MachineBatch.objects.order_by("pk")
        for one in chosen:
            numbers = _numbers(counting.states(one))
            self.stdout.write(f"{one.pk} {one.state}: {numbers or 'no jobs yet'} ({one.title})")

    def _stop(self, batch: MachineBatch | None) -> None:
        begun = MachineBatch.objects.filter(state__in=("preparing", "working"))
        for one in [batch] if batch else begun:
            batches.stop(one)
            self.stdout.write(f"{one.pk} stopped")


def _numbers(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {state}" for state, number in sorted(counts.items()))
