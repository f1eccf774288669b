"""The board's cells in words, as its template shows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.languages import SOURCE

from ..desk import review_url, texts_to_review
from ..models.progress import State
from .filters import NAMES
from .rows import Cell, Row, Total

LEGEND = [
    (State.MISSING, _("nobody has begun; readers get the Polish text with a notice")),
    (State.DRAFT, _("somebody is at work; readers do not see it yet")),
    (State.MACHINE, _("public, translated by machine, and no person has checked all of it")),
    (State.REVIEWED, _("public, translated by machine and checked by a person")),
    (State.PERSON, _("public, translated by people")),
    (State.OUTDATED, _("public, but the Polish text has changed since")),
]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with its words and the way to its editor."""

    state: str
    label: str
    left: str
    owner: str
    url: str
    to_review: str = ""
    review_url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its words."""

    key: str
    title: str
    url: str
    kind: str
    words: str
    read: int
    cells: list[ShownCell]


def lines(found: Iterable[Row], people: dict[int, str]) -> Iterator[Line]:
    """The rows of one page of the board."""
    base = reverse("translations:board")
    labels = {value: str(label) for value, label in State.choices}
    counted, reviews = cache(words), cache(texts_to_review)

    def shown(key: str, cell: Cell) -> ShownCell:
        left = counted(cell.left) if cell.left else ""
        owner = people.get(cell.owner, "") if cell.owner else ""
        url = f"{base}{key}/{cell.code}/"
        if not cell.to_review or not cell.translation:
            return ShownCell(cell.state, labels[cell.state], left, owner, url)
        to_review, review = reviews(cell.to_review), review_url(cell.translation)
        return ShownCell(cell.state, labels[cell.state], left, owner, url, to_review, review)

    for row in found:
        key = str(row.key)
        cells = [shown(key, cell) for cell in row.cells]
        address = f"{base}{key}/{SOURCE}/"
        yield Line(
            key,
            row.title,
            address,
            str(row.model._meta.verbose_name),
            counted(row.words),
            row.read,
            cells,
        )


def words(count: int) -> str:
    """A number of words, in words."""
    return ngettext("%(count)d word", "%(count)d words", count) % {"count": count}


def summary(totals: Iterable[Total]) -> list[dict[str, Any]]:
    """Each language with the number of things in each state and the words to do."""
    return [
        {
            "code": total.code,
            "name": NAMES[total.code],
            "counts": [(value, label, total.states[value]) for value, label in State.choices],
            "left": total.left,
        }
        for total in totals
    ]
