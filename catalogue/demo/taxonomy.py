"""Categories, needs and audiences in every language, from the data files."""

from core.loading import Row, make_concept

from ..models import Audience, Category


def load_taxonomy(categories: list[Row], audiences: list[Row]) -> None:
    """Make every term with its translations."""
    number = 0
    for field in categories:
        number += 1
        parent = make_concept(Category, field, number)
        for need in field.get("needs", []):
            number += 1
            make_concept(Category, need, number, parent=parent)
    for order, row in enumerate(audiences, start=1):
        make_concept(Audience, row, order)
