"""What stories in a real browser share: several visitors at once."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Makes tabs, each of a visitor of their own."""
    contexts = []

    def make() -> Page:
        contexts.append(browser.new_context(locale="pl-PL", timezone_id="Europe/Warsaw"))
        contexts[-1].set_default_timeout(15_000)
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--complete`` looks at every page in every language and width, and runs slow tests too."""
    parser.addoption("--complete", action="store_true", help="no samples, and slow tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what a quicker test samples; ``make bench`` runs all."""
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow and not config.getoption("complete"):
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]
