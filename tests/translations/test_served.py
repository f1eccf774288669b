"""What readers of a translation are served: its links, and whatever happens to its source."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache as store
from wagtail.models import PageViewRestriction

from core.blocks import LinkBlock
from core.languages import localized_path, set_public_language
from home.models import StandardPage
from tests.factories import publish
from tests.translating import begin, complete

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def about(home):
    return StandardPage.objects.get(slug="o-serwisie", locale=home.locale)


def page_below(parent, title="Zespół", slug="zespol", body=()):
    page = StandardPage(title=title, slug=slug, locale=parent.locale, body=list(body))
    parent.add_child(instance=page)
    return publish(page)


def translated(page, *, live=True):
    translation = complete(begin(page))
    translation.save_target(publish=live)
    return translation


def links(client, path="/uk/skad/"):
    """Where the link in the text and the button lead."""
    html = BeautifulSoup(client.get(path).content, "html.parser")
    found = html.select(".block-call-to-action a, main p a[href*=zespol], main p a[href*=ludzie]")
    return sorted(link["href"] for link in found)


@pytest.fixture
def target(about):
    return page_below(about)


@pytest.fixture
def origin(home, target):
    """A page with a link in its text and a button, both to the target."""
    text = f'<p>Zobacz <a linktype="page" id="{target.pk}">zespół</a>.</p>'
    button = {"label": "Zespół", "link": {"page": target}}
    return page_below(home, "Skąd", "skad", [("text", text), ("call_to_action", button)])


@pytest.mark.parametrize("first", ["origin", "target"])
@pytest.mark.parametrize("live", [None, False, True])
def test_links_lead_to_the_same_page_in_the_readers_language(client, origin, target, first, live):
    if first == "origin":
        translated(origin)
    if live is not None:
        translated(target, live=live)
    if first == "target":
        translated(origin)
    assert links(client) == ["/uk/o-serwisie/zespol/"] * 2
    assert links(client, "/skad/") == ["/o-serwisie/zespol/"] * 2
    html = client.get("/uk/o-serwisie/zespol/").content.decode()
    assert ("<h1>[uk] Zespół</h1>" in html) == bool(live)
    assert ("notice-fallback" in html) == (not live)


def test_links_follow_the_source_when_it_has_another_address_and_end_with_it(
    client, origin, target
):
    translated(target)
    translated(origin)
    target.slug = "ludzie"
    target = publish(target)
    assert links(client) == ["/uk/o-serwisie/ludzie/"] * 2
    target.unpublish()
    html = BeautifulSoup(client.get("/uk/skad/").content, "html.parser")
    assert html.select(".block-call-to-action a") == []


def test_a_button_to_a_page_of_another_language_leads_where_its_source_is(target):
    copy = translated(target, live=False).get_target_instance()
    set_public_language("uk")

    def href():
        return LinkBlock().to_python({"page": copy.pk}).href

    assert href() == "/uk/o-serwisie/zespol/"
    target.slug = "ludzie"
    publish(target)
    assert href() == "/uk/o-serwisie/ludzie/"
    type(copy).objects.filter(pk=copy.pk).update(live=True)
    target.unpublish()
    assert href() == ""


def unpublish(page, about):
    page.unpublish()


def restrict(page, about):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete(page, about):
    page.delete()


def move(page, about):
    page.move(StandardPage.objects.get(slug="prywatnosc", locale=about.locale), pos="last-child")


PLACES = {
    "page": "{prefix}{path}",
    "menu of the section": "{prefix}/o-serwisie/",
    "search": "{prefix}/szukaj/?q=" + "kwagga",
    "sitemap": "/sitemap-{code}.xml",
}


def address_of(path, code):
    return f"http://testserver{localized_path(path, code)}"


def where(client, path, code, title):
    """Where readers of a language meet a page; asked twice, the second answer is the stored one."""
    found = set()
    for name, pattern in PLACES.items():
        address = pattern.format(prefix="" if code == "pl" else f"/{code}", path=path, code=code)
        for _time in range(2):
            response = client.get(address)
        text = response.content.decode()
        if name != "sitemap":
            text = BeautifulSoup(text, "html.parser").get_text()
        wanted = address_of(path, code) if name == "sitemap" else title
        if response.status_code == 200 and wanted in text:
            found.add(name)
    return found


@pytest.mark.parametrize("take", [unpublish, restrict, delete, move])
def test_what_happens_to_the_source_happens_in_every_language_at_once(client, about, take):
    page = page_below(about, "Kwagga", "kwagga")
    translated(page)
    old = "/o-serwisie/kwagga/"
    titles = {"pl": "Kwagga", "uk": "[uk] Kwagga", "en": "Kwagga"}
    for code, title in titles.items():
        everywhere = set(PLACES) - ({"sitemap"} if code == "en" else set())
        assert where(client, old, code, title) == everywhere
    take(page, about)
    for code, title in titles.items():
        found = where(client, old, code, title)
        assert found == ({"search"} if take is move else set()), code
        if take is move:
            new = {"page", "search"} | ({"sitemap"} if code != "en" else set())
            assert where(client, "/prywatnosc/kwagga/", code, title) == new


def test_while_a_translation_lags_readers_keep_the_whole_of_the_last_one(client, about):
    page = page_below(about, body=[("text", "<p>Dawny wstęp.</p>"), ("text", "<p>Reszta.</p>")])
    translated(page)
    page.title, page.body = "Ludzie", [("text", "<p>Nowy wstęp.</p>"), ("text", "<p>Reszta.</p>")]
    page = publish(page)
    begin(page).save_target(publish=False)
    store.clear()
    html = client.get("/uk/o-serwisie/zespol/").content.decode()
    main = BeautifulSoup(html, "html.parser").main.get_text()
    assert [words in main for words in ("[uk] Zespół", "[uk] Dawny wstęp.", "[uk] Reszta.")] == [
        True
    ] * 3
    assert "Nowy" not in main
    assert "Ludzie" not in main
    assert 'hreflang="pl"' in html
    found = BeautifulSoup(client.get("/uk/szukaj/?q=zespół").content, "html.parser").main
    assert "[uk] Zespół" in found.get_text()
    assert "Ludzie" not in found.get_text()
