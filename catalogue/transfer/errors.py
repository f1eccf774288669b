"""What can be wrong with a file or a cell, in words for the person who made it."""

from dataclasses import asdict, dataclass
from typing import Any


class BadFile(Exception):
    """The file as a whole cannot be imported; the message says why and what to do."""


class BadCell(Exception):
    """What stands in a cell cannot be taken; the message says why."""


ERROR, WARNING, CONFLICT, DUPLICATE = "error", "warning", "conflict", "duplicate"


@dataclass(frozen=True)
class Verdict:
    """What is to be said of a row: where it stands, what stands there, and why it is said."""

    row: int
    level: str
    column: str
    value: str
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """The verdict as a run keeps it."""
        return asdict(self)
