"""What every app builds on: users, files, areas, the generation and the base of all pages."""

from .areas import Area
from .concepts import Concept
from .generation import Generation
from .institution import Institution
from .media import CustomDocument, CustomImage, CustomRendition
from .pages import BasePage
from .pictures import LeadPicture
from .translatable import FactSheet
from .users import User

__all__ = [
    "Area",
    "BasePage",
    "Concept",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "FactSheet",
    "Generation",
    "Institution",
    "LeadPicture",
    "User",
]
