"""Which index is searched, which one is kept, and which are left over.

One alias names the index that is searched and pushed to, another the one it named before, which is
kept until the next rebuild. What bears one of our names and no alias was left by a stopped rebuild.
"""

import re
from typing import Any

from .elastic_index import alias, behind, current, patiently
from .engines.base import EngineAway
from .models import SHAPE


def previous_alias() -> str:
    """The name of the index that was searched before the present one."""
    return f"{alias()}-previous"


def previous() -> list[str]:
    """The index that was searched before: one, or none before the second rebuild."""
    return behind(previous_alias())


def swap(name: str) -> list[str]:
    """Let the alias name another index, and keep the one it named, all in one step.

    Whatever else bore one of the two aliases is removed. Gives what the alias named before.
    """
    old, kept = [index for index in current() if index != name], previous()
    actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": alias()}}]
    if name in kept:
        actions.append({"remove": {"index": name, "alias": previous_alias()}})
    if old:
        actions.append({"remove": {"index": old[-1], "alias": alias()}})
        actions.append({"add": {"index": old[-1], "alias": previous_alias()}})
        removed = {*old[:-1], *kept} - {name, old[-1]}
        actions += [{"remove_index": {"index": index}} for index in sorted(removed)]
    elif is_taken():
        actions.append({"remove_index": {"index": alias()}})
    patiently(lambda server: server.indices.update_aliases(actions=actions))
    return old


def is_taken() -> bool:
    """Whether an index bears the alias's own name, as a write without an alias makes one."""
    return not current() and patiently(lambda server: bool(server.indices.exists(index=alias())))


def drop_unfinished() -> list[str]:
    """Remove the indices that a stopped rebuild has left behind."""
    existing = every_index()
    left = [name for name, is_used in existing.items() if not is_used]
    for name in left:
        _remove(name)
    return left


def drop_all() -> None:
    """Remove every index of ours, used or not."""
    for name in every_index():
        _remove(name)


def every_index() -> dict[str, bool]:
    """The indices that bear our names, and whether an alias names them."""
    ours = re.compile(rf"{re.escape(alias())}-\d{{14}}-[0-9a-f]{{4}}")
    found = patiently(
        lambda server: dict(server.indices.get(index=f"{alias()}-*", filter_path="*.aliases"))
    )
    return {name: bool(about["aliases"]) for name, about in found.items() if ours.fullmatch(name)}


def _remove(name: str) -> None:
    patiently(lambda server: server.indices.delete(index=name, ignore_unavailable=True))


def about(index: str) -> dict[str, Any]:
    """What was noted in an index when it was made: its shape, and whether it is settled."""
    found = patiently(lambda server: dict(server.indices.get_mapping(index=index)))
    noted: dict[str, Any] = found[index]["mappings"].get("_meta", {})
    return noted


def is_outdated(index: str) -> bool:
    """Whether an index lacks some field: an older version of this site made it, or nobody did."""
    return about(index).get("shape") != SHAPE


def is_settled(index: str) -> bool:
    """Whether nothing can be missing of what changed while the index was filled."""
    return bool(about(index).get("settled"))


def settle(index: str, is_settled: bool = True) -> None:
    """Note whether an index was reconciled after the alias began to name it."""
    noted = {"_meta": {"shape": SHAPE, "settled": is_settled}}
    patiently(lambda server: server.indices.put_mapping(index=index, body=noted))


def the_previous_one() -> str:
    """The kept index.

    Raises:
        EngineAway: there is none, or this version of the site cannot use it.
    """
    kept = previous()
    if len(kept) != 1:
        raise EngineAway("there is no previous index")
    if is_outdated(kept[0]):
        raise EngineAway(f"{kept[0]} was made by another version of the site")
    return kept[0]
