"""Every kind of page in every language: its language and direction, one heading, no barrier.

The suite looks at a sample with axe, one language of each kind in turn beside Polish and Arabic;
``make bench`` looks at everything, on a phone and on a desk.
"""

from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Page

from core.checks import our_page_models
from core.languages import CODES, direction, localized_path
from core.models.pages import public_sources
from search.pages import address

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
]
WIDTHS = (360, 1280)
LISTS = ["/szukaj/?q=rodzina", "/uslugi/?q=xyzzy", "/nie-ma-takiej/"]


@pytest.fixture
def site(live_server) -> str:
    """A running site with the demo content; gives its address."""
    call_command("load_demo", verbosity=0)
    return str(live_server.url)


def addresses() -> list[str]:
    """The page of each kind that says most, and lists that found something or nothing."""
    found = []
    for model in sorted(our_page_models(), key=lambda model: model.__name__):
        sources = list(public_sources(model)[:50])
        assert sources, f"the demo content has no {model.__name__}"
        found.append(address(max(sources, key=lambda page: len(str(page.serializable_data())))))
    return found + LISTS


def sample(paths: list[str]) -> Iterator[tuple[str, str, int]]:
    """Each path in two languages: one in turn, and Arabic or Polish; the width changes too."""
    for number, path in enumerate(paths):
        code = CODES[number % len(CODES)]
        yield path, code, WIDTHS[number % 2]
        yield path, "ar" if code != "ar" else "pl", WIDTHS[(number + 1) % 2]


def test_every_kind_of_page_in_every_language(site: str, page: Page, request):
    paths = addresses()
    complete = product(paths, CODES, WIDTHS)
    chosen = list(complete if request.config.getoption("complete") else sample(paths))
    problems = [problem for look in chosen for problem in barriers(site, page, *look)]
    assert problems == []


def barriers(site: str, page: Page, path: str, code: str, width: int) -> list[str]:
    """What is wrong with a page in a language at a width, in words."""
    place = f"{localized_path(path, code)} at {width} px"
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + localized_path(path, code))
    html = page.locator("html")
    found = [
        f"{place}: {rule['id']} at {rule['nodes'][0]['html'][:200]}"
        for rule in Axe().run(page).response["violations"]
    ]
    if (html.get_attribute("lang"), html.get_attribute("dir")) != (code, direction(code)):
        found.append(f"{place}: the language or its direction is wrong")
    if page.locator("h1").count() != 1:
        found.append(f"{place}: {page.locator('h1').count()} headings of the first level")
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"{place}: wider than the screen")
    return found
