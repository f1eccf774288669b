"""Translations that are published but not for readers; who decides that registers here."""

from collections.abc import Callable, Iterable

from .cache import per_generation

_deciders: list[Callable[[], Iterable[int]]] = []


def register(decider: Callable[[], Iterable[int]]) -> None:
    """Add what gives the primary keys of pages that readers must not see."""
    if decider not in _deciders:
        _deciders.append(decider)


@per_generation
def withheld_pages() -> frozenset[int]:
    """The primary keys of all translated pages that are withheld from readers."""
    return frozenset(pk for decider in _deciders for pk in decider())
