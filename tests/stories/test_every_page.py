"""Every kind of page in every language: its language and direction, one heading, no barrier.

The suite looks at each kind of page with axe in Arabic on a phone, and in one other language in
turn; ``make bench`` looks at everything, on a phone and on a desk.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import Page

from core.checks import our_page_models
from core.languages import CODES, direction, localized_path
from core.models.pages import public_sources
from search.pages import address
from tests.fixtures_tasks import SOME_UNDONE

from .isolation import not_isolated

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
]
WIDTHS = (360, 1280)
# How far an Arabic heading's text (a Polish one has a side of its own) begins from the right edge
# of the column, and the header's name from the window's: the space beside a column at most.
MARGIN = 64
BEGINS = """heading => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    const edges = [...range.getClientRects()].map(box => box.right);
    const column = heading.closest("main").getBoundingClientRect();
    return getComputedStyle(heading).direction === "rtl" ? column.right - Math.max(...edges) : 0;
}"""
NAME = "name => innerWidth - name.getBoundingClientRect().right"
# A page without its text has a few flat colours.
SHADES, DARK = 20, 100
LISTS = ["/szukaj/?q=rodzina", "/uslugi/?q=xyzzy", "/nie-ma-takiej/"]


@pytest.fixture
def site(live_server, settings) -> str:
    """A running site with the demo content; gives its address."""
    settings.TASKS = SOME_UNDONE
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
    """Each path in Arabic on a phone, and in another language in turn; there the width changes."""
    others = [code for code in CODES if code != "ar"]
    for number, path in enumerate(paths):
        yield path, others[number % len(others)], WIDTHS[number % 2]
        yield path, "ar", 360


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
    if direction(code) == "rtl":
        found += [f"{place}: {problem}" for problem in reversed_wrongly(page)]
    return found


def reversed_wrongly(page: Page) -> Iterator[str]:
    """What tells that a page written from the right was only translated."""
    yield from not_isolated(page.content())
    if page.locator("h1").evaluate(BEGINS) > MARGIN:
        yield "its heading begins on the wrong side"
    if page.locator(".header__name").evaluate(NAME) > MARGIN:
        yield "its frame does not begin at the right"
    picture = Image.open(BytesIO(page.screenshot())).convert("L")
    used = picture.histogram()
    if sum(map(bool, used)) < SHADES or not any(used[:DARK]):
        yield "nothing is to be seen"
