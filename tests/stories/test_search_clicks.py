"""A reader follows a result: the query's click is counted, and no cookie is left."""

import time

import pytest
from playwright.sync_api import Page

from search.models import QueryTrace
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def clicks() -> int:
    """How many clicks are counted, once the browser has had time to report them."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        found = sum(QueryTrace.objects.values_list("clicks", flat=True))
        if found:
            return found
        time.sleep(0.1)
    return 0


def test_a_followed_result_is_counted_without_a_cookie(live_server, page: Page):
    factories.make_service("Kupon na kajak")
    page.goto(f"{live_server.url}/szukaj/?q=kupon")
    with page.expect_request("**/szukaj/klik") as sent:
        page.get_by_role("link", name="Kupon na kajak").click(timeout=60_000)
    assert "kupon" in (sent.value.post_data or "")
    assert clicks() == 1
    assert page.context.cookies() == []


def test_without_javascript_the_result_is_followed_all_the_same(live_server, browser):
    service = factories.make_service("Kupon na kajak")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/szukaj/?q=kupon")
    page.get_by_role("link", name="Kupon na kajak").click()
    page.wait_for_url(f"**/{service.slug}/")
    assert QueryTrace.objects.get().clicks == 0
