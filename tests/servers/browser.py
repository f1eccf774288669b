"""Chromium through Playwright, for tests that need a real browser."""

import shutil
from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Without the networking flags a closed network sees hundreds of refused connections.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def find() -> str | None:
    """The path of the installed browser."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """A headless browser for one test; the test is skipped where there is none.

    While Playwright runs, this thread has an event loop: Django would refuse its ORM, and gives out
    connections of their own, which know nothing of the test database's kept contents. So the
    browser lives no longer than its test, starts after the database is ready, and closes them.
    """
    path = find()
    if path is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor: no cookies, Polish browser, time of Warsaw."""
    context = browser.new_context(locale="pl-PL", timezone_id="Europe/Warsaw")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab of that visitor."""
    return context.new_page()
