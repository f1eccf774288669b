"""What stories in a real browser share: several visitors at once."""

from collections.abc import Callable, Iterator
from zlib import crc32

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
    parser.addoption("--sample", type=int, default=1, help="of tests run twice each N-th only")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what a quicker test samples; ``make bench`` runs all."""
    if config.getoption("complete"):
        return
    left_out = {item.nodeid for item in items if _is_left_out(item, config.getoption("sample"))}
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left_out])
    items[:] = [item for item in items if item.nodeid not in left_out]


def _is_left_out(item: pytest.Item, every: int) -> bool:
    """Slow tests are, and of those that have run on the other stack all but each N-th."""
    if item.get_closest_marker("slow"):
        return True
    return bool(item.get_closest_marker("both")) and crc32(item.nodeid.encode()) % every != 0
