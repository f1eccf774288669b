"""The board: what is published in Polish, how far it is in each language, what is to do."""

import re
import time

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from search.models import AskedQuery, QueryDay
from tests.factories import make_category, make_service, publish
from tests.translating import begin, complete
from tests.translations.builders_board import BOARD, cells, make_many, seen, titles
from tests.translations.test_provenance import by_machine

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def service(db):
    return make_service("Poradnictwo", slug="x", summary="Rozmowa z psychologiem.")


def row(client, **query):
    return cells(seen(client, **query), "Poradnictwo")


def test_what_nobody_has_begun_is_missing_with_all_its_words(editor, service):
    assert set(row(editor)) == {"uk", "en", "ru", "be", "es", "ar"}
    assert row(editor)["uk"] == ("missing", 4)


def test_a_translation_goes_from_draft_to_people_to_outdated(editor, service):
    translation = begin(service)
    translation.save_target(publish=False)
    assert row(editor)["uk"] == ("draft", 4)
    complete(translation).save_target()
    assert row(editor)["uk"] == ("person", 0)
    service.summary = "Rozmowa z prawnikiem."
    publish(service)
    assert row(editor)["uk"] == ("outdated", 3)


def test_a_page_made_by_hand_counts_as_by_people(editor, service):
    complete(begin(service)).save_target()
    begin(service).source.delete()
    assert row(editor)["uk"] == ("person", 0)


def test_an_alias_and_a_draft_by_hand_are_missing(editor, home):
    service = make_service("Poradnictwo", slug="x")
    service.copy_for_translation(Locale.objects.get(language_code="uk"), copy_parents=True)
    service.copy_for_translation(
        Locale.objects.get(language_code="es"), copy_parents=True, alias=True
    )
    found = row(editor)
    assert (found["uk"][0], found["es"][0]) == ("missing", "missing")


def test_what_is_withdrawn_or_deleted_is_not_on_the_board(editor, service):
    term = make_category("Rodzina")
    assert {"Poradnictwo", "Rodzina"} <= set(titles(seen(editor)))
    service.unpublish()
    term.delete()
    assert not {"Poradnictwo", "Rodzina"} & set(titles(seen(editor)))


def test_filters_by_language_and_state_look_at_the_same_cell(editor, service):
    by_machine(begin(service, "es")).save_target()
    assert "Poradnictwo" in titles(seen(editor, language="es", state="machine"))
    assert "Poradnictwo" not in titles(seen(editor, language="uk", state="machine"))
    assert set(row(editor, language="es")) == {"es"}


def test_filters_by_owner(editor, service, administrator):
    translation = complete(begin(service))
    translation.save_target()
    assert "Poradnictwo" in titles(seen(editor, owner="nobody"))
    type(translation.progress).objects.update(owner=administrator)
    assert titles(seen(editor, owner=administrator.pk)) == ["Poradnictwo"]
    assert "Poradnictwo" not in titles(seen(editor, owner="nobody"))


def test_filters_by_section_of_the_tree_and_by_kind_of_term(editor, service):
    make_category("Rodzina")
    part = next(
        value
        for value, name in seen(editor).context["form"].fields["section"].choices
        if name == service.get_parent().title
    )
    assert "Poradnictwo" in titles(seen(editor, section=part))
    assert titles(seen(editor, section="kind-catalogue.category")) == ["Rodzina"]


def test_the_home_page_is_a_section_of_its_own(editor, home):
    publish(home)
    assert titles(seen(editor, section=f"home-{home.pk}")) == [home.title]


def test_titles_are_searched_and_stand_in_polish_order(editor):
    for title in ("Żłobek nocny", "Łódka nocna", "Lato nocne"):
        make_service(title)
    assert titles(seen(editor, q="NOCN")) == ["Lato nocne", "Łódka nocna", "Żłobek nocny"]


def test_totals_count_things_and_words_under_the_filter(editor, service):
    by_machine(begin(service, "es")).save_target()
    totals = {total["code"]: total for total in seen(editor, q="Poradn").context["totals"]}
    counts = {state: count for state, _label, count in totals["es"]["counts"]}
    assert (counts["machine"], counts["missing"], totals["es"]["left"]) == (1, 0, 0)
    assert totals["uk"]["left"] == 4


@pytest.mark.parametrize(
    "query",
    [
        {"section": "part-999999"},
        {"section": "kind-auth.user"},
        {"state": "x"},
        {"language": "pl"},
        {"owner": "x"},
        {"size": "99999"},
        {"size": "-1"},
        {"page": "x"},
        {"q": "x" * 500},
    ],
    ids=lambda query: "-".join(*query.items())[:20],
)
def test_an_address_with_nonsense_shows_the_board(editor, service, query):
    assert "Poradnictwo" in titles(seen(editor, **query))


def test_a_page_has_fifty_rows_unless_the_address_asks_for_more(editor):
    make_many(60)
    assert len(titles(seen(editor, q="Strona"))) == 50
    assert len(titles(seen(editor, q="Strona", page=2))) == 10
    assert len(titles(seen(editor, q="Strona", size=1000))) == 60


def test_a_board_of_sixty_costs_the_queries_of_three(editor, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(100) as captured:
            seen(editor, size=1000, order="read", state="draft")
        return len(captured)

    make_many(3)
    queries()
    few = queries()
    make_many(60, 100)
    assert queries() == few <= 30


def test_states_are_words_and_the_legend_explains_them(editor, service):
    page = seen(editor).content.decode()
    assert re.search(r'class="board-state board-missing"[^>]*>\w+', page)
    assert page.count("<dt>") == 6
    assert "<script>" not in re.sub(r"(?s)<head>.*?</head>", "", page).split("board-filters")[1]


def test_a_cell_leads_to_the_editor_or_to_beginning(editor, service):
    address = f"{BOARD}{service.translation_key}/uk/"
    assert "submit" in editor.get(address).url
    complete(begin(service)).save_target()
    target = type(service).objects.get(locale__language_code="uk", title__startswith="[uk]")
    assert editor.get(address).url == reverse("wagtailadmin_pages:edit", args=[target.pk])


def test_a_term_s_cell_leads_to_its_form(editor):
    term = make_category("Rodzina")
    address = f"{BOARD}{term.translation_key}/"
    assert editor.get(f"{address}pl/").url.endswith(f"/category/edit/{term.pk}/")
    assert "select_locale=uk" in editor.get(f"{address}uk/").url
    assert editor.get(f"{address}xx/").status_code == 404


def test_most_read_first_goes_by_what_readers_followed(editor):
    make_service("Aktywność")
    make_service("Porady prawne")
    query = AskedQuery.objects.create(text="porada prawna", language="pl")
    QueryDay.objects.create(query=query, day=timezone.localdate(), asked=9, clicks=7)
    found = seen(editor, order="read")
    assert titles(found)[0] == "Porady prawne"
    assert next(iter(found.context["page"].items)).read == 7


@pytest.mark.slow
def test_a_thousand_pages_in_six_languages_take_less_than_a_second(editor):
    make_many(1000)
    seen(editor, size=1000)
    begun = time.process_time()
    assert len(titles(seen(editor, size=1000))) == 1000
    assert time.process_time() - begun < 1
