"""What can be done with translations that are selected on the board: a registry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail_localize.models import Translation

Permission = Callable[[Any, Translation], bool]
Run = Callable[[HttpRequest, Sequence[Translation]], HttpResponse | str]


@dataclass(frozen=True)
class Action:
    """Something to do with selected translations.

    ``run`` gets those that the user may change and answers with a message or a whole response,
    a file for example. With ``begins``, cells that have no translation yet are begun first.
    """

    name: str
    label: Any
    permission: Permission
    run: Run
    begins: bool = False


_actions: dict[str, Action] = {}


def register_action(
    name: str, label: Any, permission: Permission, run: Run, begins: bool = False
) -> None:
    """Offer an action on the board; ``permission(user, translation)`` is asked for each cell."""
    _actions[name] = Action(name, label, permission, run, begins)


def registered_actions() -> list[Action]:
    """The actions in the order in which they were registered."""
    return list(_actions.values())


def action_named(name: str) -> Action | None:
    """One action; None when nobody registered it."""
    return _actions.get(name)
