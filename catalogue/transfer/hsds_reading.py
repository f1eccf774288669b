"""HSDS 3.1 tabular CSV."""

from pathlib import Path

from .errors import BadFile
from .reading import Table


def open_hsds(path: Path) -> Table:
    """Stub."""
    raise BadFile(str(path))
