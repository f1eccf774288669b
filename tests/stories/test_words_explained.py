"""Somebody meets a word of offices and opens its meaning, by keyboard, touch or without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import make_service
from tests.translations.glossary import assistant

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
NOTE = ".words-explained li"


@pytest.fixture
def address(live_server) -> str:
    """A page in Polish, read by somebody who reads Arabic or Ukrainian, with the term far down."""
    assistant()
    make_service("Pomoc", slug="pomoc", body=["Zdanie. " * 400, "Czeka asystent rodziny."])
    return f"{live_server.url}/{{code}}/uslugi/pomoc/"


@pytest.mark.parametrize(("code", "meaning"), [("uk", "Допомагає"), ("ar", "شخص يساعد")])
def test_a_keyboard_opens_the_meaning_and_comes_back_to_the_word(
    page: Page, address, code, meaning
):
    page.goto(address.format(code=code))
    word = page.locator("a.explained")
    word.scroll_into_view_if_needed()
    word.focus()
    expect(word).to_be_in_viewport()
    expect(word).to_have_accessible_description(page.locator(f"{NOTE} p").last.inner_text())
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(page.locator(f"{NOTE}:popover-open")).to_contain_text(meaning)
    expect(page.locator(NOTE)).to_be_focused()
    page.keyboard.press("Escape")
    expect(word).to_be_focused()
    assert page.evaluate("scrollY") == before
    assert "#" not in page.url


def test_without_scripts_a_tap_shows_the_meaning_over_the_text(browser: Browser, address):
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
    context = browser.new_context(java_script_enabled=False, **phone)
    page = context.new_page()
    page.goto(address.format(code="uk"))
    word = page.locator("a.explained")
    word.tap()
    expect(page.locator(NOTE)).to_be_in_viewport(ratio=1)
    expect(word).to_be_in_viewport()
    page.locator(f"{NOTE} > a").tap()
    expect(word).to_be_in_viewport()
    expect(page.locator(NOTE)).not_to_be_in_viewport()
    context.close()
