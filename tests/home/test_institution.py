"""Contact, scope of activity, publications, the way down to a page, and who runs the site."""

from datetime import date, time

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file

from catalogue.models import HoursException, OpeningHours
from core.languages import CODES, SOURCE, localized_path
from core.models import CustomDocument, CustomImage, Institution
from home.models import ContactPage, Department, ScopePage, StandardPage
from home.publications import PAGE_SIZE
from search.services import find
from tests.factories import make_place, publish, translate

from .builders_institution import make_publication
from .builders_projects import make_page_below

pytestmark = pytest.mark.django_db


def soup(client, path, code="pl"):
    """A page as a tree."""
    answer = client.get(localized_path(path, code))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def contact(*places):
    """The contact page with these departments."""
    page = ContactPage.objects.get(locale__language_code=SOURCE)
    page.departments = [Department(place=place, sort_order=n) for n, place in enumerate(places)]
    return publish(page)


def open_place(name, **facts):
    """A place open on Wednesdays from 7:30 to 15:30."""
    place = make_place(name, **facts)
    place.hours = [OpeningHours(weekday=2, opens=time(7, 30), closes=time(15, 30))]
    return publish(place)


@pytest.mark.parametrize("code", CODES)
def test_departments_stand_in_order_with_telephones_and_hours(client, code):
    contact(open_place("Sekretariat"), open_place("Dział Świadczeń", phone="+48 10 000 00 91"))
    page = soup(client, "/kontakt/", code)
    names = [heading.text for heading in page.select("h2[id^=department-]")]
    assert names == ["Sekretariat", "Dział Świadczeń"]
    assert page.select_one("a[href='tel:+48100000091']")
    assert "07:30–15:30" in page.text


def test_a_department_is_open_now_unless_an_exception_closes_it(client):
    place = open_place("Sekretariat")
    contact(place)
    with time_machine.travel("2026-11-25T09:00:00+01:00", tick=False):
        assert "Teraz otwarte, do 15:30" in soup(client, "/kontakt/").text
        place.exceptions = [HoursException(from_date=date(2026, 11, 25), note="szkolenie")]
        publish(place)
        text = soup(client, "/kontakt/").text
    assert "Teraz otwarte" not in text
    assert "szkolenie" in text


def test_a_hidden_place_is_no_department(client):
    place = open_place("Sekretariat")
    contact(place)
    place.unpublish()
    assert soup(client, "/kontakt/").select("h2[id^=department-]") == []


def test_the_contact_page_is_found_by_its_departments():
    page = contact(open_place("Dział Świadczeń Rodzinnych"))
    hits = find("dział świadczeń rodzinnych", "uk").hits
    assert page.translation_key in {hit.key for hit in hits}


@pytest.mark.parametrize("code", CODES)
def test_the_scope_offers_its_three_forms_without_a_script(client, code):
    page = soup(client, "/zakres-dzialalnosci/", code)
    assert [link["href"] for link in page.select(".forms a")] == ["#text", "#easy", "#film", "#ask"]
    for name in ("text", "easy", "film", "ask"):
        assert page.select_one(f"#{name} h2")
    assert page.select_one("#easy .prose")["lang"] == code


def test_a_film_is_played_with_its_captions_or_watched_elsewhere(client):
    scope = ScopePage.objects.get(locale__language_code=SOURCE)
    assert soup(client, "/zakres-dzialalnosci/").select("video") == []
    scope.film, scope.captions = document("film.mp4"), document("napisy.vtt")
    publish(scope)
    video = soup(client, "/uk/zakres-dzialalnosci/").select_one("video")
    assert video.source["type"] == "video/mp4"
    assert video.track["src"].endswith(".vtt")
    scope.film, scope.film_url = None, "https://example.org/film"
    publish(scope)
    assert soup(client, "/zakres-dzialalnosci/").select_one("a[href='https://example.org/film']")


def document(name):
    """A file of the documents."""
    made = CustomDocument(title=name)
    made.file.save(name, ContentFile(b"x"))
    return made


@pytest.mark.parametrize("field", ["film", "captions"])
def test_a_film_that_no_browser_plays_is_refused_at_its_field(field):
    scope = ScopePage.objects.get(locale__language_code=SOURCE)
    setattr(scope, field, document("prezentacja.txt"))
    with pytest.raises(ValidationError) as refusal:
        scope.clean()
    assert list(refusal.value.message_dict) == [field]


def titles(client, query="", code="pl"):
    """The publications of a list."""
    return [link.text for link in soup(client, f"/publikacje/{query}", code).select("h2 a")]


def test_publications_stand_from_the_newest_and_by_year(client):
    make_publication("Dawna", year=2019)
    make_publication("Nowa", year=2023)
    make_publication("Bez roku")
    assert titles(client) == ["Nowa", "Dawna", "Bez roku"]
    assert titles(client, "?year=2019", "uk") == ["Dawna"]


@pytest.mark.parametrize("query", ["?year=1999", "?year=abc", "?page=99", "?page=x", "?year=٢٠٢٣"])
def test_an_odd_filter_is_named_and_nothing_breaks(client, query):
    make_publication("Nowa", year=2023)
    assert titles(client, query) == ["Nowa"]
    assert soup(client, f"/publikacje/{query}").select(".problems, [role=alert]")


def test_a_long_list_of_publications_has_pages_and_costs_the_same(
    client, django_assert_max_num_queries
):
    def queries():
        client.get("/publikacje/")
        with django_assert_max_num_queries(70) as captured:
            client.get(f"/publikacje/?utm={PAGE_SIZE}")
        return len(captured)

    make_publication()
    few = queries()
    for _ in range(PAGE_SIZE):
        make_publication()
    assert queries() <= few + 1
    assert len(titles(client)) == PAGE_SIZE
    assert len(titles(client, "?page=2")) == 1


@pytest.mark.parametrize("code", ["pl", "uk", "ar"])
def test_a_file_says_its_kind_size_language_and_accessibility(client, code):
    make_publication(slug="raport", files=[("pl", "scan"), ("en", "easy")], editors="ROPS")
    files = soup(client, "/publikacje/raport/", code).select(".files li")
    assert len(files) == 2
    assert all("TXT" in item.text for item in files)
    if code == "pl":
        assert "Angielski" in files[1].text
        assert "skan" in files[0].text


def test_publications_are_found_by_authors_and_drafts_are_not():
    page = make_publication("Raport", authors="Anna Nowak", year=2023)
    keys = {hit.key for hit in find("Anna Nowak", "pl").hits}
    assert page.translation_key in keys
    page.unpublish()
    assert page.translation_key not in {hit.key for hit in find("Anna Nowak", "pl").hits}


def about():
    """The Polish page about the site."""
    return StandardPage.objects.get(slug="o-serwisie", locale__language_code=SOURCE)


def test_a_section_has_a_menu_and_a_way_up_in_the_readers_language(client):
    team = make_page_below(about(), "Zespół", slug="zespol")
    make_page_below(team, "Kierownictwo", slug="kierownictwo")
    translate(team, "uk", title="Команда")
    page = soup(client, "/o-serwisie/zespol/kierownictwo/", "uk")
    crumbs = [(link.text, link["href"]) for link in page.select(".breadcrumbs a")]
    assert crumbs[-1] == ("Команда", "/uk/o-serwisie/zespol/")
    menu = {link["href"]: link for link in page.select(".side-menu a")}
    assert set(menu) >= {"/uk/o-serwisie/", "/uk/o-serwisie/zespol/"}
    assert page.select_one(".side-menu [aria-current]").text.strip() == "Kierownictwo"


def test_a_single_page_has_no_menu_of_its_section(client):
    assert soup(client, "/prywatnosc/").select(".side-menu") == []


def test_drafts_are_neither_in_the_menu_of_a_section_nor_on_the_way_up(client):
    team = make_page_below(about(), "Zespół", slug="zespol")
    make_page_below(team, "Kierownictwo", slug="kierownictwo")
    make_page_below(about(), "Historia", slug="historia").unpublish()
    assert "Historia" not in soup(client, "/o-serwisie/").select_one(".side-menu").text
    team.unpublish()
    crumbs = soup(client, "/o-serwisie/zespol/kierownictwo/").select(".breadcrumbs a")
    assert "Zespół" not in [link.text for link in crumbs]


@pytest.mark.parametrize("code", CODES)
def test_the_institution_is_named_in_the_readers_language_beside_its_polish_name(client, code):
    ours = Institution.load()
    footer = soup(client, "/", code).footer
    assert ours.name in footer.text
    translated = footer.select_one(f"address [lang={code}]")
    assert bool(translated) is (code != "pl")


def test_bip_and_social_media_are_links_in_the_footer(client):
    ours = Institution.load()
    ours.bip_url = "https://bip.example.org/"
    ours.social_links = [("link", {"name": "Facebook", "url": "https://example.org/f"})]
    ours.save()
    footer = soup(client, "/").footer
    assert footer.select_one("a[href='https://bip.example.org/']")
    assert footer.select_one("a[href='https://example.org/f']").text == "Facebook"


def test_a_shared_page_shows_its_words_and_a_picture(client):
    ours = Institution.load()
    picture = CustomImage(title="Logo", file=get_test_image_file(size=(1300, 700)))
    picture.save()
    ours.share_picture = picture
    ours.save()
    page = soup(client, "/o-serwisie/", "uk")
    found = {tag["property"]: tag["content"] for tag in page.select("meta[property]")}
    assert found["og:title"] == about().published["uk"].title
    assert found["og:locale"] == "uk_UA"
    assert found["og:image:width"] == "1200"
    assert found["og:url"].endswith("/uk/o-serwisie/")
