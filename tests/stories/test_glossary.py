"""An editor explains a word of offices once: readers, the search and the guard of facts know it."""

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import Locale

from tests.factories import make_service
from translations.machine.guard import check

from .editing import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_a_term_entered_once_is_explained_found_and_kept(live_server, administrator, page: Page):
    make_service("Pomoc", slug="pomoc", body=["Czeka asystent rodziny."])
    sign_in(live_server.url, page)
    page.goto(f"{live_server.url}/admin/snippets/translations/glossaryterm/add/")
    page.locator("[name=term]").fill("asystent rodziny")
    page.locator("[name=definition]").fill("Ktoś, kto przychodzi do domu i pomaga rodzicom.")
    page.locator("#id_renderings-ADD").click()
    ukrainian = Locale.objects.get(language_code="uk")
    page.locator("[name=renderings-0-locale]").select_option(str(ukrainian.pk))
    page.locator("[name=renderings-0-rendering]").fill("асистент сім’ї")
    page.locator("[name=renderings-0-definition]").fill("Хтось, хто приходить додому й допомагає.")
    page.locator("footer button[type=submit], main form button[type=submit]").last.click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.goto(f"{live_server.url}/uk/uslugi/pomoc/")
    page.locator("a.explained").click()
    expect(page.locator(".words-explained li:popover-open")).to_contain_text("допомагає")
    page.goto(f"{live_server.url}/uk/szukaj/?q=асистент сім’ї")
    expect(page.get_by_role("link", name="Pomoc", exact=True)).to_be_visible()
    held = check("Czeka asystent rodziny.", "Чекає помічник родини.", "uk")
    assert held is not None
    assert held.code == "term"
    assert check("Czeka asystent rodziny.", "Чекає асистент сім’ї.", "uk") is None
