"""Signals."""
def connect() -> None:
    """Connect."""
