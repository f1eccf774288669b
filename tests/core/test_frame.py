"""The frame of every public page: menu, languages and the institution's name."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from core.context_processors import institution, language_links, menu, site
from core.languages import CODES, public_language, set_public_language
from core.loading import rows
from core.models import Institution
from home.models import StandardPage
from home.setup import DATA
from tests.factories import catalogue_page, publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.both]
FILES = rows(DATA, "structure/*.yaml")
# Help in danger is a guide; set-up makes it after the structural pages.
STRUCTURE = [
    *[f"/{row['slug']}/" for row in FILES if row.get("in_menus")],
    "/pomoc-w-niebezpieczenstwie/",
]
IN_FOOTER_ONLY = "/prywatnosc/"


@pytest.fixture
def page(home):
    """A page that its editor shows in menus, after the structural ones."""
    new = home.add_child(instance=StandardPage(title="Statut", slug="statut"))
    new.show_in_menus = True
    return publish(new)


def addresses(code="pl"):
    """What the main menu leads to."""
    return [entry["url"] for entry in menu(code) if entry["in_menus"]]


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_the_menu_has_the_order_of_the_page_tree(page):
    assert addresses() == [*STRUCTURE, "/statut/"]
    page.move(catalogue_page(), pos="left")
    assert addresses() == ["/statut/", *STRUCTURE]


def test_a_page_is_in_the_menu_only_when_its_editor_wants_so(page):
    page.show_in_menus = False
    publish(page)
    assert addresses() == STRUCTURE
    assert {IN_FOOTER_ONLY, "/statut/"} <= {entry["url"] for entry in menu("pl")}


def test_an_unpublished_page_is_not_in_the_menu(page):
    page.unpublish()
    assert addresses() == STRUCTURE


def test_an_expired_page_is_not_in_the_menu(page):
    page.expire_at = timezone.now() - timedelta(seconds=1)
    page.save()
    assert addresses() == STRUCTURE


def test_a_restricted_page_is_not_in_the_menu_until_it_is_opened_again(page):
    restriction = restrict(page)
    assert addresses() == STRUCTURE
    restriction.delete()
    assert addresses() == [*STRUCTURE, "/statut/"]


def test_a_draft_of_another_title_does_not_reach_the_menu(page):
    page.title = "Nowe projekty"
    page.save_revision()
    assert menu("pl")[-1]["title"] == "Statut"


@pytest.mark.parametrize("code", [code for code in CODES if code != "pl"])
def test_an_untranslated_page_stands_in_every_menu_and_is_marked_polish(page, code):
    entry = menu(code)[-1]
    assert (entry["title"], entry["lang"]) == ("Statut", "pl")
    assert entry["url"] == f"/{code}/statut/"


def test_a_translation_lends_the_menu_its_title(page):
    translate(page, "uk", title="Проєкти")
    entry = menu("uk")[-1]
    assert (entry["title"], entry["url"], entry["lang"]) == ("Проєкти", "/uk/statut/", "uk")
    assert menu("en")[-1]["lang"] == "pl"


@pytest.mark.parametrize("code", CODES)
def test_structural_pages_are_named_in_the_language_of_the_menu(code):
    assert {entry["lang"] for entry in menu(code)} == {code}


def test_a_menu_has_at_most_twenty_entries(home):
    for number in range(18):
        page = StandardPage(title=f"Strona {number}", slug=f"s{number}", show_in_menus=True)
        home.add_child(instance=page)
    assert len(menu("pl")) == 20


def test_making_a_menu_leaves_the_readers_language_alone():
    set_public_language("uk")
    menu("ar")
    assert public_language() == "uk"


def test_without_a_site_there_is_no_menu():
    Site.objects.all().delete()
    assert menu("pl") == []


def test_the_menu_says_which_page_is_being_read(client, page):
    html = BeautifulSoup(client.get("/uk/statut/").content, "html.parser")
    current = html.select("nav [aria-current=page]")
    assert "/uk/statut/" in [link.get("href") for link in current]
    entry = html.select_one('.menu a[href="/uk/statut/"]')
    assert entry["lang"] == "pl"


def test_the_languages_lead_to_the_same_address_with_the_same_filters(rf):
    links = language_links(rf.get("/uk/uslugi/?area=0407&language=uk&page=2"), "/uslugi/", "uk")
    by_code = {link["code"]: link["url"] for link in links}
    assert list(by_code) == list(CODES)
    assert by_code["pl"] == "/uslugi/?area=0407&language=uk&page=2"
    assert by_code["ar"] == "/ar/uslugi/?area=0407&language=uk&page=2"


def test_words_and_repeated_parameters_survive_the_change_of_language(rf):
    links = language_links(
        rf.get("/szukaj/", {"q": "pomoc & «дім»", "x": ["1", "2"]}), "/szukaj/", "pl"
    )
    query = links[1]["url"].partition("?")[2]
    assert query == "q=pomoc+%26+%C2%AB%D0%B4%D1%96%D0%BC%C2%BB&x=1&x=2"


@pytest.mark.parametrize("code", CODES)
def test_just_the_readers_language_is_marked(rf, code):
    links = language_links(rf.get("/"), "/", code)
    assert [link["code"] for link in links if link["current"]] == [code]
    assert [(link["code"], link["name"]) for link in links] == settings.LANGUAGES


@pytest.mark.parametrize(("code", "prefix"), [("pl", ""), ("uk", "/uk"), ("ar", "/ar")])
def test_the_fixed_addresses_stay_in_the_readers_language(client, code, prefix):
    context = client.get(f"{prefix}/uslugi/").context
    assert context["current_language"] == code
    assert context["home_url"] == f"{prefix}/"
    assert context["search_url"] == f"{prefix}/szukaj/"
    assert context["catalogue_url"] == f"{prefix}/uslugi/"
    assert context["text_direction"] == ("rtl" if code == "ar" else "ltr")


def test_the_admin_is_given_nothing(rf):
    assert site(rf.get("/admin/")) == {}


def test_only_somebody_who_signed_in_is_signed_in(rf):
    set_public_language("pl")
    assert not site(rf.get("/"))["is_signed_in"]
    rf.cookies[settings.SESSION_COOKIE_NAME] = "x"
    assert site(rf.get("/"))["is_signed_in"]


def test_the_institution_is_asked_for_once_and_changes_at_once():
    known = institution()
    assert institution() is known
    Institution.objects.update_or_create(pk=known.pk, defaults={"name": "Nowa nazwa"})
    assert institution().name == "Nowa nazwa"


@pytest.mark.parametrize("path", ["/", "/ar/uslugi/", "/uk/nie-ma/"])
def test_a_new_name_of_the_institution_is_on_every_page(client, path):
    client.get(path)
    known = Institution.load()
    known.name = "Regionalny Ośrodek po zmianie"
    known.save()
    assert "Regionalny Ośrodek po zmianie" in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({"street": "ul. Próbna 1", "postcode": "87-100", "city": "Toruń"}, 2),
        ({"street": "ul. Próbna 1"}, 1),
        ({"city": "Toruń"}, 1),
        ({}, 0),
    ],
)
def test_the_address_of_the_institution_has_no_empty_lines(facts, lines):
    found = Institution(**facts).address_lines
    assert len(found) == lines
    assert all(line == line.strip() != "" for line in found)


def test_links_to_languages_keep_filters_but_nothing_a_stored_page_does_not_know(client):
    client.get("/uslugi/?cost=free&utm_source=obcy")
    page = client.get("/uslugi/?cost=free").content.decode()
    assert 'href="/uk/uslugi/?cost=free"' in page
    assert "obcy" not in page
