"""Publishing and all that it causes are one transaction: page, search row and cache generation.

Wagtail commits each step of an action on its own, so a process that dies between them leaves
them apart. Its actions are therefore run inside ``atomic()``, wherever they are called from.
"""

from functools import wraps
from typing import Any

from django.db import transaction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.delete import DeleteAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction

ACTIONS = (
    PublishRevisionAction,
    UnpublishAction,
    UnpublishPageAction,
    MovePageAction,
    CopyPageAction,
    CreatePageAliasAction,
    DeleteAction,
    DeletePageAction,
)


def make_actions_atomic() -> None:
    """Wrap each action's own ``execute`` once."""
    for action in ACTIONS:
        if not getattr(action.execute, "is_atomic", False):
            action.execute = _atomic(action.execute)


def _atomic(execute: Any) -> Any:
    @wraps(execute)
    def in_one_transaction(*args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return execute(*args, **kwargs)

    in_one_transaction.__dict__["is_atomic"] = True
    return in_one_transaction
