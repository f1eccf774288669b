"""A newcomer comes in: the site says in her language that it speaks it, and keeps what she says."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def newcomer(browser: Browser, **told: object) -> Page:
    """A tab of somebody whose browser speaks Ukrainian."""
    page = browser.new_context(locale="uk-UA", **told).new_page()
    page.set_default_timeout(15_000)
    return page


def kept(page: Page) -> object:
    """What the site keeps in her browser."""
    return page.evaluate("[localStorage.length, localStorage.language ?? '', document.cookie]")


def test_the_browsers_language_is_offered_quietly_and_kept_only_when_asked(live_server, browser):
    page = newcomer(browser, viewport={"width": 360, "height": 740})
    page.goto(f"{live_server.url}/uslugi/?cost=free")
    hint = page.locator(".language-hint > [lang=uk]")
    expect(hint).to_be_in_viewport()
    assert page.url.endswith("/uslugi/?cost=free")
    assert kept(page) == [0, "", ""]
    hint.get_by_role("link").first.click()
    page.wait_for_url(f"{live_server.url}/uk/uslugi/?cost=free")
    expect(page.locator(".language-hint > *")).to_have_count(0)
    assert kept(page) == [0, "", ""]


def test_a_language_is_kept_when_she_says_so_until_she_takes_it_back(live_server, browser):
    page = newcomer(browser, viewport={"width": 360, "height": 740})
    page.goto(f"{live_server.url}/kontakt/")
    page.locator(".language-hint [data-remember]").click()
    page.wait_for_url("**/uk/kontakt/")
    assert kept(page) == [1, "uk", ""]
    page.goto(f"{live_server.url}/")
    page.wait_for_url(f"{live_server.url}/uk/")
    page.locator(".language-switcher summary").click()
    page.locator(".language-switcher [hreflang=pl]").click()
    page.wait_for_url(f"{live_server.url}/")  # walking about, she may read Polish
    page.locator(".language-switcher summary").click()
    page.locator(".language-forget button").click()
    assert kept(page) == [0, "", ""]


def test_a_closed_offer_does_not_come_again(live_server, browser):
    page = newcomer(browser)
    page.goto(f"{live_server.url}/kontakt/")
    page.locator(".language-hint [data-close]").click()
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto(f"{live_server.url}/aktualnosci/")
    expect(page.locator(".language-hint > *")).to_have_count(0)


def test_without_javascript_and_for_polish_browsers_nothing_is_shown(live_server, browser, page):
    quiet = newcomer(browser, java_script_enabled=False)
    for tab in (quiet, page):
        tab.goto(f"{live_server.url}/kontakt/")
        assert tab.locator(".language-hint").bounding_box()["height"] == 0
