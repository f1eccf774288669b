"""A newcomer finds help, and an editor's change of a telephone reaches every page."""

import time
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from catalogue.models import ServicePage
from core.languages import CODES
from tests.fixtures_tasks import SOME_UNDONE

from .editing import publish, sign_in

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
]
ENGINES = [
    pytest.param("database", marks=[pytest.mark.both, pytest.mark.slow]),
    pytest.param("elasticsearch", marks=pytest.mark.elasticsearch),
]

# Seconds within which a change is seen; the machine may be busy with other tests.
SOON = 15
NEW = "+48 10 000 09 87"
SLUG = "terapia-i-mediacje-inowroclaw"
QUERY = urlencode({"area": "040701", "q": "допомога дитині"})


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The engine that answers; Elasticsearch with an index of its own."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch_index")
    return str(request.param)


@pytest.fixture
def site(engine: str, live_server, administrator, settings):
    """A running site with the demo content; gives its address."""
    settings.TASKS = SOME_UNDONE
    call_command("load_demo", verbosity=0)
    return live_server.url


def test_a_newcomer_finds_help_and_a_changed_telephone_is_right_everywhere(
    site: str, engine: str, page: Page, new_page
):
    read_in_ukrainian(site, page)
    answer = page.request.get(f"{site}/uk/uslugi/?{QUERY}")
    assert answer.headers["x-search-engine"] == engine
    for path in addresses():
        assert NEW not in read(site, page, path)
        assert NEW not in read(site, page, path)  # from the store now
    editor = new_page()
    sign_in(site, editor)
    change_telephone(site, editor)
    published = time.monotonic()
    for path in addresses():
        assert NEW in read(site, page, path), path
    wait_until_found_by_number(site, page)
    assert time.monotonic() - published < SOON


def read(site: str, page: Page, path: str) -> str:
    """The page at an address as a reader gets it."""
    return page.request.get(site + path).text()


def addresses() -> list[str]:
    """The service under every prefix, its provider, and a list that shows it."""
    prefixes = ["" if code == "pl" else f"/{code}" for code in CODES]
    provider = ServicePage.objects.get(slug=SLUG).provider.slug
    return [
        *(f"{prefix}/uslugi/{SLUG}/" for prefix in prefixes),
        f"/uk/uslugi/{provider}/",
        "/uk/uslugi/?area=040701&category=wspieranie-rodziny",
        f"/uk/uslugi/?{QUERY}",
    ]


def read_in_ukrainian(site: str, page: Page) -> None:
    """From the first page to the facts of a service that nobody has translated."""
    page.goto(f"{site}/uk/")
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    page.locator("main input[name=where]").fill("Іновроцлав")
    page.locator("main input[name=q]").fill("допомога дитині")
    page.locator("main button[type=submit]").click()
    found = page.locator(".service-item", has_text="Centrum Wspierania Rodzin")
    found.locator(f"a[href='/uk/uslugi/{SLUG}/']").click()
    expect(page.locator(".facts-panel")).to_contain_text("Українська")
    expect(page.locator(".notice-fallback")).to_be_visible()
    expect(page.locator(".prose")).to_have_attribute("lang", "pl")


def change_telephone(site: str, editor: Page) -> None:
    """Change the number of the service's place and publish."""
    place = ServicePage.objects.get(slug=SLUG).places.first()
    editor.goto(f"{site}/admin/snippets/catalogue/place/?q={place.name}")
    editor.get_by_role("link", name=place.name).first.click()
    editor.get_by_role("tab", name="Fakty").click()
    editor.locator("input[name='phones-0-number']").fill(NEW)
    publish(editor)


def wait_until_found_by_number(site: str, page: Page) -> None:
    """Ask the search for the new number until it finds the service, for a moment at most."""
    address = f"/uk/szukaj/?{urlencode({'q': NEW})}"
    end = time.monotonic() + SOON
    while f'href="/uk/uslugi/{SLUG}/"' not in read(site, page, address):
        assert time.monotonic() < end, "the search does not find the new number"
        time.sleep(0.1)
