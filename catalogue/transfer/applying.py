"""Writes batches of plans, each in one transaction, and remembers what was there before."""

from collections import Counter
from collections.abc import Iterable
from contextvars import copy_context
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from core.cache import begin_request, move_generation, read_generation
from search.services import refresh

from ..models import ImportChange, ImportedRow, ImportRun
from . import writing
from .building import Lookup, make, put
from .checking import Record
from .planning import CHANGED, KINDS, NEW, Plan, Planner

BATCH = 200


def apply_batch(
    run: ImportRun, planner: Planner, lookup: Lookup, records: list[Record]
) -> Counter[str]:
    """Plan and write some records in one transaction; how far the run came is part of it."""
    with transaction.atomic():
        catalogue = writing.locked_catalogue()
        plans = planner.plan(records)
        touched: set[UUID] = set()
        for kind in KINDS:
            mine = [plan for plan in plans if plan.kind == kind]
            touched |= _write(kind, mine, catalogue, lookup, run.user)
        _remember(run, [plan for plan in plans if _is_told(plan)])
        ImportRun.objects.filter(pk=run.pk).update(position=F("position") + len(records))
        if touched:
            _refresh(touched)
            move_generation()
    return counted(plans)


def _refresh(keys: set[UUID]) -> None:
    """Index what a batch touched, reading the site's generation once and not for every page.

    If somebody moved it meanwhile (restricted a page, say), all of it is indexed again.
    """
    number = read_generation()
    copy_context().run(_refresh_under, number, keys)
    if read_generation() != number:
        refresh(keys)


def _refresh_under(number: int, keys: set[UUID]) -> None:
    begin_request(number)
    refresh(keys)


def counted(plans: Iterable[Plan]) -> Counter[str]:
    """How many objects of each kind are new, changed, the same or left: ``service.new``."""
    return Counter(f"{plan.kind}.{plan.action}" for plan in plans)


def _write(kind: str, plans: list[Plan], catalogue: Any, lookup: Lookup, user: Any) -> set[UUID]:
    """Write the plans of one kind; the keys of the search rows that this concerns."""
    to_write = [plan for plan in plans if plan.action in (NEW, CHANGED)]
    lookup.learn(plan.facts for plan in to_write)
    new = [plan for plan in to_write if plan.action == NEW]
    for plan in new:
        plan.thing = make(kind, plan.object_key, plan.facts, lookup)
    things = [plan.thing for plan in new]
    if kind == "place":
        writing.create_places(things, user)
    else:
        writing.create_pages(kind, things, catalogue, user)
    for plan in to_write:
        if plan.action == CHANGED:
            put(kind, plan.thing, {name: new for name, (_old, new) in plan.changes.items()}, lookup)
            writing.publish_change(plan.thing, user)
    return _concerned(kind, new)


def _concerned(kind: str, new: list[Plan]) -> set[UUID]:
    """New pages, and the providers that are found by what new services are about."""
    if kind == "place":
        return set()
    keys = {plan.object_key for plan in new}
    if kind == "service":
        keys |= {UUID(plan.facts["provider"]) for plan in new if plan.facts.get("provider")}
    return keys


def _is_told(plan: Plan) -> bool:
    """Whether what is known of an object's last import has to change."""
    if plan.action in (NEW, CHANGED):
        return True
    digest = plan.digest if plan.is_settled else ""
    return plan.imported is not None and plan.imported.digest != digest


def _remember(run: ImportRun, plans: list[Plan]) -> None:
    rows = [_imported_row(run, plan) for plan in plans]
    ImportedRow.objects.bulk_create(
        rows,
        batch_size=200,
        update_conflicts=True,
        unique_fields=["source", "kind", "key"],
        update_fields=["digest", "written", "run", "object_key"],
    )
    changes = [_change(run, plan) for plan in plans if plan.action in (NEW, CHANGED)]
    ImportChange.objects.bulk_create(changes, batch_size=200)


def _imported_row(run: ImportRun, plan: Plan) -> ImportedRow:
    """What was written: of facts that were left, what the last import wrote stays true."""
    left = {verdict.column for verdict in plan.conflicts}
    written = dict(plan.imported.written) if plan.imported else {}
    if plan.action == NEW or not left:
        written |= plan.facts
    else:
        written |= {name: new for name, (_old, new) in plan.changes.items()}
    return ImportedRow(
        source=run.source,
        kind=plan.kind,
        key=plan.key,
        object_key=plan.object_key,
        digest=plan.digest if plan.is_settled else "",
        written=written,
        run=run,
    )


def _change(run: ImportRun, plan: Plan) -> ImportChange:
    before = plan.imported
    kept = (
        {"digest": before.digest, "written": before.written, "run": before.run_id}
        if before
        else None
    )
    return ImportChange(
        run=run,
        kind=plan.kind,
        key=plan.key,
        object_key=plan.object_key,
        is_new=plan.action == NEW,
        before={name: old for name, (old, _new) in plan.changes.items()},
        after={name: new for name, (_old, new) in plan.changes.items()},
        previous=kept,
    )
