"""The service platform: terms, places, providers, services and the catalogue page."""

from .pages import CataloguePage, ProviderPage, ServiceLanguage, ServicePage
from .places import HoursException, OpeningHours, Phone, Place
from .taxonomy import Audience, Category

__all__ = [
    "Audience",
    "CataloguePage",
    "Category",
    "HoursException",
    "OpeningHours",
    "Phone",
    "Place",
    "ProviderPage",
    "ServiceLanguage",
    "ServicePage",
]
