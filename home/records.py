"""What the search keeps of the institution's own pages."""

from collections.abc import Iterator

from core.models.pages import public_sources
from search.records import Record

from .models import StandardPage


def all_records() -> Iterator[Record]:
    """Every public standard page."""
    for source in public_sources(StandardPage).iterator(chunk_size=200):
        record = source.search_record()
        if record is not None:
            yield record
