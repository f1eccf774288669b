"""Takes back what a run did, as far as nobody has changed it since; the rest is named and left."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from core.cache import move_generation

from ..models import ImportChange, ImportedRow, ImportRun
from . import writing
from .building import Lookup, put
from .errors import CONFLICT, Verdict
from .facts import ROWS, current, sources
from .runs import NothingWritten, stopping_is_told

BATCH = 50
# What a run wrote last goes first: services before the places and providers they point to.
ORDER = ("service", "place", "provider")
State = ImportRun.State
OURS = ("catalogue", "home", "news")


@dataclass
class Undone:
    """What was taken back, and what was left."""

    deleted: int = 0
    restored: int = 0
    left: list[Verdict] = field(default_factory=list)


def undo(run: ImportRun) -> Undone:
    """Take a run back, a batch per transaction; called again it goes on where it stopped.

    Raises:
        NothingWritten: a later run of the same source has to be undone first.
        Stopped: it broke off; what was taken back stays so.
    """
    _may_undo(run)
    ImportRun.objects.filter(pk=run.pk).update(state=State.UNDOING, message="")
    outcome = Undone()
    with stopping_is_told(
        run, gettext("Taking it back broke off, because something failed here. Go on.")
    ):
        _undo_all(run, outcome)
    ImportRun.objects.filter(pk=run.pk).update(state=State.UNDONE)
    run.refresh_from_db()
    return outcome


def _undo_all(run: ImportRun, outcome: Undone) -> None:
    lookup = Lookup.load()
    for kind in ORDER:
        changes = iter(
            list(run.changes.filter(kind=kind).order_by("-pk").values_list("pk", flat=True))
        )
        while pks := list(islice(changes, BATCH)):
            with transaction.atomic():
                _undo(kind, list(run.changes.filter(pk__in=pks)), lookup, run.user, outcome)
                move_generation()


def _may_undo(run: ImportRun) -> None:
    if run.state not in (State.DONE, State.RUNNING, State.UNDOING):
        raise NothingWritten(gettext("Run %(run)s wrote nothing.") % {"run": run.pk})
    keys = run.changes.values("object_key")
    later = ImportChange.objects.filter(run__gt=run.pk, object_key__in=keys)
    first = later.order_by("-run").values_list("run", flat=True).first()
    if first:
        message = gettext("Run %(later)s changed the same things later. Undo it first.")
        raise NothingWritten(message % {"later": first})


def _undo(
    kind: str, changes: list[ImportChange], lookup: Lookup, user: Any, outcome: Undone
) -> None:
    rows = _rows(kind, changes)
    things = sources(kind, [change.object_key for change in changes])
    now = current(kind, things.values())
    done: list[ImportChange] = []
    for change in changes:
        thing = things.get(change.object_key)
        expected = (
            rows[change.key].written if change.is_new and change.key in rows else change.after
        )
        reason = _why_left(kind, thing, now.get(change.object_key), expected, change.is_new)
        if reason:
            name = str(thing or change.key)
            outcome.left.append(Verdict(0, CONFLICT, kind, name, reason))
            continue
        done.append(change)
        if thing is not None and change.is_new:
            thing.delete()
            outcome.deleted += 1
        elif thing is not None:
            lookup.learn([change.before])
            put(kind, thing, change.before, lookup)
            writing.publish_change(thing, user)
            outcome.restored += 1
    _forget(kind, done, rows)


def _rows(kind: str, changes: list[ImportChange]) -> dict[str, ImportedRow]:
    run = changes[0].run
    found = ImportedRow.objects.filter(
        source=run.source, kind=kind, key__in=[change.key for change in changes]
    )
    return {row.key: row for row in found}


def _why_left(
    kind: str, thing: Any, now: dict[str, Any] | None, expected: dict[str, Any], is_new: bool
) -> str:
    """Why a change cannot be taken back; empty: it can, or somebody did so already."""
    if thing is None or now is None:
        return ""
    if any(now.get(name) != value for name, value in expected.items() if name in now):
        return gettext("Somebody changed it after the import. It stays as it is.")
    if thing.has_unpublished_changes:
        return gettext("It has a draft that is not published yet. It stays as it is.")
    if is_new and _has_translations(thing):
        return gettext("It has been translated. It stays as it is.")
    if is_new and _is_used(kind, thing):
        return gettext("Something that was not imported with it uses it. It stays as it is.")
    return ""


def _has_translations(thing: Any) -> bool:
    return bool(thing.get_translations().exists())


def _is_used(kind: str, thing: Any) -> bool:
    """Whether rows of other models point to it; its own child rows do not count."""
    own = set(ROWS[kind].values())
    for relation in type(thing)._meta.related_objects:
        model = relation.related_model
        if model in own or relation.parent_link or not model._meta.app_label.startswith(OURS):
            continue
        if model._default_manager.filter(**{relation.field.name: thing.pk}).exists():
            return True
    return False


def _forget(kind: str, changes: Iterable[ImportChange], rows: dict[str, ImportedRow]) -> None:
    """Bring back what was known of the import before; the changes are done with."""
    for change in changes:
        row = rows.get(change.key)
        if row is None:
            continue
        if change.previous is None:
            row.delete()
        else:
            row.digest, row.written = change.previous["digest"], change.previous["written"]
            row.run_id = change.previous["run"]
            row.save()
    ImportChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
