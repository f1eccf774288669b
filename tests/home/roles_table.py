"""The rows of roles_matrix.yaml."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("roles_matrix.yaml")


@dataclass(frozen=True)
class Row:
    """Names of addresses, and who reaches them for each kind of thing."""

    names: tuple[str, ...]
    who: dict[str, str]

    def names_of(self, name: str) -> set[str]:
        """The names of this row that stand for an address."""
        return {pattern for pattern in self.names if name == pattern or fnmatchcase(name, pattern)}


def rows() -> list[Row]:
    """Every row."""
    return [_row(dict(entry)) for entry in yaml.safe_load(FILE.read_text())]


def _row(entry: dict[str, Any]) -> Row:
    names, space = entry.pop("of").split(), entry.pop("in", "")
    ends = entry.pop("x", "X").split()
    filled = [space + name.replace("X", end) for name in names for end in ends]
    return Row(tuple(filled), {"" if case == "who" else case: who for case, who in entry.items()})
