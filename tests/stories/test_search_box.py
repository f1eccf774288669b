"""Somebody types into the search box with a keyboard alone, in three directions and scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import make_category, make_place, make_provider, make_service, translate

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
READERS = [
    ("pl", "rodziny zast", "rodziny zastępcze", "Kursy dla opiekunów"),
    ("uk", "прийомні сі", "прийомні сім'ї", "Курси для опікунів"),
    ("ar", "الأسر البد", "الأسر البديلة", "Kursy dla opiekunów"),
]
BOX = "header input[name=q]"
OPTIONS = "header [role=option]"


@pytest.fixture
def site(live_server) -> str:
    """A running site with a need in several languages and a service for it."""
    need = make_category("rodziny zastępcze", uk="прийомні сім'ї", ar="الأسر البديلة")
    place = make_place("Ośrodek")
    provider = make_provider("Centrum", places=[place])
    service = make_service(
        "Kursy dla opiekunów", slug="kursy", categories=[need], provider=provider, places=[place]
    )
    translate(service, "uk", title="Курси для опікунів")
    return str(live_server.url)


def prefix(code: str) -> str:
    return "" if code == "pl" else f"/{code}"


def typing(page: Page, text: str) -> None:
    """Reach the box with the keyboard and type as people do."""
    for _key in range(60):
        page.keyboard.press("Tab")
        if page.locator(BOX).evaluate("box => box === document.activeElement"):
            break
    page.keyboard.type(text, delay=15)
    expect(page.locator(OPTIONS).first).to_be_visible()


def active(page: Page) -> str | None:
    return page.locator(BOX).get_attribute("aria-activedescendant")


@pytest.mark.parametrize(("code", "typed", "label", "title"), READERS, ids=["pl", "uk", "ar"])
def test_a_need_is_chosen_with_the_keyboard_alone(site, page: Page, code, typed, label, title):
    page.goto(f"{site}{prefix(code)}/")
    typing(page, typed)
    box, options = page.locator(BOX), page.locator(OPTIONS)
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(options.first).to_contain_text(label)
    expect(page.locator("#search-status")).to_contain_text("1")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert active(page) == options.first.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/szukaj/?q=*")
    expect(page.locator(".search-hit h2 a").first).to_have_text(title)
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if code == "ar" else "ltr")


def test_arrows_go_round_escape_closes_and_enter_sends_the_words(site, page: Page):
    page.goto(f"{site}/")
    typing(page, "kurs")
    page.keyboard.press("ArrowUp")
    assert active(page) == page.locator(OPTIONS).last.get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert active(page) is None
    page.keyboard.press("Escape")
    expect(page.locator("#search-suggestions")).to_be_hidden()
    expect(page.locator(BOX)).to_have_value("kurs")
    page.keyboard.press("Enter")
    page.wait_for_url("**/szukaj/?q=kurs")


def test_leaving_the_box_closes_the_list_and_keeps_the_words(site, page: Page):
    page.goto(f"{site}/")
    typing(page, "kursy dla")
    page.keyboard.press("Tab")
    expect(page.locator("#search-suggestions")).to_be_hidden()
    expect(page.locator(BOX)).to_have_value("kursy dla")
    expect(page.locator("header form button")).to_be_focused()


def test_the_last_answer_wins(site, page: Page):
    page.goto(f"{site}/")
    slow = "**/podpowiedzi?q=ku"
    page.route(slow, lambda route: (page.wait_for_timeout(700), route.continue_()))
    page.locator(BOX).focus()
    page.keyboard.type("ku", delay=10)
    page.wait_for_timeout(200)
    page.keyboard.type("rsy op", delay=10)
    page.wait_for_timeout(1200)
    expect(page.locator(OPTIONS)).to_have_count(1)


def test_a_suggestion_is_large_enough_and_is_opened_by_a_tap(site, browser: Browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{site}/ar/")
    page.locator(BOX).tap()
    page.keyboard.type("inowroc", delay=10)
    option = page.locator(OPTIONS).first
    box = option.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["width"] <= 360
    option.tap()
    page.wait_for_url("**/ar/uslugi/?area=0407*")
    context.close()


def test_nothing_is_asked_for_a_single_letter_and_no_other_host_ever(site, page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/")
    page.locator(BOX).focus()
    page.keyboard.type("k")
    page.wait_for_timeout(400)
    assert not [url for url in asked if "podpowiedzi" in url]
    assert all(url.startswith(site) for url in asked)


@pytest.mark.parametrize("code", ["pl", "uk", "ar"])
def test_without_scripts_the_page_searches_narrows_and_sorts(site, browser: Browser, code):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site}{prefix(code)}/")
    page.locator(BOX).fill("kursy" if code != "uk" else "курси")
    page.locator("header form button").click()
    page.wait_for_url("**/szukaj/?q=*")
    expect(page.locator(".search-hit").first).to_be_visible()
    page.locator(".search-narrow summary").click()
    page.locator(".search-narrow input[name=kind][value=service]").check()
    page.locator(".search-narrow button").click()
    page.wait_for_url("**kind=service*")
    expect(page.locator(".search-hit")).to_have_count(1)
    page.locator(".active-filters a").first.click()
    page.wait_for_url(lambda url: "kind" not in url)
    expect(page.locator("main input[name=q]").first).not_to_have_value("")
    context.close()
