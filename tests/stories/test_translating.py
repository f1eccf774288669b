"""A translator signs in, sees what waits, writes beside the Polish text, and submits it."""

import pytest
from playwright.sync_api import Page, expect

from catalogue.models import ServicePage
from tests.factories import make_service
from tests.translations.people import translator

from .editing import sign_in

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
]
WORDS = {"Poradnictwo": "Консультації", "Rozmowa.": "Розмова."}


def test_a_translator_goes_from_the_start_page_to_a_submitted_translation(live_server, page: Page):
    source = make_service("Poradnictwo", slug="x", summary="Rozmowa.")
    sign_in(live_server.url, page, translator("uk").username)
    begin(page, "Poradnictwo")
    write(page)
    page.locator("button[value=save]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    expect(page.locator("progress")).to_have_attribute("value", "2")
    page.locator("button[value=submit]").click()
    expect(page.locator(".notice--now")).to_be_visible()
    made = ServicePage.objects.get(
        translation_key=source.translation_key, locale__language_code="uk"
    )
    assert (made.live, made.workflow_in_progress) == (False, True)
    assert made.get_latest_revision_as_object().title == "Консультації"


def begin(page: Page, title: str) -> None:
    """From the first page of the admin to the list of what nobody has begun, and into it."""
    page.locator("a[href*='list=missing']").first.click()
    page.locator("tr", has_text=title).get_by_role("button").click()
    expect(page.locator(".segment")).to_have_count(2)


def write(page: Page) -> None:
    """Translate each text that stands on the left."""
    for polish, ukrainian in WORDS.items():
        segment = page.locator(".segment", has=page.get_by_text(polish, exact=True))
        field = segment.locator("textarea[name^=text-]")
        expect(field).to_have_attribute("lang", "uk")
        left, right = segment.locator(".segment__source").bounding_box(), field.bounding_box()
        assert left["x"] + left["width"] <= right["x"]
        field.fill(ukrainian)
