"""A newcomer finds help in her language, and an editor's change of a telephone reaches every page."""

import time
from collections.abc import Callable, Iterator

import pytest
from catalogue.models import ServicePage
from core.languages import CODES
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.browser,
    pytest.mark.both,
]

NEW = "+48 10 000 09 87"
SLUG = "terapia-i-mediacje-inowroclaw"
QUERY = "?area=040701&q=допомога+дитині"


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Makes tabs, each of a visitor of their own."""
    contexts = []

    def make() -> Page:
        contexts.append(browser.new_context(locale="pl-PL"))
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def site(live_server, administrator):
    """A running site with the demo content; gives its address."""
    call_command("load_demo", verbosity=0)
    return live_server.url


def test_a_newcomer_finds_help_and_a_changed_telephone_is_right_everywhere(
    site: str, page: Page, new_page
):
    read_in_ukrainian(site, page)
    readers = {path: new_page() for path in addresses()}
    for path, reader in readers.items():
        reader.goto(site + path)  # every page is stored now
        assert NEW not in reader.content()
    editor = new_page()
    sign_in(site, editor)
    began = change_telephone(site, editor)
    for path, reader in readers.items():
        reader.goto(site + path)
        assert NEW in reader.content(), path
    assert time.monotonic() - began < 2 + 0.5 * len(readers)
    found_by_number(site, page)


def addresses() -> list[str]:
    """The service under every prefix, its provider, and a list that shows it."""
    prefixes = ["" if code == "pl" else f"/{code}" for code in CODES]
    provider = ServicePage.objects.get(slug=SLUG).provider.slug
    return [
        *(f"{prefix}/uslugi/{SLUG}/" for prefix in prefixes),
        f"/uk/uslugi/{provider}/",
        "/uk/uslugi/?area=040701&category=wspieranie-rodziny",
        f"/uk/uslugi/{QUERY}",
    ]


def read_in_ukrainian(site: str, page: Page) -> None:
    """From the first page to the facts of a service that nobody has translated."""
    page.goto(f"{site}/uk/")
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    page.locator("select[name=area]").select_option("040701")
    page.locator("main input[name=q]").fill("допомога дитині")
    page.locator("main button[type=submit]").click()
    found = page.locator(".service-item", has_text="Centrum Wspierania Rodzin")
    found.locator(f"a[href='/uk/uslugi/{SLUG}/']").click()
    expect(page.locator(".facts-panel")).to_contain_text("Мови допомоги")
    expect(page.locator(".notice-fallback")).to_be_visible()
    expect(page.locator(".prose")).to_have_attribute("lang", "pl")


def sign_in(site: str, editor: Page) -> None:
    """Sign in to the admin, which speaks Polish."""
    editor.goto(f"{site}/admin/")
    editor.locator("input[name=username]").fill("admin")
    editor.locator("input[name=password]").fill("haslo-do-testow")
    editor.locator("button[type=submit]").click()
    expect(editor.locator("html")).to_have_attribute("lang", "pl")


def change_telephone(site: str, editor: Page) -> float:
    """Change the number of the service's place and publish; gives the moment of the click."""
    place = ServicePage.objects.get(slug=SLUG).places.first()
    editor.goto(f"{site}/admin/snippets/catalogue/place/?q={place.name}")
    editor.get_by_role("link", name=place.name).first.click()
    editor.get_by_role("tab", name="Fakty").click()
    editor.locator("input[name='phones-0-number']").fill(NEW)
    editor.locator(".w-dropdown__toggle, [data-w-dropdown-target=toggle]").last.click()
    began = time.monotonic()
    editor.get_by_role("button", name="Opublikuj").click()
    expect(editor.locator(".messages .success")).to_be_visible()
    return began


def found_by_number(site: str, page: Page) -> None:
    """The search knows the new number within two seconds of the change."""
    end = time.monotonic() + 2
    while True:
        page.goto(f"{site}/uk/szukaj/?q={NEW.replace('+', '%2B').replace(' ', '+')}")
        if page.locator(f"main a[href='/uk/uslugi/{SLUG}/']").count():
            return
        assert time.monotonic() < end, "the search does not find the new number"
        time.sleep(0.1)
