"""What an import would do with a batch of records, field by field; nothing is written here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext

from ..models import ImportedRow, Place
from .checking import Facts, Part, Record
from .errors import CONFLICT, Verdict
from .facts import current, digest_of, in_order, sources, version_of
from .prose import is_plain
from .template import HIDDEN, MODELS, Column, facts_of_part
from .values import show

NAMESPACE = UUID("0a6c2b39-92c1-4f1c-9d0e-5a4f4fd0b7a3")
KINDS = ("provider", "place", "service")
SHOWN = 80
NEW, CHANGED, SAME, LEFT = "new", "changed", "same", "left"


@dataclass
class Plan:
    """What is to be done with one object."""

    kind: str
    key: str
    object_key: UUID
    facts: Facts
    row: int
    digest: str = ""
    version: str = ""
    action: str = SAME
    thing: Any = None
    imported: ImportedRow | None = None
    # Facts of which the file says what our own export would: it wants no change of them.
    unchanged: set[str] = field(default_factory=set)
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    conflicts: list[Verdict] = field(default_factory=list)

    @property
    def is_settled(self) -> bool:
        """Whether all that the file says has been, or will be, written."""
        return not self.conflicts


class Planner:
    """Plans batch after batch of one file; what was planned once is not planned again."""

    def __init__(
        self,
        source: str,
        halves: dict[str, bool] | None = None,
        said: Callable[[str, Iterable[Any]], dict[UUID, Facts]] | None = None,
    ) -> None:
        self.source = source
        self.halves = halves or {}
        self.said = said
        self.seen: dict[tuple[str, str], UUID] = {}

    def plan(self, records: list[Record]) -> list[Plan]:
        """The plans of a batch: providers first, then places, then services."""
        plans = self._of_kind("provider", [r.provider for r in records if r.provider])
        plans += self._of_kind("place", [part for r in records for part in r.places])
        found = [Part(r.key, self._service(r), r.row, r.version) for r in records]
        return plans + self._plans("service", {part.key: part for part in found})

    def _of_kind(self, kind: str, parts: list[Part]) -> list[Plan]:
        fresh: dict[str, Part] = {}
        for part in parts:
            known = fresh.get(part.key)
            if (kind, part.key) not in self.seen and (known is None or known.facts is None):
                fresh[part.key] = part
        return self._plans(kind, fresh)

    def _plans(self, kind: str, wanted: dict[str, Part]) -> list[Plan]:
        imported = self._imported(kind, wanted)
        keys = {key: self._object_key(kind, key, imported.get(key)) for key in wanted}
        things = sources(kind, keys.values())
        self.seen |= {(kind, key): found for key, found in keys.items()}
        plans = [
            Plan(kind, key, keys[key], part.facts, part.row, digest_of(part.facts), part.version)
            for key, part in wanted.items()
            if part.facts is not None
        ]
        for plan in plans:
            plan.imported, plan.thing = imported.get(plan.key), things.get(plan.object_key)
        self._compare(kind, [plan for plan in plans if not _settled_before(plan)])
        return plans

    def _imported(self, kind: str, keys: Iterable[str]) -> dict[str, ImportedRow]:
        rows = ImportedRow.objects.filter(source=self.source, kind=kind, key__in=list(keys))
        return {row.key: row for row in rows}

    def _object_key(self, kind: str, key: str, imported: ImportedRow | None) -> UUID:
        """The lasting UUID of what a key means: known, its own, or made of it."""
        if imported:
            return imported.object_key
        try:
            return UUID(key)
        except ValueError:
            return uuid5(NAMESPACE, f"{self.source}\n{kind}\n{key}")

    def _service(self, record: Record) -> Facts:
        """A record's facts with the UUIDs of its provider and places."""
        found = dict(record.facts)
        if record.provider:
            found["provider"] = str(self.seen["provider", record.provider.key])
        places = {part.key: str(self.seen["place", part.key]) for part in record.places}
        found["places"] = sorted(places.values())
        for name in ("own_phones", "own_hours"):
            if name in found:
                rows = [row | {"at": places.get(row.get("at") or "")} for row in found[name]]
                found[name] = in_order(name, rows)
        return found

    def _compare(self, kind: str, plans: list[Plan]) -> None:
        things = [plan.thing for plan in plans if plan.thing]
        known = current(kind, things)
        said = self.said(kind, things) if self.said else {}
        hidden = _hidden_places(known.values()) if kind == "service" else set()
        for plan in plans:
            if plan.thing is None:
                _plan_new(plan)
            else:
                now = known[plan.object_key]
                plan.unchanged = _as_said(plan.facts, said.get(plan.object_key, {}))
                self._add_other_half(plan, now)
                _keep_hidden(plan, now, hidden)
                _plan_change(plan, now, _base(plan, now))

    def _add_other_half(self, plan: Plan, now: Facts) -> None:
        """Rows of which the file has no column stay: those at places, or those at none."""
        for name, has_own in self.halves.items():
            if name in plan.facts and name in now:
                kept = [row for row in now[name] if bool(row["at"]) is has_own]
                plan.facts[name] = in_order(name, [*plan.facts[name], *kept])


def _as_said(facts: Facts, said: Facts) -> set[str]:
    return {name for name, value in facts.items() if name in said and said[name] == value}


def _hidden_places(known: Iterable[Facts]) -> set[str]:
    """The places of some services that readers cannot see, so that no file knows of them."""
    keys = {key for facts in known for key in facts["places"]}
    rows = Place.objects.filter(translation_key__in=keys, live=False)
    return {str(key) for key in rows.values_list("translation_key", flat=True)}


def _keep_hidden(plan: Plan, now: Facts, hidden: set[str]) -> None:
    """Leave what a file cannot say: withdrawn places, and the address of a confidential one."""
    kept = [key for key in now.get("places", ()) if key in hidden]
    if kept:
        plan.facts["places"] = sorted({*plan.facts["places"], *kept})
        for name in ("own_phones", "own_hours"):
            rows = [row for row in now[name] if row["at"] in kept]
            if name in plan.facts and rows:
                plan.facts[name] = in_order(name, [*plan.facts[name], *rows])
    if plan.kind == "place" and now["confidential"]:
        for name in HIDDEN:
            if not plan.facts.get(name):
                plan.facts.pop(name, None)


def _settled_before(plan: Plan) -> bool:
    """Whether the last import wrote just these facts, into what is still there."""
    same = plan.imported is not None and plan.imported.digest == plan.digest
    return same and plan.thing is not None


def _plan_new(plan: Plan) -> None:
    if plan.imported is None:
        plan.action = NEW
        return
    reason = gettext("Somebody deleted it after the last import: it is not made again.")
    _conflict(plan, "", plan.key, reason)


def _base(plan: Plan, now: Facts) -> Facts | None:
    """The facts from which the file's author began; None: nobody knows."""
    if plan.imported is not None:
        return plan.imported.written
    return now if plan.version and plan.version == version_of(shown(plan.kind, now)) else None


def shown(kind: str, facts: Facts) -> Facts:
    """Facts as an export shows them: without what is confidential."""
    if kind == "place" and facts.get("confidential"):
        return {name: value for name, value in facts.items() if name not in HIDDEN}
    return facts


def _plan_change(plan: Plan, now: Facts, base: Facts | None) -> None:
    for name, wanted in plan.facts.items():
        found, before = now.get(name), (base or {}).get(name, KeyError)
        if found == wanted or name in plan.unchanged:
            continue
        if before is not KeyError and before == wanted:
            continue  # the file says what it said: what an editor made of it stays
        if before == found or (before is KeyError and _is_unset(plan.kind, name, found)):
            plan.changes[name] = (found, wanted)
        else:
            _conflict(plan, name, wanted, _why_it_stays(plan.kind, name, found, base))
    blocked = _blocked(plan)
    if plan.changes and blocked:
        for name, (_found, wanted) in plan.changes.items():
            _conflict(plan, name, wanted, blocked)
        plan.changes = {}
    plan.action = CHANGED if plan.changes else LEFT if plan.conflicts else SAME


def _why_it_stays(kind: str, name: str, found: Any, base: Facts | None) -> str:
    if name in (base or {}):
        reason = gettext("Somebody changed this in the catalogue, to: %(found)s. It stays.")
    else:
        reason = gettext(
            "The catalogue says something else, and no import from this source wrote it:"
            " %(found)s. It stays."
        )
    return reason % {"found": _short(_column(kind, name), found)}


def _is_unset(kind: str, name: str, found: Any) -> bool:
    """Whether a fact that no import has written yet is as it was when its object was made."""
    if found in (None, "", []):
        return True
    field = MODELS[kind]._meta.get_field(name)
    return bool(field.concrete and not field.is_relation and found == field.get_default())


def _blocked(plan: Plan) -> str:
    """Why nothing can be written into an object now."""
    thing = plan.thing
    if not thing.live:
        return gettext("It is not published: somebody withdrew it. It stays as it is.")
    if thing.has_unpublished_changes:
        return gettext("It has a draft that is not published yet. It stays as it is.")
    if getattr(thing, "locked", False):
        return gettext("An editor has locked it. It stays as it is.")
    if "body" in plan.changes and not is_plain(thing.body):
        return gettext("Its content has more than plain paragraphs. Change it in the editor.")
    return ""


def _conflict(plan: Plan, name: str, value: Any, reason: str) -> None:
    column = _column(plan.kind, name)
    heading, text = column.name if column else name, _short(column, value)
    plan.conflicts.append(Verdict(plan.row, CONFLICT, heading, text, reason))
    if plan.action == SAME:
        plan.action = LEFT


def _column(kind: str, name: str) -> Column | None:
    """The column of the template that holds a fact; a provider and places have several."""
    return next((column for column in facts_of_part(kind) if column.field == name), None)


def _short(column: Column | None, value: Any) -> str:
    """A fact as a file would write it, or its beginning."""
    if column is not None and value is not None:
        text = show(column, value)
    else:
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    text = " ".join(text.split()) or "—"
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
