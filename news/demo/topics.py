"""Topics in every language, from the data file."""

from core.loading import Row, make_concept

from ..models import Topic


def load_topics(rows: list[Row]) -> None:
    """Make every topic with its translations."""
    for order, row in enumerate(rows, start=1):
        make_concept(Topic, row, order)
