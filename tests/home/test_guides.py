"""Guides as readers and editors meet them."""

from datetime import date, timedelta
from urllib.parse import quote

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from core.languages import CODES, localized_path
from core.models import User
from core.prose import with_words
from home.guides import CHECKED_EVERY, TRUSTED_FOR, is_old, to_check
from home.models import GuidePage
from search.services import find
from tests.factories import make_category, make_service, publish, translate

from .builders_guides import guide_index, make_guide

pytestmark = pytest.mark.django_db
LIST = "/dla-cudzoziemcow/"


def soup(client, path=LIST, code="pl"):
    """A page as a tree."""
    answer = client.get(localized_path(path, code))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize("code", CODES)
def test_guides_stand_in_their_order_and_help_in_danger_beside_them(client, code):
    make_guide("Praca", slug="praca", order=3)
    make_guide("Adres", slug="adres", order=1)
    links = [link["href"] for link in soup(client, code=code).select(".guide-item a")]
    paths = (f"{LIST}adres/", f"{LIST}praca/", "/pomoc-w-niebezpieczenstwie/")
    assert links == [localized_path(path, code) for path in paths]


def test_drafts_and_expired_guides_are_not_listed_nor_found(client):
    make_guide("Szkic", slug="szkic").unpublish()
    make_guide("Dawny", slug="dawny", expire_at=timezone.now() - timedelta(days=1))
    assert [link.text for link in soup(client).select(".guide-item h2 a")] == []
    assert client.get(f"{LIST}szkic/").status_code == client.get(f"{LIST}dawny/").status_code == 404
    assert [hit for hit in find("Szkic", "pl").hits if hit.kind == "guide"] == []


def test_a_guide_is_found_by_the_words_of_its_steps_and_its_numbers():
    guide = make_guide(
        steps=[("Zapisz dziecko do przedszkola", "<p>Idź do urzędu.</p>")],
        helplines=[("116 111", "telefon zaufania")],
    )
    for words in ("zapisać dziecko do przedszkola", "116 111"):
        assert guide.translation_key in {hit.key for hit in find(words, "pl").hits}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        *(("pl", words) for words in ("112", "pogotowie", "straży pożarnej", "policja Toruń")),
        ("pl", "numer alarmowy"),
        *(("uk", "номер поліції"), ("uk", "викликати швидку"), ("ru", "скорая")),
        *(("be", "хуткая дапамога"), ("en", "emergency number"), ("es", "emergencia")),
        ("ar", "الطوارئ"),
    ],
)
def test_who_calls_for_rescue_sees_the_number_and_the_guide_at_once(client, code, words):
    make_guide("Policja, pogotowie i numer alarmowy w Toruniu", helplines=[("112", "x")])
    page = soup(client, f"/szukaj/?q={quote(words)}", code)
    assert page.select_one("main .helplines a[href='tel:112']")
    danger = localized_path("/pomoc-w-niebezpieczenstwie/", code)
    assert page.select_one(".search-hit h2 a")["href"] == danger


@pytest.mark.parametrize("words", ["przycisk alarmowy", "praca w policji", "Toruń"])
def test_other_questions_are_no_calls_for_rescue(client, words):
    page = soup(client, f"/szukaj/?q={quote(words)}")
    assert page.select_one(".helplines") is None


def test_steps_are_an_ordered_list_with_headings(client):
    make_guide(slug="x", steps=[("Pierwszy", "<p>a</p>"), ("Drugi", "<p>b</p>")])
    page = soup(client, f"{LIST}x/")
    assert [step.h3.text for step in page.select("ol.guide__steps > li")] == ["Pierwszy", "Drugi"]
    assert len(page.select("h1")) == 1


def test_a_guide_says_when_it_was_checked_and_by_whom(client):
    make_guide(slug="x", checked_on=date(2026, 3, 1), maintained_by="Dział integracji")
    text = soup(client, f"{LIST}x/").select_one(".page-heading").text
    assert "1 marca 2026" in text
    assert "Dział integracji" in text


def test_numbers_are_links_to_call_and_facts_of_the_source(client):
    guide = make_guide(slug="x", helplines=[("800 120 002", "Niebieska Linia")])
    words = with_words(guide.helplines, [{"number": "999", "label": "Блакитна лінія"}])
    page = translate(guide, "uk", title="Лікар")
    page.helplines = words
    publish(page)
    line = soup(client, f"{LIST}x/", "uk").select_one(".helplines li")
    assert line.a["href"] == "tel:+48800120002"
    assert line.span.text == "Блакитна лінія"
    assert line.span["lang"] == "uk"


def test_official_links_name_where_they_lead(client):
    make_guide(slug="x", links=[("https://www.gov.pl/web/udsc", "Urząd")])
    item = soup(client, f"{LIST}x/").select_one(".guide__links li")
    assert (item.a["href"], item.bdi.text) == ("https://www.gov.pl/web/udsc", "www.gov.pl")


@pytest.mark.parametrize("code", ["uk", "ar"])
def test_an_untranslated_guide_answers_in_polish_and_says_so(client, code):
    make_guide(slug="x")
    page = soup(client, f"{LIST}x/", code)
    assert page.html["lang"] == code
    assert page.select_one(".notice-fallback")
    assert page.select_one(".guide__steps")["lang"] == "pl"


def test_services_of_the_guides_kinds_are_offered_and_a_form_finds_those_nearby(client):
    kind = make_category("leczenie", slug="leczenie", uk="лікування")
    make_service("Poradnia", categories=[kind])
    make_service("Inna")
    make_guide(slug="x", categories=[kind])
    page = soup(client, f"{LIST}x/", "uk")
    assert [link.text for link in page.select(".guide__services h3 a")] == ["Poradnia"]
    form = page.select_one(".guide__services form")
    assert form["action"] == "/uk/uslugi/"
    assert form.select_one("[name=category] [selected]").text == "лікування"
    assert len(form.select("[name=where] + .help + datalist option")) > 140


@pytest.mark.parametrize("orders", [(1, 2, 3), (0, 0, 0)])
def test_a_guide_leads_to_those_before_and_after_it_even_where_nobody_ordered_them(client, orders):
    for slug, order in zip("abc", orders, strict=True):
        make_guide(slug.upper(), slug=slug, order=order)
    around = {"a": ["B"], "b": ["A", "C"], "c": ["B"]}
    for slug, titles in around.items():
        links = soup(client, f"{LIST}{slug}/").select(".guide__following a")
        assert [link.text for link in links] == titles


def test_help_in_danger_leads_to_no_other_guide(client):
    make_guide(slug="a")
    assert soup(client, "/pomoc-w-niebezpieczenstwie/").select_one(".guide__following") is None


def test_a_guide_is_found_in_ukrainian_by_what_it_is_about():
    field = make_category("zdrowie", uk="здоров'я")
    kind = make_category("leczenie", uk="лікування")
    kind.parent = field
    kind.save()
    guide = make_guide("Poradnia", categories=[kind])
    for words in ("лікування", "здоров'я"):
        assert guide.translation_key in {hit.key for hit in find(words, "uk").hits}


def test_a_number_that_nobody_described_in_a_language_keeps_its_polish_words(client):
    guide = make_guide(slug="x", helplines=[("112", "alarmowy")])
    page = translate(guide, "uk", title="Лікар")
    page.helplines = with_words(guide.helplines, [{"label": ""}])
    publish(page)
    words = soup(client, f"{LIST}x/", "uk").select_one(".helplines span")
    assert (words.text, words["lang"]) == ("alarmowy", "pl")


def test_readers_are_warned_when_nobody_has_checked_for_a_year(client):
    make_guide(slug="x", checked_on=date(2026, 1, 5))
    for day, warned in ((date(2027, 1, 4), False), (date(2027, 1, 5), True)):
        with time_machine.travel(f"{day}T12:00:00+01:00", tick=False):
            assert bool(soup(client, f"{LIST}x/").select(".guide__old")) is warned


def test_a_guide_without_a_day_is_not_called_old():
    assert is_old(None) is False
    assert is_old(timezone.localdate() - TRUSTED_FOR) is True


def test_the_list_costs_the_same_whatever_its_length(client, django_assert_max_num_queries):
    def queries():
        client.get(LIST)
        with django_assert_max_num_queries(60) as captured:
            client.get(f"{LIST}?utm={len(counts)}")
        return len(captured)

    counts = []
    make_guide()
    counts.append(queries())
    for _ in range(4):
        make_guide()
    assert queries() <= counts[0] + 1


@pytest.fixture
def editor(client, administrator):
    """The admin's client, signed in."""
    client.force_login(administrator)
    return client


def send(client, publish_it=True, **changes):
    """Send the form of a new guide; gives the answer and the guide, if one was made."""
    fields = {
        "title": "Nowy poradnik",
        "slug": "nowy",
        "summary": "",
        "office": "Urząd gminy",
        "body": streamfield([]),
        "easy_body": streamfield([]),
        "needs": streamfield([("need", "paszport")]),
        "steps": streamfield([("step", {"title": "Idź", "text": rich_text("<p>Tam.</p>")})]),
        "notes": rich_text(""),
        "helplines": streamfield([]),
        "links": streamfield([]),
        "checked_on": "2026-01-05",
        "maintained_by": "ROPS",
        "order": "1",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }
    data = nested_form_data(fields | changes)
    if publish_it:
        data["action-publish"] = "1"
    address = f"/admin/pages/add/home/guidepage/{guide_index().pk}/"
    return client.post(address, data), GuidePage.objects.filter(slug="nowy").first()


def test_an_editor_writes_and_publishes_a_guide(editor):
    response, guide = send(editor)
    assert response.status_code == 302
    assert guide.live
    assert guide.steps[0].value["title"] == "Idź"


@pytest.mark.parametrize(
    ("field", "empty", "message"),
    [
        ("checked_on", "", "Podaj dzień, w którym poradnik sprawdzono."),
        ("maintained_by", "", "Napisz, kto dba o aktualność poradnika."),
        ("office", "", "Napisz, kto załatwia tę sprawę."),
        ("steps", streamfield([]), "Napisz co najmniej jeden krok."),
    ],
)
def test_what_makes_a_guide_trustworthy_is_asked_for_before_it_is_published(
    editor, field, empty, message
):
    response, guide = send(editor, **{field: empty})
    assert guide is None
    assert message in response.context["form"].errors[field]
    _response, draft = send(editor, publish_it=False, **{field: empty})
    assert draft is not None
    assert not draft.live


def test_a_day_of_checking_that_has_not_come_is_refused_at_its_field(editor):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    response, guide = send(editor, publish_it=False, checked_on=tomorrow)
    assert guide is None
    assert list(response.context["form"].errors) == ["checked_on"]


def test_what_is_no_telephone_number_is_refused(editor):
    bad = streamfield([("helpline", {"number": "zadzwoń", "label": "x"})])
    response, guide = send(editor, helplines=bad)
    assert guide is None
    assert "+48 52 123 45 67" in response.content.decode()


def test_the_form_of_a_translation_has_no_facts(editor):
    page = translate(make_guide(), "uk", title="Лікар")
    form = editor.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    assert not {"checked_on", "maintained_by", "order", "categories"} & set(form.fields)
    assert publish(page).live


def test_code_that_saves_a_day_to_come_is_refused_too():
    with pytest.raises(ValidationError, match="checked_on"):
        GuidePage(checked_on=timezone.localdate() + timedelta(days=1)).clean()


def old_and_new():
    """A guide that waits for half a year, and one that does not."""
    today = timezone.localdate()
    old = make_guide("Dawny", checked_on=today - CHECKED_EVERY)
    make_guide("Świeży", checked_on=today - CHECKED_EVERY + timedelta(days=1))
    return old


def test_guides_to_check_are_listed_and_counted_on_the_first_page(editor):
    old = old_and_new()
    assert list(to_check()) == [old]
    report = editor.get("/admin/reports/guides/").content.decode()
    assert "Dawny" in report
    assert "Świeży" not in report
    assert "1 poradnik czeka" in editor.get("/admin/").content.decode()
    assert "Poradniki do sprawdzenia" in editor.get("/admin/").content.decode()


def test_the_report_can_be_taken_away_as_a_table(editor):
    old_and_new()
    table = b"".join(editor.get("/admin/reports/guides/?export=csv").streaming_content).decode()
    assert "Dawny" in table


def test_nobody_is_reminded_of_guides_they_may_not_edit(client):
    old_and_new()
    user = User.objects.create_user("ola", "ola@example.org", "haslo-do-testow")
    client.force_login(user)
    assert client.get("/admin/reports/guides/").status_code == 302


def test_no_sample_service_stands_below_helplines(client):
    kind = make_category("przemoc", slug="przemoc")
    make_service("Przykład", categories=[kind], is_sample=True)
    make_service("Prawdziwa", categories=[kind], is_sample=False)
    make_guide(slug="x", categories=[kind], helplines=[("112", "alarmowy")])
    links = soup(client, f"{LIST}x/").select(".guide__services h3 a")
    assert [link.text for link in links] == ["Prawdziwa"]
