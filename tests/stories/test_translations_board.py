"""An administrator reviews on the board; an editor corrects a comma and says that it is minor."""

import re

import pytest
from playwright.sync_api import Page, expect

from home.models import HomePage, StandardPage
from tests.factories import make_service, publish
from tests.translating import begin, complete
from tests.translations.test_provenance import by_machine
from translations.models import Edition

from .editing import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_ticked_rows_are_marked_as_reviewed(live_server, administrator, page: Page):
    for title in ("Porady", "Rozmowy", "Zajęcia"):
        by_machine(begin(make_service(title))).save_target()
    sign_in(live_server.url, page)
    page.goto(f"{live_server.url}/admin/translations/?language=uk&state=machine")
    expect(page.locator(".board-table tbody tr")).to_have_count(3)
    page.get_by_role("checkbox", name="Porady").focus()
    page.keyboard.press("Space")
    page.get_by_role("checkbox", name="Zajęcia").check()
    page.locator("#board-language").select_option("uk")
    page.locator("#board-action").select_option("review")
    page.locator(".board-actions button").click()
    expect(page.locator(".messages .success")).to_contain_text("2")
    expect(page.locator(".board-table tbody tr")).to_have_count(1)
    expect(page.locator(".board-table tbody")).to_contain_text("Rozmowy")


def test_an_editor_reads_what_becomes_outdated_and_calls_it_minor(
    live_server, administrator, page: Page
):
    home = HomePage.objects.get(locale__language_code="pl")
    about = publish(home.add_child(instance=StandardPage(title="O nas", slug="o-nas")))
    complete(begin(about)).save_target()
    sign_in(live_server.url, page)
    page.goto(f"{live_server.url}/admin/pages/{about.pk}/edit/")
    outcome = page.locator("[data-translation-outcome]")
    before = outcome.inner_text()
    page.wait_for_timeout(2500)  # the form is compared with what it was two seconds after loading
    page.locator("[name=title]").fill("O nas i o regionie")
    expect(outcome).not_to_have_text(before)
    expect(outcome).to_contain_text("5")
    page.locator("[name=minor_edit]").check()
    expect(outcome).not_to_contain_text("5")
    page.locator(".w-dropdown__toggle, [data-w-dropdown-target=toggle]").last.click()
    page.get_by_role("button", name=re.compile("^Opublikuj")).click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert Edition.objects.get().outdated_since is None
    page.goto(f"{live_server.url}/admin/pages/{about.pk}/edit/")
    expect(page.locator("[name=minor_edit]")).not_to_be_checked()
