"""Every kind of page tells machines and readers its languages and forms, and only what is true."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache as store
from django.core.files.base import ContentFile

from core.languages import CODES, direction, localized_path
from core.models import CustomDocument
from core.prose import paragraphs
from home.models import HomePage
from tests.factories import translate

from .builders_pages import one_of_each, source_at

pytestmark = pytest.mark.django_db
HOST = "http://testserver"
LISTS = [
    *("/", "/uslugi/", "/uslugi/?q=poradnictwo", "/szukaj/?q=poradnictwo", "/szukaj/?q=serwis"),
    *("/aktualnosci/", "/wydarzenia/", "/projekty/", "/publikacje/", "/dla-cudzoziemcow/"),
    *("/kontakt/", "/kanaly/aktualnosci.xml", "/kanaly/wydarzenia.ics", "/api/hsds/services"),
]


@pytest.fixture
def pages():
    """The source of each kind of page by its address; the service is in Ukrainian too."""
    found = {path: source_at(model, path) for model, path in one_of_each().items()}
    translate(found["/uslugi/usluga/"], "uk", title="Консультації")
    return found


def opened(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer, BeautifulSoup(answer.content, "html.parser")


def really_in(source):
    """The languages in which readers find a page's own words."""
    rows = type(source).objects.filter(translation_key=source.translation_key, live=True)
    return list(rows.filter(alias_of=None).values_list("locale__language_code", flat=True))


def in_sitemap(client, code):
    xml = client.get(f"/sitemap-{code}.xml").content.decode()
    return re.findall(f"<loc>{HOST}(/.*?)</loc>", xml)


@pytest.mark.parametrize("code", CODES)
def test_every_kind_of_page_names_the_languages_in_which_it_exists(client, pages, code):
    listed = in_sitemap(client, code)
    for path, source in pages.items():
        languages, own = really_in(source), localized_path(path, code)
        answer, page = opened(client, own)
        assert answer.templates[0].name == source.template
        assert (page.html["lang"], page.html["dir"]) == (code, direction(code)), own
        assert answer["Content-Language"] == code
        assert (own in listed) == (code in languages), own
        assert bool(page.select(".notice-fallback")) == (code not in languages), own
        canonical = localized_path(path, code if code in languages else "pl")
        assert page.select_one("link[rel=canonical]")["href"] == HOST + canonical
        links = page.select("link[rel=alternate][hreflang]")
        assert {link["hreflang"]: link["href"] for link in links} == {
            "x-default": HOST + path,
            **{each: HOST + localized_path(path, each) for each in languages},
        }
        switcher = {link["hreflang"]: link["href"] for link in page.select(".language-switcher a")}
        assert switcher == {each: localized_path(path, each) for each in CODES}


def test_every_kind_of_page_has_the_switch_of_forms_at_its_top(client, pages):
    film = CustomDocument(title="film")
    film.file.save("film.mp4", ContentFile(b"x"))
    for source in pages.values():
        written = type(source).objects.filter(pk=source.pk)
        written.update(easy_body=paragraphs(["Tu jest pomoc."]), film=film)
    for path, source in pages.items():
        own = localized_path(path, "be")
        if source.forms_together:
            _answer, page = opened(client, own)
            assert [link["href"] for link in page.select(".forms a")][1:3] == ["#easy", "#film"]
            assert page.select("#easy .easy")
            assert page.select("#film video")
            continue
        for form, shown in (("easy", ".easy"), ("sign", "video")):
            _answer, page = opened(client, f"{own}?form={form}")
            current = page.select(".page-heading .form-switch [aria-current]")
            assert [link["href"] for link in current] == [f"{own}?form={form}#form"]
            assert page.select(f"#form {shown}"), (own, form)
            assert "form=" not in page.select_one("link[rel=canonical]")["href"]


def test_a_page_that_only_repeats_another_is_offered_nowhere(client, pages):
    for path, source in pages.items():
        if not isinstance(source, HomePage):
            slug = f"kopia{source.pk}"
            copy = source.create_alias(update_slug=slug, parent=source.get_parent())
            _answer, page = opened(client, copy.specific.url)
            leads = {link["hreflang"]: link["href"] for link in page.select(".language-switcher a")}
            assert leads["uk"] == localized_path(path, "uk")
    store.clear()
    sitemaps = [f"/sitemap-{code}.xml" for code in CODES]
    offering = [path for path in LISTS + sitemaps if b"kopia" in client.get(path).content]
    assert offering == []
