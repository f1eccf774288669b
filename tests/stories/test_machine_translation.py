"""A machine changes a telephone: a person mends the text, and readers are told who wrote what."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests.factories import make_service
from tests.translating import begin
from tests.translations.machine.builders import WRONG

from .editing import publish, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def service(settings):
    """A service whose English translation has a draft without words, and a machine that errs."""
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = WRONG
    made = make_service("Poradnictwo", slug="x", summary="Zadzwoń pod 56 123 45 67.")
    begin(made, "en").save_target(publish=False)
    return made


def test_from_the_board_through_a_held_text_to_readers(
    live_server, administrator, service, page: Page
):
    sign_in(live_server.url, page)
    ask_the_machine(live_server.url, page)
    call_command("translations", "work")
    page.goto(f"{live_server.url}/admin/translations/held/")
    page.locator("main a", has_text="Poradnictwo").click()
    expect(page.locator("main section")).to_contain_text("56 123 45 67")
    wrong = page.locator("main section textarea")
    assert "56 123 45 76" in wrong.input_value()
    wrong.fill("Call 56 123 45 67.")
    page.locator("main section button.button:not([name])").click()
    expect(page.locator(".messages .success")).to_be_visible()
    publish_english(live_server.url, service, page)
    page.goto(f"{live_server.url}/en/uslugi/x/")
    expect(page.locator("main")).to_contain_text("Call 56 123 45 67.")
    expect(page.locator(".notice-origin")).to_contain_text("not reviewed by a person")


def ask_the_machine(site: str, page: Page) -> None:
    """Tick the row on the board and choose what is to happen with it."""
    page.goto(f"{site}/admin/translations/?language=en&q=Poradnictwo")
    page.get_by_role("checkbox", name="Poradnictwo").check()
    page.locator("#board-language").select_option("en")
    page.locator("#board-action").select_option("machine")
    page.locator(".board-actions button").click()
    expect(page.locator(".messages .success")).to_be_visible()


def publish_english(site: str, service, page: Page) -> None:
    """Publish in the editor of translations."""
    english = service.get_translations().get(locale__language_code="en")
    page.goto(f"{site}/admin/pages/{english.pk}/edit/")
    publish(page)
