"""Every kind of page in every language: its language, its direction and the right notice."""

from datetime import date
from itertools import cycle

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import gettext, override
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from core import cache
from core.checks import our_page_models
from core.languages import CODES, direction, localized_path
from core.templatetags.core_tags import localized_date
from tests.factories import make_service, publish
from tests.home.builders_pages import one_of_each
from tests.translating import begin, complete
from translations import provenance
from translations.models import Edition

pytestmark = pytest.mark.django_db
OTHERS = [code for code in CODES if code != "pl"]
DAY = date(2027, 5, 4)
ONLY_POLISH = "This text is only in Polish for now."
WAY = "Go to the Polish page"
PEOPLE = "Translated by people."
MACHINE = "Translated by machine, not reviewed by a person."
REVIEWED = "Translated by machine, reviewed by a person on %(day)s."
NEWER = "The Polish text is newer: changed on %(day)s."


@pytest.fixture
def addresses():
    """The Polish address of one page of each kind; all there are."""
    found = one_of_each()
    assert set(found) == set(our_page_models())
    return found


def said(code, *messages):
    """Messages in a language: English ones say only that its catalogue lacks them."""
    with override(code):
        words = [gettext(message) for message in messages]
        assert code == "en" or not set(words) & set(messages)
        whole = " ".join(words) % {"day": localized_date(DAY).removesuffix(".")}
        return " ".join(whole.split())


def seen(client, path, code):
    """A page in a language, whose root says so."""
    response = client.get(localized_path(path, code))
    page = BeautifulSoup(response.content, "html.parser")
    assert (page.html["lang"], page.html["dir"]) == (code, direction(code)), (path, code)
    assert (page.html["dir"] == "rtl") == (code == "ar")
    assert response["Content-Language"] == code
    return page


def notices(page):
    """What is said of the whole page's words, and where its links lead."""
    found = page.select(
        "main .page-heading ~ .notice-origin, main .page-heading ~ .notice-fallback"
    )
    links = [link["href"] for notice in found for link in notice.select("a[hreflang=pl]")]
    return [" ".join(notice.get_text().split()) for notice in found], links


def language_of_prose(page):
    heading = page.select_one("main .page-heading")
    return heading["lang"], heading["dir"]


@pytest.mark.parametrize("code", CODES)
def test_every_kind_without_a_translation_says_so(client, addresses, code):
    Page.objects.exclude(locale__language_code="pl").update(live=False)
    cache.move_generation()
    for model, path in addresses.items():
        page = seen(client, path, code)
        assert language_of_prose(page) == ("pl", "ltr"), model
        expected = [said(code, ONLY_POLISH, WAY)], [f"http://testserver{path}"]
        assert notices(page) == (([], []) if code == "pl" else expected), model


def test_translations_that_came_with_the_site_say_nothing_until_somebody_works_on_them(
    client, addresses
):
    for model, path in addresses.items():
        if model.objects.filter(locale__language_code="uk", live=True).exists():
            page = seen(client, path, "uk")
            assert (language_of_prose(page)[0], notices(page)) == ("uk", ([], [])), model


def test_every_kind_that_people_translated_says_so(client, addresses):
    languages = dict(zip(addresses, cycle(OTHERS), strict=False))
    for model, path in addresses.items():
        slug = path.strip("/").rpartition("/")[2] or "home"
        source = model.objects.get(slug=slug, locale__language_code="pl")
        complete(begin(source, languages[model])).save_target()
    for model, path in addresses.items():
        code = languages[model]
        page = seen(client, path, code)
        assert language_of_prose(page) == (code, direction(code)), model
        assert notices(page) == ([said(code, PEOPLE)], []), model


def test_each_origin_is_said_in_every_language(client, administrator, time_machine):
    source = make_service("Poradnictwo", slug="x", summary="Rozmowa.", areas=["0407"])
    time_machine.move_to("2027-05-04T10:00:00+02:00", tick=False)
    translations = {code: complete(begin(source, code)) for code in OTHERS}
    for text in StringTranslation.objects.all():
        text.translation_type = "machine"
        text.save()
    for code, translation in translations.items():
        translation.save_target()
        assert notices(seen(client, "/uslugi/x/", code)) == ([said(code, MACHINE)], [])
        provenance.review(translation, administrator)
        assert notices(seen(client, "/uslugi/x/", code)) == ([said(code, REVIEWED)], [])


def test_a_newer_polish_text_is_said_in_every_language(client, time_machine):
    source = make_service("Poradnictwo", slug="x", summary="Rozmowa.", areas=["0407"])
    time_machine.move_to("2027-05-04T10:00:00+02:00", tick=False)
    for code in OTHERS:
        complete(begin(source, code)).save_target()
    source.summary = "Długa rozmowa."
    publish(source)
    assert Edition.objects.filter(outdated_since=None).count() == 0
    for code in OTHERS:
        page = seen(client, "/uslugi/x/", code)
        assert notices(page) == ([said(code, PEOPLE, NEWER, WAY)], ["http://testserver/uslugi/x/"])
        assert page.select_one(".lead").get_text() == f"[{code}] Rozmowa."
    assert notices(seen(client, "/uslugi/x/", "pl")) == ([], [])
