"""Terms in every language, from the data files."""

from core.loading import Row, make_concept
from core.models import Concept

from ..models import Category


def load_taxonomy(categories: list[Row]) -> None:
    """Make the fields and the needs, each after the field that it names as its parent."""
    made: dict[str, Category] = {}
    for number, row in enumerate(categories, start=1):
        parent = made[row["parent"]] if "parent" in row else None
        made[row["slug"]] = make_concept(Category, row, number, parent=parent)


def load_terms(model: type[Concept], rows: list[Row]) -> None:
    """Make every term of a flat list, with its translations."""
    for order, row in enumerate(rows, start=1):
        make_concept(model, row, order)
