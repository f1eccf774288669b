"""The home page, the institution's own pages, and what stands around every page."""

from .alerts import Alert
from .menus import Menu
from .pages import HomePage, StandardPage

__all__ = ["Alert", "HomePage", "Menu", "StandardPage"]
