"""Who asks for the police or an ambulance is told the number at once, before any result."""

from collections.abc import Iterator
from dataclasses import replace

from .language.data import lines
from .query import Alternative, Analysis, Group
from .records import Concept

# Things that hold it say whom to call in danger.
EMERGENCY = "emergency"
FIRST = 5.0
NUMBERS = frozenset({"112", "997", "998", "999"})


def concepts() -> Iterator[Concept]:
    """The meaning of all words for help that comes at once."""
    words = {
        language: tuple(name.replace("_", " ") for name in names)
        for language, *names in lines("emergency.txt")
    }
    yield Concept(EMERGENCY, words)


def is_emergency(analysis: Analysis) -> bool:
    """Whether a query asks for nothing else; a place may be named."""
    asked = list(map(_asks, analysis.groups))
    placed = [any(row.field == "area" for row in group.alternatives) for group in analysis.groups]
    return any(asked) and all(map(max, asked, placed))


def whom_to_call(analysis: Analysis) -> Analysis:
    """A query for the police of a town asks for the number, which is the same in all of them.

    What says whom to call stands before what only has the words in its title.
    """
    if not is_emergency(analysis):
        return analysis
    groups = [_first(group) for group in analysis.groups if _asks(group)]
    return replace(analysis, groups=tuple(groups))


def _asks(group: Group) -> bool:
    return any(map(_is_it, group.alternatives))


def _first(group: Group) -> Group:
    rows = [replace(row, weight=FIRST) if _is_it(row) else row for row in group.alternatives]
    return replace(group, alternatives=tuple(rows))


def _is_it(row: Alternative) -> bool:
    return (row.field, row.term) == ("concept", EMERGENCY)
