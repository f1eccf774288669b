"""Every row gets its verdict before anything is written; rows of one service become one record.

What a checker keeps is small: the keys it has met, each with a short digest of its cells.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from search.services import folded_name

from . import template
from .errors import ERROR, WARNING, BadCell, Verdict
from .reading import Row, Table
from .template import Column
from .values import Register, parse

Facts = dict[str, Any]
PARTS = ("service", "provider", "place", "at")
LONGEST_KEY = 200
SHOWN = 80


@dataclass
class Part:
    """A provider or a place as a row names it; without facts it is as it was said before."""

    key: str
    facts: Facts | None
    row: int
    version: str = ""


@dataclass
class Record:
    """One service of a file with all its rows: its facts, its provider and its places."""

    key: str
    row: int
    facts: Facts = field(default_factory=dict)
    provider: Part | None = None
    places: list[Part] = field(default_factory=list)
    version: str = ""
    rows: int = 0
    problems: list[Verdict] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether nothing in its rows is wrong."""
        return not any(problem.level == ERROR for problem in self.problems)


class Checker:
    """Reads rows in their order and yields records; twice over the same file it says the same."""

    def __init__(self, table: Table, register: Register | None = None) -> None:
        self.table = table
        self.register = register or Register.load()
        present = [template.by_name()[name] for name in table.columns]
        self.columns = {part: [c for c in present if c.part == part] for part in PARTS}
        self.met: dict[tuple[str, str], tuple[int, bytes]] = {}
        self.services: set[bytes] = set()

    def records(self) -> Iterator[Record]:
        """Every service of the file."""
        record: Record | None = None
        first: dict[str, str] = {}
        for row in self.table.rows:
            key = row.cells.get("id", "").strip()
            if record is not None and key and key == record.key:
                self._continue(record, row, first)
                continue
            if record is not None:
                yield self._finished(record)
            record, first = self._begin(key, row), row.cells
        if record is not None:
            yield self._finished(record)

    def _begin(self, key: str, row: Row) -> Record:
        record = Record(key, row.number, rows=1, problems=list(row.problems))
        if not key or len(key) > LONGEST_KEY:
            self._say(record, row, "id", key, gettext("Every service needs an identifier."))
        digest = _digest([key])
        if digest in self.services:
            reason = gettext(
                "The rows of one service stand one below the other; this one is apart."
            )
            self._say(record, row, "id", key, reason)
        self.services.add(digest)
        record.version = _version(row, 0)
        record.facts = self._facts(record, row, "service")
        self._provider(record, row)
        self._place(record, row)
        return record

    def _continue(self, record: Record, row: Row, first: dict[str, str]) -> None:
        """A further row of a service: another place, and nothing that contradicts the first."""
        record.rows += 1
        record.problems += row.problems
        for column in (*self.columns["service"], *self.columns["provider"]):
            text = row.cells.get(column.name, "").strip()
            if text and text != first.get(column.name, "").strip():
                message = gettext("It differs from row %(row)s of the same service.")
                self._say(record, row, column.name, text, message % {"row": record.row})
        self._place(record, row)

    def _finished(self, record: Record) -> Record:
        if record.is_good:
            self._whole(record, "service", record.facts, record.row)
        if not record.is_good:  # what it said of others is said by nobody, then
            for part, found in (("provider", [record.provider]), ("place", record.places)):
                for one in found:
                    if one is not None and one.facts is not None:
                        self.met.pop((part, one.key), None)
        return record

    def _facts(self, record: Record, row: Row, part: str) -> Facts:
        facts: Facts = {}
        for column in self.columns[part]:
            if not column.field:
                continue
            text = row.cells.get(column.name, "")
            if any(problem.column == column.name for problem in row.problems):
                continue
            if column.required and not text.strip():
                self._say(record, row, column.name, "", gettext("This cell must not be empty."))
                continue
            try:
                facts[column.field] = parse(column, text, self.register)
            except BadCell as error:
                self._bad(record, row, column, text, str(error))
        return facts

    def _bad(self, record: Record, row: Row, column: Column, text: str, reason: str) -> None:
        """A file of another origin may hold terms and numbers that we do not have."""
        level = WARNING if self.table.is_lenient and not column.required else ERROR
        self._say(record, row, column.name, text, reason, level)

    def _provider(self, record: Record, row: Row) -> None:
        given = self._given(row, "provider")
        nip = "".join(filter(str.isdigit, given.get("provider_nip", "")))
        name = folded_name(given.get("provider_name", ""))
        key = given.get("provider_id") or (f"nip:{nip}" if nip else name)
        if not key:
            reason = gettext("A service needs its provider.")
            self._say(record, row, "provider_name", "", reason)
            return
        record.provider = self._part(record, row, "provider", key[:LONGEST_KEY], given)

    def _place(self, record: Record, row: Row) -> None:
        given = self._given(row, "place")
        at = self._given(row, "at")
        stated = {name: text for name, text in given.items() if text.casefold() not in ("nie", "")}
        if not stated or set(stated) <= {"place_closed_on_holidays"}:
            if at:
                reason = gettext("There is no place in this row to which this could belong.")
                self._say(record, row, next(iter(at)), next(iter(at.values())), reason)
            return
        names = ("place_name", "place_street", "place_city")
        key = given.get("place_id") or folded_name(" ".join(given.get(n, "") for n in names))
        part = self._part(record, row, "place", key[:LONGEST_KEY], given)
        if any(part.key == place.key for place in record.places):
            reason = gettext("This place stands twice in the rows of the service.")
            self._say(record, row, "place_name", given.get("place_name", ""), reason)
        record.places.append(part)
        for name, rows in self._facts(record, row, "at").items():
            own = record.facts.setdefault(name, [])
            own += [one | {"at": part.key} for one in rows]

    def _given(self, row: Row, part: str) -> dict[str, str]:
        cells = ((c.name, row.cells.get(c.name, "").strip()) for c in self.columns[part])
        return {name: text for name, text in cells if text}

    def _part(self, record: Record, row: Row, part: str, key: str, given: dict[str, str]) -> Part:
        """A provider or place, in full when it is met for the first time."""
        digest = _digest(f"{name}={text}" for name, text in sorted(given.items()))
        known = self.met.get((part, key))
        if known is not None:
            only_named = set(given) <= {f"{part}_id", f"{part}_name", f"{part}_nip"}
            if known[1] != digest and not only_named:
                message = gettext("What this row says of “%(name)s” differs from row %(row)s.")
                name = given.get(f"{part}_name", key)
                words = {"name": name, "row": known[0]}
                self._say(record, row, f"{part}_name", name, message % words)
            return Part(key, None, row.number)
        if set(given) == {"provider_id"} and key in self.register.providers:
            return Part(key, None, row.number)  # withdrawn from readers, so an export says no more
        number = len(record.problems)
        facts = self._facts(record, row, part)
        self._leave_confidential(part, facts)
        if not facts.get("name" if part == "place" else "title"):
            self._say(record, row, f"{part}_name", "", gettext("This cell must not be empty."))
        elif len(record.problems) == number:
            self._whole(record, part, facts, row.number)
        if len(record.problems) == number:
            self.met[part, key] = (row.number, digest)
        return Part(key, facts, row.number, _version(row, 1 if part == "provider" else 2))

    def _leave_confidential(self, part: str, facts: Facts) -> None:
        """An address that an export left out is no address that was taken away."""
        if part == "place" and facts.get("confidential"):
            for name in template.HIDDEN:
                if not facts.get(name):
                    facts.pop(name, None)

    def _whole(self, record: Record, part: str, facts: Facts, number: int) -> None:
        """What only several cells together can contradict."""
        model = template.MODELS[part]
        fields = {column.field for column in template.facts_of_part(part)}
        simple = {
            name: model._meta.get_field(name).to_python(value)
            for name, value in facts.items()
            if name in fields and not isinstance(value, list) and name not in ("area", "body")
        }
        if part != "place":
            simple["slug"] = "x"
        try:
            model(**simple).clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                column = next((c.name for c in self.columns[part] if c.field == name), name)
                value = str(facts.get(name) or "")
                verdict = Verdict(number, ERROR, column, value[:SHOWN], " ".join(messages))
                record.problems.append(verdict)

    def _say(
        self, record: Record, row: Row, column: str, value: str, reason: str, level: str = ERROR
    ) -> None:
        record.problems.append(Verdict(row.number, level, column, value[:SHOWN], reason))


def _version(row: Row, number: int) -> str:
    """The version of the service, the provider or the place, as an export wrote it."""
    return [*row.cells.get("version", "").strip().split("/"), "", ""][number]


def _digest(words: Iterable[str]) -> bytes:
    return hashlib.blake2b("\n".join(words).encode(), digest_size=8).digest()
