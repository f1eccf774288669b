"""Terms in every language, from the data files."""

from core.loading import Row, make_concept
from core.models import Concept

from ..models import Category


def load_taxonomy(categories: list[Row]) -> None:
    """Make the fields and the needs below them, with their translations."""
    number = 0
    for field in categories:
        number += 1
        parent = make_concept(Category, field, number)
        for need in field.get("needs", []):
            number += 1
            make_concept(Category, need, number, parent=parent)


def load_terms(model: type[Concept], rows: list[Row]) -> None:
    """Make every term of a flat list, with its translations."""
    for order, row in enumerate(rows, start=1):
        make_concept(model, row, order)
