"""The judged queries of ``tests/search/relevance`` as they are read from their files.

Things are named by the last part of their address; ``*`` stands for any ending. A thing that
several lines of a query name has the highest of their grades.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "tests/search/relevance"
GRADES = (3, 2, 1)


@dataclass(frozen=True)
class Judged:
    """A query in a language, what makes it difficult, and names of things by grade."""

    text: str
    language: str
    kinds: tuple[str, ...]
    names: dict[int, tuple[str, ...]]

    def grades(self, things: Collection[str]) -> dict[str, int]:
        """The grade of each thing that exists and is judged."""
        found: dict[str, int] = {}
        for grade in GRADES:
            for name in self.names[grade]:
                for thing in matching(name, things):
                    found.setdefault(thing, grade)
        return found


def matching(name: str, things: Collection[str]) -> list[str]:
    """The things that a name of a judgement stands for."""
    if "*" in name:
        return [thing for thing in things if fnmatchcase(thing, name)]
    return [name] if name in things else []


def judged_queries(folder: Path = FOLDER) -> list[Judged]:
    """All judged queries, in the order of their files."""
    return [query for file in sorted(folder.glob("*.yaml")) for query in _read(file)]


def _read(file: Path) -> Iterator[Judged]:
    content: dict[str, Any] = yaml.safe_load(file.read_text())
    for row in content["queries"]:
        names = {grade: tuple(row.get(grade, "").split()) for grade in GRADES}
        yield Judged(row["ask"], content["language"], tuple(row["is"].split()), names)
