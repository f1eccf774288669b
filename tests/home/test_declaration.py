"""The accessibility declaration: its ids in every language, its self-check, its reminder."""

import re
from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from core.languages import CODES, SOURCE, localized_path
from core.loading import read
from home.declaration import findings, review_deadline
from home.demo.institution import DATA, load_declaration
from home.models import AccessibilityStatementPage, MobileApp
from home.reminders import declaration_to_review
from tests.factories import publish
from tests.home.test_groups import member

pytestmark = pytest.mark.django_db
PATH = "/deklaracja-dostepnosci/"
ALWAYS = [
    *("a11y-wstep", "a11y-podmiot", "a11y-zakres", "a11y-url", "a11y-status", "a11y-kontakt"),
    *("a11y-data-publikacja", "a11y-data-aktualizacja", "a11y-data-sporzadzenie", "a11y-email"),
    *("a11y-telefon", "a11y-procedura", "a11y-architektura", "a11y-komunikacja"),
]
SOMETIMES = ["a11y-data-przeglad", "a11y-ocena", "a11y-aplikacje", "a11y-architektura-url"]


@pytest.fixture
def source():
    """The declaration with the facts and wordings of the demo."""
    page = AccessibilityStatementPage.objects.get(locale__language_code=SOURCE)
    load_declaration(page, read(DATA / "declaration.yaml"))
    return AccessibilityStatementPage.objects.get(pk=page.pk)


def soup(client, code="pl"):
    """The declaration as a tree."""
    answer = client.get(localized_path(PATH, code))
    return BeautifulSoup(answer.content, "html.parser")


def ids(client, code="pl"):
    """The ids that the technical conditions know, as often as they stand there."""
    return sorted(tag["id"] for tag in soup(client, code).select('[id^="a11y-"]'))


@pytest.mark.parametrize("code", CODES)
def test_every_mandatory_id_stands_once_in_every_language(client, source, code):
    found = ids(client, code)
    assert [name for name in found if name in ALWAYS] == sorted(ALWAYS)
    assert not set(found) & set(SOMETIMES)
    assert "a11y-ograniczenia" not in found


def test_conditional_ids_come_with_what_they_stand_for(client, source):
    source.reviewed_on = date(2026, 11, 20)
    source.architecture_url = "https://example.org/budynki/"
    source.burden_assessment_url = "https://example.org/ocena/"
    source.inaccessible.append(("item", {"kind": "burden", "text": "<p>Mapy</p>"}))
    source.apps = [MobileApp(name="Pomoc", system="Android", url="https://example.org/app/")]
    publish(source)
    for code in ("pl", "uk", "ar"):
        assert set(SOMETIMES) <= set(ids(client, code))


@pytest.mark.parametrize("code", ["pl", "uk", "ar"])
def test_dates_mail_and_telephone_are_readable_by_programs(client, source, code):
    page = soup(client, code)
    days = {tag["id"]: tag["datetime"] for tag in page.select("time[id]")}
    assert days["a11y-data-publikacja"] == "2026-11-02"
    assert days["a11y-data-sporzadzenie"] == "2026-11-16"
    assert page.select_one("#a11y-email")["href"] == "mailto:dostepnosc@example.org"
    assert page.select_one("#a11y-telefon")["href"].startswith("tel:+48")


@pytest.mark.parametrize("code", CODES)
def test_every_public_page_names_the_declaration_of_its_language(client, source, code):
    html = client.get(localized_path("/", code)).content.decode()
    address = re.search(r'name="deklaracja-dostępności" content="([^"]+)"', html)[1]
    assert address == f"http://testserver{localized_path(PATH, code)}"
    assert f'href="{localized_path(PATH, code)}"' in html


def test_a_hidden_declaration_is_named_nowhere(client, source):
    source.unpublish()
    assert "deklaracja-dostępności" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("status", "shown"), [("full", 0), ("partial", 2), ("none", 2)], ids=["full", "partial", "none"]
)
def test_what_is_not_accessible_is_listed_unless_all_of_it_is(client, source, status, shown):
    source.status = status
    publish(source)
    assert len(soup(client).select("#niedostepne ul li, .declaration h3")) >= shown
    assert ("skany" in soup(client).select_one(".declaration").text) is (shown > 0)


def test_an_empty_declaration_names_everything_it_lacks():
    page = AccessibilityStatementPage.objects.get(locale__language_code=SOURCE)
    lacking = page.missing()
    assert {"published_on", "updated_on", "prepared_on", "status", "contact_email"} <= set(lacking)


def test_a_complete_declaration_lacks_nothing(source):
    assert source.missing() == {}
    assert findings(source, date(2026, 11, 25)) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": "full"}, "fully conformant, and yet"),
        ({"updated_on": date(2026, 11, 20)}, "changed since the last review"),
        ({"status": "partial", "inaccessible": []}, "Say what is not accessible"),
        ({"contact_phone": ""}, "Give a telephone number"),
        ({"commitment": " "}, "Write the commitment"),
    ],
)
def test_the_self_check_names_each_contradiction(source, changes, words):
    for name, value in changes.items():
        setattr(source, name, value)
    texts = english(source, date(2026, 11, 25))
    assert any(words in text for text in texts), texts


def english(page, day):
    """The findings in the language of the messages."""
    from django.utils import translation

    with translation.override("en"):
        return [str(finding.text) for finding in findings(page, day)]


def test_a_declaration_that_a_language_lacks_is_found(source):
    source.published["es"].unpublish()
    page = AccessibilityStatementPage.objects.get(pk=source.pk)
    assert any("es" in text for text in english(page, date(2026, 11, 25)))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"updated_on": date(2026, 10, 1)}, "updated_on"),
        ({"reviewed_on": date(2026, 11, 1)}, "reviewed_on"),
        ({"prepared_on": date(2100, 1, 1)}, "prepared_on"),
    ],
)
def test_dates_that_cannot_be_true_are_refused_at_their_field(source, changes, field):
    for name, value in changes.items():
        setattr(source, name, value)
    with pytest.raises(ValidationError) as refusal:
        source.clean()
    assert field in refusal.value.message_dict


@pytest.mark.parametrize(
    ("prepared", "reviewed", "today", "due"),
    [
        (date(2026, 11, 16), None, date(2026, 12, 31), None),
        (date(2026, 11, 16), None, date(2027, 1, 1), date(2027, 3, 31)),
        (date(2026, 11, 16), date(2027, 2, 1), date(2027, 12, 31), None),
        (date(2026, 11, 16), date(2027, 2, 1), date(2028, 4, 2), date(2028, 3, 31)),
        (None, None, date(2027, 1, 1), None),
    ],
)
def test_a_review_is_due_by_the_end_of_march(prepared, reviewed, today, due):
    assert review_deadline(prepared, reviewed, today) == due


def test_editors_are_reminded_of_the_review_and_others_are_not(client, source, administrator):
    with time_machine.travel("2027-03-30T12:00:00+02:00"):
        client.force_login(administrator)
        assert "został 1 dzień" in client.get("/admin/").content.decode()
        assert declaration_to_review(member("Tłumacz")) is None
    with time_machine.travel("2026-12-30T12:00:00+01:00"):
        assert declaration_to_review(administrator) is None
