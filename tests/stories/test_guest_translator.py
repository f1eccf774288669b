"""An editor sends a translation to somebody without an account, who writes it and goes."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from core.models import User
from tests.factories import make_service
from tests.translating import begin
from tests.translations.people import member, words_of
from translations.models import GuestLink

from .editing import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def translation():
    made = begin(make_service("Poradnictwo", slug="x", summary="Rozmowa."), "uk")
    made.save_target(publish=False)
    return made


def test_a_link_opens_the_texts_until_it_is_taken_back(
    live_server, translation, page: Page, browser: Browser
):
    sign_in(live_server.url, page, member("Redaktor", "ewa").username)
    address = link_from(live_server.url, translation, page)
    with browser.new_context(viewport={"width": 360, "height": 740}) as phone:
        guest = phone.new_page()
        guest.goto(address)
        guest.get_by_role("link", name="Poradnictwo").click()
        guest.locator(".segment", has_text="Rozmowa.").locator("textarea").first.fill("Розмова.")
        guest.locator("button[value=save]").click()
        expect(guest.locator("html")).to_have_attribute("lang", "uk")
        assert words_of(translation)["summary"] == "Розмова."
        assert guest.evaluate("document.documentElement.scrollWidth") <= 360
        page.goto(f"{live_server.url}/admin/translations/links/")
        page.locator("tr", has_text="Iryna").get_by_role("button").click()
        expect(page.locator("tr", has_text="Iryna").get_by_role("button")).to_have_count(0)
        assert guest.goto(address).status in (403, 404, 410)
    assert GuestLink.objects.count() == 1
    assert not User.objects.filter(username__icontains="iryna").exists()


def link_from(site: str, translation, page: Page) -> str:
    """Give the translation to Iryna, and read the address of her link."""
    page.goto(f"{site}/admin/translations/{translation.pk}/send/")
    page.locator("[name=name]").fill("Iryna")
    page.locator("main form button[type=submit]").last.click()
    return site + urlsplit(page.locator("#address").input_value()).path
