"""The lists of queries in the admin: numbers, filters, export, and what can be done about each."""

import csv
import io
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from catalogue.models import Category
from core.models import User
from search.models import AskedQuery, QueryDay
from search.services import find
from tests import factories

from .builders_queries import made_readable

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TOP, NOTHING, UNCLICKED = "top", "without-results", "without-clicks"


@pytest.fixture
def editor() -> Client:
    """A browser in which an editor is signed in."""
    return signed_in("Redaktor")


def signed_in(group: str) -> Client:
    """A browser in which somebody of a group is signed in."""
    user = User.objects.create_user(group, f"{group}@example.org", "haslo-do-testow")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def listed(client: Client, name: str, more: str = "") -> list[str]:
    """The words that a list shows, in order."""
    response = client.get(f"/admin/queries/{name}/?{more}")
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    return [cell.text for cell in page.select("#listing-results td b")]


def test_the_most_frequent_query_stands_first(editor: Client) -> None:
    made_readable("rzadkie", d2026_11_03=(1, 0, 1), d2026_11_04=(1, 0, 0))
    made_readable("częste", d2026_11_03=(5, 0, 1))
    made_readable("bez dni")
    assert listed(editor, TOP) == ["częste", "rzadkie"]
    assert listed(editor, TOP, "ordering=asked") == ["rzadkie", "częste"]


def test_a_query_that_was_mended_is_no_longer_without_results(editor: Client) -> None:
    made_readable("zepsute", d2026_11_03=(5, 0, 1), d2026_11_10=(2, 2, 0))
    made_readable("naprawione", d2026_11_03=(5, 5, 0), d2026_11_10=(1, 0, 0))
    assert listed(editor, NOTHING) == ["zepsute"]


def test_without_clicks_are_those_that_had_results(editor: Client) -> None:
    made_readable("pominięte", d2026_11_03=(5, 1, 0))
    made_readable("puste", d2026_11_03=(5, 5, 0))
    made_readable("klikane", d2026_11_03=(5, 0, 1))
    assert listed(editor, UNCLICKED) == ["pominięte"]


def test_a_language_and_a_period_are_chosen(editor: Client) -> None:
    made_readable("kupon", "pl", d2026_11_20=(1, 0, 0), d2026_09_01=(9, 0, 0))
    made_readable("купон", "uk", d2026_11_20=(3, 0, 0))
    made_readable("stare", "pl", d2026_09_01=(9, 0, 0))
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        assert listed(editor, TOP, "language=uk") == ["купон"]
        assert listed(editor, TOP, "period=7") == ["купон", "kupon"]
        assert listed(editor, TOP, "period=90&language=pl") == ["kupon", "stare"]


@pytest.mark.parametrize("more", ["language=xx", "period=abc", "ordering=x", "p=999", "q=%00"])
def test_unknown_choices_are_no_error(editor: Client, more: str) -> None:
    made_readable("kupon", d2026_11_20=(1, 0, 0))
    assert editor.get(f"/admin/queries/top/?{more}").status_code == 200


def test_the_list_says_which_clicks_are_missing(editor: Client) -> None:
    assert "JavaScript" in editor.get("/admin/queries/top/").content.decode()


def test_each_row_leads_to_what_can_be_done(editor: Client) -> None:
    made_readable("żłobek & opieka", d2026_11_20=(1, 0, 0))
    page = BeautifulSoup(editor.get("/admin/queries/top/").content, "html.parser")
    ways = [str(link["href"]) for link in page.select("#listing-results td a.button")]
    words = quote("żłobek & opieka", safe="")
    assert [way.partition("?")[0].split("/")[-2] for way in ways] == [
        "synonym",
        "promote",
        "create",
    ]
    assert all(f"words={words}" in way for way in ways)
    assert "20 listopada 2026" in page.text
    assert all(editor.get(way).status_code == 200 for way in ways)


def test_what_is_typed_is_never_markup_in_the_admin(editor: Client) -> None:
    made_readable("<script>alert(1)</script>", d2026_11_20=(1, 1, 0))
    for way in ("top/?", "synonym/?words=<script>alert(1)", "create/?words=<script>alert(1)"):
        assert "<script>alert(1)" not in editor.get(f"/admin/queries/{way}").content.decode()


def test_a_table_for_programs_calculates_nothing(editor: Client) -> None:
    made_readable('=cmd|"/c calc"', "en", d2026_11_20=(2, 1, 0))
    response = editor.get("/admin/queries/top/?export=csv")
    body = b"".join(response.streaming_content).decode()
    (row,) = csv.DictReader(io.StringIO(body))
    assert list(row.values()) == ['\'=cmd|"/c calc"', "en", "2", "1", "0", "2026-11-20"]


def test_the_same_table_for_a_spreadsheet(editor: Client) -> None:
    made_readable("+48", d2026_11_20=(2, 1, 0))
    response = editor.get("/admin/queries/without-results/?export=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    (_heading, row) = book.active.iter_rows(values_only=True)
    assert row[:5] == ("'+48", "pl", 2, 1, 0)


@pytest.mark.parametrize("name", [TOP, NOTHING, UNCLICKED])
def test_a_thousand_queries_cost_as_many_statements_as_one(editor: Client, name: str) -> None:
    made_readable("pierwsze", d2026_11_20=(3, 1, 0))
    few = _statements(editor, name)
    queries = AskedQuery.objects.bulk_create(
        AskedQuery(text=f"pytanie {number}", language="pl") for number in range(1000)
    )
    QueryDay.objects.bulk_create(
        QueryDay(query=query, day=f"2026-11-{day}", asked=2, empty=1)
        for query in queries
        for day in (10, 20)
    )
    assert _statements(editor, name) == few


def _statements(client: Client, name: str) -> int:
    client.get(f"/admin/queries/{name}/")
    with CaptureQueriesContext(connection) as queries:
        assert listed(client, name)
    return len(queries)


@pytest.mark.parametrize(
    ("group", "status"),
    [("Redaktor", 200), ("Wydawca", 200), ("Administrator", 200), ("Tłumacz", 302)],
)
def test_who_may_see_what_is_asked(group: str, status: int) -> None:
    client = signed_in(group)
    for name in (TOP, NOTHING, UNCLICKED, "synonym", "promote", "create"):
        assert client.get(f"/admin/queries/{name}/").status_code == status
    menu = client.get("/admin/").content.decode()
    assert ("/admin/queries/top/" in menu) is (status == 200)


def test_wagtails_own_list_which_stays_empty_is_not_offered(administrator: User) -> None:
    client = Client()
    client.force_login(administrator)
    assert "search-terms" not in client.get("/admin/").content.decode()


def add_synonym(client: Client, words: str, term: Any, language: str = "pl") -> Any:
    """The form that adds words to a term."""
    form = {"words": words, "term": f"catalogue.category:{term.pk}"}
    return client.post(f"/admin/queries/synonym/?language={language}", form)


def test_a_synonym_finds_at_once_what_belongs_to_the_term(editor: Client) -> None:
    category = factories.make_category("pieczarkarnia")
    factories.make_service("Poradnia", categories=[category])
    assert find("szampiniony", "pl").total == 0
    assert add_synonym(editor, " szampiniony ", category).status_code == 302
    assert find("szampinionów", "pl").total + find("szampiniony", "pl").total > 0
    assert Category.objects.get(pk=category.pk).synonyms == "szampiniony"


def test_a_synonym_goes_to_the_language_of_the_query(editor: Client) -> None:
    category = factories.make_category("pieczarkarnia", uk="грибівництво")
    add_synonym(editor, "печериці", category, "uk")
    add_synonym(editor, "champiñones", category, "es")
    rows = Category.objects.filter(translation_key=category.translation_key)
    found = dict(rows.values_list("locale__language_code", "synonyms"))
    assert found == {"pl": "champiñones", "uk": "печериці"}


def test_a_word_that_the_term_has_is_not_added_again(editor: Client) -> None:
    category = factories.make_category("Żłobek")
    add_synonym(editor, "zlobek", category)
    add_synonym(editor, "opieka", category)
    add_synonym(editor, "OPIEKA", category)
    assert Category.objects.get(pk=category.pk).synonyms == "opieka"


@pytest.mark.parametrize(
    "form",
    [
        {"words": "", "term": ""},
        {"words": "x", "term": "catalogue.category:99999"},
        {"words": "x", "term": "core.user:1"},
        {"words": "\x00 ?", "term": "abc"},
        {"words": "x" * 5000},
    ],
)
def test_a_bad_form_changes_nothing(editor: Client, form: dict[str, str]) -> None:
    before = list(Category.objects.values_list("synonyms", flat=True))
    assert editor.post("/admin/queries/synonym/", form).status_code == 200
    assert list(Category.objects.values_list("synonyms", flat=True)) == before


def test_only_terms_that_the_search_knows_are_offered(editor: Client) -> None:
    factories.make_category("pieczarkarnia")
    factories.make_status("status zmyślony")
    page = editor.get("/admin/queries/synonym/").content.decode()
    assert "pieczarkarnia" in page
    assert "status zmyślony" not in page


def test_promoting_begins_with_the_words(editor: Client) -> None:
    page = BeautifulSoup(editor.get("/admin/queries/promote/?words=Kupon").content, "html.parser")
    field = page.select_one("input[name=query_string]")
    assert field is not None
    assert field["value"] == "kupon"
    form = page.select_one("form[action='/admin/searchpicks/add/']")
    assert form is not None
    assert not Query.objects.exists()


def test_a_query_that_is_promoted_already_is_edited(editor: Client) -> None:
    query = Query.objects.create(query_string="kupon")
    SearchPromotion.objects.create(query=query, external_link_url="https://www.gov.pl/")
    response = editor.get("/admin/queries/promote/?words=KUPON")
    assert response["Location"] == f"/admin/searchpicks/{query.pk}/"


@pytest.mark.parametrize("kind", ["newspage", "guidepage", "servicepage"])
def test_content_is_created_with_the_words_as_its_title(editor: Client, kind: str) -> None:
    page = BeautifulSoup(
        editor.get("/admin/queries/create/?words=kupon+na+kajak&language=pl").content,
        "html.parser",
    )
    (way,) = [str(a["href"]) for a in page.select("main li a") if f"/{kind}/" in str(a["href"])]
    form = BeautifulSoup(editor.get(way).content, "html.parser")
    title, slug = form.select_one("[name=title]"), form.select_one("[name=slug]")
    assert title is not None
    assert "Kupon na kajak" in (title.get("value", ""), title.text.strip())
    assert slug is not None
    assert slug["value"] == "kupon-na-kajak"


def test_words_of_another_language_are_no_polish_title(editor: Client) -> None:
    page = editor.get("/admin/queries/create/?words=kayak&language=en").content.decode()
    assert "title=" not in page.partition("<main")[2].partition("</main")[0].replace('title="', "")


def test_an_ordinary_new_page_has_no_title(editor: Client) -> None:
    editor.get("/admin/queries/create/?words=kupon")
    parent = factories.catalogue_page()
    page = editor.get(f"/admin/pages/add/catalogue/servicepage/{parent.pk}/")
    title = BeautifulSoup(page.content, "html.parser").select_one("[name=title]")
    assert title is not None
    assert (title.get("value") or title.text.strip()) == ""
