"""What somebody wants to see on the board, from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from core.languages import SOURCE

from ..models import TranslationState
from ..models.progress import State
from . import things

OTHERS = tuple(code for code, _name in settings.LANGUAGES if code != SOURCE)
NAMES = {code: name for code, name in settings.LANGUAGES if code != SOURCE}
SIZE, LARGEST = 50, 1000
NOBODY = "nobody"
TITLE, READ, CHANGED = "title", "read", "changed"


class FilterForm(forms.Form):
    """The fields above the table; empty means everything."""

    q = forms.CharField(label=_("Title"), required=False, max_length=100)
    section = forms.ChoiceField(label=_("Part of the site"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False)

    def __init__(self, data: Mapping[str, Any], owners: dict[int, str]) -> None:
        super().__init__(data, auto_id="filter-%s")
        every = ("", _("all"))
        people = [(str(pk), name) for pk, name in owners.items()]
        choices: dict[str, list[tuple[Any, Any]]] = {
            "section": [every, *things.sections()],
            "language": [every, *NAMES.items()],
            "state": [every, *State.choices],
            "owner": [every, (NOBODY, _("nobody")), *people],
            "order": [
                ("", _("by title")),
                (READ, _("most read first")),
                (CHANGED, _("changed last first")),
            ],
        }
        for name, offered in choices.items():
            field: Any = self.fields[name]
            field.choices = offered


@dataclass(frozen=True)
class Filter:
    """The answers of the form; what it does not know counts as nothing asked."""

    q: str = ""
    section: str = ""
    language: str = ""
    state: str = ""
    owner: str = ""
    order: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages that have a column."""
        return (self.language,) if self.language else OTHERS

    def meets(self, state: str, owner: int | None) -> bool:
        """Whether a cell is one of those looked for."""
        if self.state and state != self.state:
            return False
        if self.owner == NOBODY:
            return owner is None and state != str(State.MISSING)
        return not self.owner or str(owner) == self.owner


def wanted(form: FilterForm) -> Filter:
    """What the form asks for, without what is wrong in it."""
    form.is_valid()
    return Filter(**form.cleaned_data)


def owners() -> dict[int, str]:
    """The people whose translations there are, by name."""
    mine = TranslationState.objects.filter(owner__isnull=False).values("owner")
    people: Any = get_user_model()._default_manager.filter(pk__in=mine)
    named = {person.pk: person.get_full_name() or person.get_username() for person in people}
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def size_of(query: Mapping[str, Any]) -> int:
    """How many rows a page of the board has: 50, or what the address says, at most 1000."""
    asked = query.get("size") or ""
    if asked.isascii() and asked.isdigit() and len(asked) < 5 and int(asked):
        return min(int(asked), LARGEST)
    return SIZE
