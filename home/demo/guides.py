"""The guides for newcomers: real content, loaded with the demo into a site that has none."""

from ..guide_files import load_guides


def load() -> bool:
    """Make the guides that are missing."""
    return load_guides() > 0
