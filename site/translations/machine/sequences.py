"""Whether facts stand in the order of the Polish text: telephones that changed places are wrong."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def moved(wanted: Sequence[str], found: Sequence[str]) -> list[str]:
    """What stands in both, but elsewhere; what is missing is for others to say.

    >>> moved(["a", "b", "x"], ["b", "a", "a"]), moved(["a", "b"], ["b", "a", "b"])
    (['a', 'b'], [])
    """
    shared = Counter(wanted) & Counter(found)
    common = []
    for one in wanted:
        if shared[one]:
            shared[one] -= 1
            common.append(one)
    return [] if in_order(common, found, lambda one, other: one == other) else common


def in_order(wanted: Sequence[T], found: Sequence[T], agree: Callable[[T, T], bool]) -> bool:
    """Whether each of some things has a counterpart after that of the one before."""
    rest = iter(found)
    return all(any(agree(one, other) for other in rest) for one in wanted)
