"""What publishing does to translations, where somebody is about to approve it."""

from typing import Any

from django import template
from wagtail.models import TaskState

from ..outcome import has_translations, outcome_of, sentences

register = template.Library()


@register.simple_tag
def outcome_of_approval(task_state: TaskState, action: str) -> list[str]:
    """The sentences about the revision that waits; none for other actions and without translations.

    Approval may be one task of several: it is said before each.
    """
    thing: Any = task_state.revision.content_object if action == "approve" else None
    if not getattr(thing, "is_source", False) or not has_translations(thing):
        return []
    outcome = outcome_of(task_state.revision.as_object())
    return sentences(outcome) if outcome else []
