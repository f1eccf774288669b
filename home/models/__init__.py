"""The home page and the institution's own pages."""

from .pages import HomePage, StandardPage

__all__ = ["HomePage", "StandardPage"]
