"""An alert that an editor publishes stands above every page and goes at its time."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.languages import CODES, localized_path
from home.models import Alert
from tests.home.builders_frame import translated

from .editing import publish, sign_in, write_rich_text

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
]
WORDS = "Dziś po godzinie 12 nieczynne"
PATHS = ["/", "/uslugi/", "/aktualnosci/", "/o-serwisie/", "/szukaj/", "/nie-ma-takiej/"]


def test_an_alert_appears_in_every_language_and_goes_at_its_time(
    live_server, administrator, page: Page, new_page
):
    site = live_server.url
    assert everywhere(site, page) == 0
    end = timezone.now() + timedelta(hours=2)
    make_alert(site, new_page(), end)
    assert everywhere(site, page) == len(CODES) * len(PATHS)
    translated(Alert.objects.get(), "uk", message="<p>Сьогодні зачинено</p>")
    page.goto(f"{site}/uk/")
    expect(page.get_by_text("Сьогодні зачинено")).to_be_visible()
    page.goto(f"{site}/ar/")
    expect(page.locator(".alert [lang=pl]")).to_contain_text(WORDS)
    with time_machine.travel(end + timedelta(minutes=1)):
        assert everywhere(site, page) == 0


def everywhere(site: str, page: Page) -> int:
    """On how many pages an alert stands, counted over all languages."""
    addresses = [site + localized_path(path, code) for code in CODES for path in PATHS]
    return sum('class="alert ' in page.request.get(address).text() for address in addresses)


def make_alert(site: str, editor: Page, end) -> None:
    """Write an alert in the admin, with its level and its end, and publish it."""
    sign_in(site, editor)
    editor.get_by_role("button", name="Komunikaty i menu").click()
    editor.get_by_role("link", name="Komunikaty", exact=True).click()
    editor.get_by_role("link", name="Dodaj").first.click()
    write_rich_text(editor, WORDS)
    editor.get_by_role("tab", name="Fakty").click()
    editor.locator("select[name=level]").select_option("warning")
    field = editor.locator("input[name=ends_at]")
    field.fill(timezone.localtime(end).strftime("%Y-%m-%d %H:%M"))
    field.press("Tab")
    publish(editor)
