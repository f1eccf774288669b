"""Somebody says where they live and what they need: three languages, with and without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from catalogue.models import ServicePage
from search.localities import folded_name
from search.services import Locality
from tests.factories import (
    make_category,
    make_document,
    make_place,
    make_provider,
    make_service,
    make_status,
    translate,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
READERS = [("pl", "w Inowrocławiu"), ("uk", "Іновроцлав"), ("ar", "inowroclaw")]


@pytest.fixture
def site(live_server) -> str:
    """A running site with three services in and around Inowrocław."""
    here = make_place("Poradnia", latitude="52.79300", longitude="18.26110")
    away = make_place("Ośrodek", city="Toruń", latitude="53.01380", longitude="18.59840")
    kind = make_category("legalizacja pobytu", uk="легалізація перебування", ar="تسوية الإقامة")
    facts = {"categories": [kind], "provider": make_provider("Centrum")}
    near = make_service(
        "Porady o pobycie",
        slug="porady",
        places=[here],
        areas=["0407"],
        languages=["uk", "ar"],
        documents=[make_document("paszport", uk="паспорт", ar="جواز السفر")],
        statuses=[make_status("ochrona czasowa", slug="ochrona-czasowa")],
        **facts,
    )
    make_service("Porady w regionie", places=[away], areas=["04"], languages=["uk"], **facts)
    make_service("Porady po polsku", places=[here], areas=["040701"], languages=["pl"], **facts)
    make_service("Pomoc po przemocy", slug="pomoc", is_sensitive=True, **facts)
    make_status("obywatele polscy", slug="obywatele")
    translate(near, "uk", title="Поради щодо перебування")
    Locality.objects.create(
        name="Inowrocławek", folded=folded_name("Inowrocławek"), postcode="88-101", area_id="040704"
    )
    return str(live_server.url)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser):
    """A phone with or without JavaScript; it may reach this site only."""
    context = browser.new_context(
        java_script_enabled=request.param, viewport={"width": 360, "height": 740}
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("code", "typed"), READERS, ids=[code for code, _ in READERS])
def test_a_reader_finds_who_serves_them_and_takes_a_card_along(site, reader, code, typed):
    foreign = hosts_asked(reader, site)
    prefix = "" if code == "pl" else f"/{code}"
    reader.goto(f"{site}{prefix}/uslugi/")
    expect(reader.locator("html")).to_have_attribute("dir", "rtl" if code == "ar" else "ltr")
    reader.locator("main input[name=where]").fill(typed)
    reader.locator(".finder__first button").click()
    reader.wait_for_url("**area=040701*")
    expect(reader.locator(".service-item")).to_have_count(4)
    choose_ukrainian(reader)
    titles = reader.locator(".service-item__title")
    expect(titles).to_have_count(2)
    first = "Поради щодо перебування" if code == "uk" else "Porady o pobycie"
    expect(titles.first).to_have_text(first)
    titles.first.locator("a").click()
    expect(reader.locator(".facts-panel .phone").first).to_be_visible()
    reader.locator("main a[href$='?card=1']").click()
    if code == "pl":  # what stands beside the Polish is chosen first
        reader.locator(".say-it a[lang=uk]").click()
    expect(reader.locator(".say-it dd").first).to_have_attribute("lang", "pl")
    assert not wider_than_the_screen(reader)
    assert foreign == []


def choose_ukrainian(reader: Page) -> None:
    """Tick a language among the further conditions, and send the form."""
    reader.locator(".finder__more summary").click()
    reader.locator("input[name=language][value=uk]").check()
    reader.locator(".finder__more button").click()
    reader.wait_for_url("**language=uk*")


def hosts_asked(reader: Page, site: str) -> list[str]:
    """The addresses outside the site that the browser asks for from now on."""
    asked: list[str] = []
    reader.on("request", lambda request: request.url.startswith(site) or asked.append(request.url))
    return asked


def wider_than_the_screen(reader: Page) -> bool:
    """Whether a page has to be moved sideways on a phone; unknown without scripts."""
    box = reader.locator("main").bounding_box()
    return box is None or box["width"] > 360


def test_villages_are_suggested_while_typing(site, page: Page):
    page.goto(f"{site}/uslugi/")
    page.locator("main input[name=where]").press_sequentially("inowrocławe", delay=20)
    option = page.locator("main datalist option[value='Inowrocławek, 88-101']")
    option.wait_for(state="attached")


def test_the_residence_status_hides_lines_and_leaves_no_trace(site, page: Page):
    page.goto(f"{site}/uslugi/?area=040701")
    address, sent = page.url, []
    page.on("request", lambda request: sent.append(request.url))
    page.locator("#status-filter").select_option("obywatele")
    expect(page.locator(".service-item:visible")).to_have_count(3)
    expect(page.locator("[data-hidden-count] b")).to_have_text("1")
    page.locator("#status-filter").select_option("ochrona-czasowa")
    expect(page.locator(".service-item:visible")).to_have_count(4)
    assert page.url == address
    # Chromium asks for the site's icon when it likes.
    assert set(sent) <= {f"{site}/static/img/icon.svg"}
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_scripts_nobody_is_asked_for_their_status(site, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/uslugi/?area=040701")
    assert page.locator("#status-filter").is_hidden()
    context.close()


def test_a_sensitive_page_is_left_at_once_and_not_returned_to(site, page: Page):
    page.route("https://**", lambda route: route.fulfill(body="elsewhere"))
    page.goto(f"{site}/uslugi/")
    page.goto(f"{site}/uslugi/{ServicePage.objects.get(slug='pomoc').slug}/")
    assert "przemoc" not in page.title().lower()
    page.locator("[data-quick-exit]").click()
    page.wait_for_url("https://**")
    page.go_back()
    page.wait_for_url(f"{site}/uslugi/")
