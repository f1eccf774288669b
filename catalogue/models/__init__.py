"""The service platform: terms, places, providers, services and the catalogue page."""

from .pages import CataloguePage, ProviderPage, ServiceLanguage, ServicePage
from .places import OpeningHours, Phone, Place
from .taxonomy import Audience, Category

__all__ = [
    "Audience",
    "CataloguePage",
    "Category",
    "OpeningHours",
    "Phone",
    "Place",
    "ProviderPage",
    "ServiceLanguage",
    "ServicePage",
]
