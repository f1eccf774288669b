"""What every public template may use."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from .cache import per_generation
from .languages import (
    SOURCE,
    direction,
    localized_path,
    public_language,
    set_public_language,
    split_path,
)
from .middleware import FREE_TEXT
from .models import BasePage, Institution
from .models.pages import is_open, titles_in
from .models.sites import first_level, only_site

# What a link to the same page in another language repeats of each parameter.
LONGEST_VALUE, MOST_VALUES = 200, 50
CATALOGUE_PATH, CONTACT_PATH = "/uslugi/", "/kontakt/"


def site(request: HttpRequest) -> dict[str, Any]:
    """The frame of a public page: languages, menu, institution and the fixed addresses.

    The admin gets nothing: its own templates use some of these names.
    """
    code = public_language()
    if code is None:
        return {}
    return {
        "current_language": code,
        "text_direction": direction(code),
        "languages": language_links(request, split_path(request.path)[1], code),
        "menu": [item for item in menu(code) if item["in_menus"]],
        "footer_links": menu(code),
        "institution": institution(),
        "home_url": localized_path("/", code),
        "search_url": reverse("search"),
        "suggestions_url": reverse("search_suggestions"),
        "catalogue_url": localized_path(CATALOGUE_PATH, code),
        "contact_url": localized_path(CONTACT_PATH, code),
        "is_signed_in": settings.SESSION_COOKIE_NAME in request.COOKIES,
    }


def language_links(request: HttpRequest, path: str, current: str) -> list[dict[str, Any]]:
    """A path (without a prefix) in each language, with the filters that were chosen."""
    query = urlencode(_known_parameters(request), doseq=True)
    tail = f"?{query}" if query else ""
    return [
        {
            "code": code,
            "name": name,
            "url": localized_path(path, code) + tail,
            "current": code == current,
        }
        for code, name in settings.LANGUAGES
    ]


def _known_parameters(request: HttpRequest) -> list[tuple[str, list[str]]]:
    """What changes the page: a stored one is also given to those who came by other parameters."""
    is_stored = not any(name in request.GET for name in FREE_TEXT)
    return [
        (name, [value[:LONGEST_VALUE] for value in values[:MOST_VALUES]])
        for name, values in request.GET.lists()
        if name in settings.PAGE_CACHE_PARAMETERS or not is_stored
    ]


@per_generation
def menu(code: str) -> list[dict[str, Any]]:
    """The pages below the home page in a language; ``in_menus`` is the editors' choice."""
    site = only_site()
    if site is None:
        return []
    sources = [page for page in first_level(site.root_page.pk) if is_open(page)][:20]
    titles = titles_in(sources, code)
    before = public_language()
    set_public_language(code)
    try:
        return [_menu_item(page, titles.get(page.translation_key), code) for page in sources]
    finally:
        set_public_language(before)


def _menu_item(source: BasePage, title: str | None, code: str) -> dict[str, Any]:
    return {
        "title": title or source.title,
        "url": source.url,
        "lang": code if title else SOURCE,
        "in_menus": source.show_in_menus,
    }


@per_generation
def institution() -> Institution:
    """The institution's name and address."""
    return Institution.load()
