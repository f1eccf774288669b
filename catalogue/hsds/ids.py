"""Identifiers: those that things have, and derived ones for what is only a part of something."""

from uuid import UUID, uuid5

NAMESPACE = UUID("0d3f5c2e-6f0b-4a57-9c86-2f7a4be0a3d1")


def derived(*parts: object) -> str:
    """A lasting UUID for a part, from the lasting names of what it belongs to (RFC 9562, 5.5)."""
    return str(uuid5(NAMESPACE, "/".join(map(str, parts))))
