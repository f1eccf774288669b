"""The service page: everything a reader asks for, cards and print, and care for the sensitive."""

import json
from datetime import date, time
from io import BytesIO

import pytest
import time_machine
from bs4 import BeautifulSoup
from pypdf import PdfReader

from catalogue.models import ServiceHours, ServiceLanguage, ServicePage, ServicePhone
from core.languages import CODES, localized_path
from tests.factories import (
    make_category,
    make_document,
    make_place,
    make_provider,
    make_service,
    make_status,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/uslugi/x/"
SECRET = {
    "street": "ul. Tajna 7",
    "postcode": "88-117",
    "city": "Ukrytowo",
    "directions": "Za młynem.",
    "transport": "Autobus 99.",
    "latitude": "52.77777",
    "longitude": "18.33333",
}


def page(client, code="pl", query=""):
    response = client.get(localized_path(ADDRESS, code) + query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def panel(client, code="pl"):
    return " ".join(page(client, code).select_one(".facts-panel").get_text(" ").split())


def test_every_fact_of_a_service_is_on_its_page(client):
    service = make_service(
        slug="x",
        statuses=[make_status("każda osoba")],
        documents=[make_document("numer PESEL")],
        ways=("phone", "home"),
        age_from=3,
        age_to=18,
        referral="doctor",
        cost="paid",
        cost_amount="25.50",
        cost_note="za godzinę",
        waiting_days=14,
        free_places=2,
        capacity_stated_on=date(2026, 11, 1),
        legal_basis="art. 50 ustawy o pomocy społecznej",
        accepts_others=True,
        steps="Zadzwoń.\n\nPrzyjdź.",
    )
    text = panel(client)
    for words in (
        "Każda osoba",
        "Numer PESEL",
        "Telefonicznie i w domu",
        "Wiek 3–18 lat",
        "Od lekarza",
        "25,50\u00a0zł".replace("\u00a0", " "),
        "za godzinę",
        "Czas oczekiwania: 14 dni",
        "2 wolne miejsca",
        "stan na 1 listopada 2026",
        "art. 50 ustawy",
        "Także osoby z innych gmin",
    ):
        assert words in text
    assert [li.get_text() for li in page(client).select(".how-to-apply li")] == service.step_lines


def test_a_language_of_help_says_how_and_when(client):
    service = make_service(slug="x", languages=[])
    service.languages = [
        ServiceLanguage(language="uk", ways=("in-person",), weekdays=("0",)),
        ServiceLanguage(language="ka", mode="interpreter", lead_days=3, paid_by="provider"),
    ]
    publish(service)
    text = panel(client)
    assert "Ukraiński – pracownicy znają ten język, osobiście, poniedziałek" in text
    assert "tłumacz na życzenie, uprzedź 3 dni wcześniej" in text
    assert "bezpłatnie" in text


def test_own_telephones_stand_first_and_own_hours_replace_the_places(client):
    service = make_service(slug="x", places=[make_place(phone="+48 10 000 00 02")])
    service.own_phones = [ServicePhone(number="+48 10 000 00 03", languages=("uk",))]
    service.own_hours = [ServiceHours(weekday=2, opens=time(18), closes=time(19))]
    publish(service)
    html = page(client)
    numbers = [link.get_text() for link in html.select(".facts-panel .phone")]
    assert numbers == ["+48 10 000 00 03", "+48 10 000 00 02"]
    assert "18:00–19:00" in html.select_one(".opening-hours").get_text()
    assert "08:00–16:00" not in html.select_one(".opening-hours").get_text()


def test_an_open_place_stands_before_one_that_is_closed(client):
    always = [(day, time(0), time(23, 59)) for day in range(7)]
    places = [make_place("A"), make_place("B", phone="+48 10 000 00 02", hours=always)]
    make_service(slug="x", places=places)
    with time_machine.travel("2026-11-25T23:30:00+01:00", tick=False):
        html = page(client)
    assert [state.get_text()[:13] for state in html.select(".facts-panel .open-state")] == [
        "Teraz otwarte",
        "Teraz zamknię",
    ]


def test_in_arabic_a_language_of_help_has_the_commas_of_arabic(client):
    service = make_service(slug="x", languages=[])
    service.languages = [ServiceLanguage(language="ka", mode="interpreter", lead_days=3)]
    publish(service)
    html = page(client, "ar").select_one(".facts-panel dd .quiet").get_text()
    assert "،" in html
    assert "," not in html


def test_a_line_without_a_place_says_when_it_answers(client):
    service = make_service(slug="x")
    service.own_phones = [ServicePhone(number="800 120 002")]
    service.own_hours = [
        ServiceHours(weekday=d, opens=time(0), closes=time(23, 59)) for d in range(7)
    ]
    publish(service)
    assert "Teraz otwarte" in panel(client)


def test_a_closed_place_says_until_when_and_what_to_do(client):
    closed = {"closed_from": date(2026, 11, 20), "closed_to": date(2026, 12, 4)}
    make_service(slug="x", places=[make_place(closure_message="Zadzwoń do Świecia.", **closed)])
    with time_machine.travel("2026-11-25T10:00:00+01:00", tick=False):
        text = panel(client)
    assert "Zamknięte: 20 listopada – 4 grudnia" in text
    assert "Zadzwoń do Świecia." in text
    assert "Teraz otwarte" not in text


def test_the_way_to_a_place_is_a_link_and_no_map_is_loaded(client):
    make_service(slug="x", places=[make_place(latitude="52.79300", longitude="18.26110")])
    html = page(client)
    links = [a["href"] for a in html.select(".place__links a")]
    assert links[0] == "geo:52.79300,18.26110"
    assert links[1].startswith("https://www.openstreetmap.org/?mlat=52.79300&mlon=18.26110")
    assert html.select("iframe, main img, main script[src]") == []


def test_a_suspended_service_says_so_and_names_the_nearest_like_it(client):
    category = make_category("opieka", slug="opieka")
    other = make_service("Inna opieka", categories=[category])
    facts = {"status": ServicePage.Status.SUSPENDED, "suspended_to": date(2027, 1, 10)}
    make_service(slug="x", categories=[category], suspension_message="Remont.", **facts)
    with time_machine.travel("2026-11-25T10:00:00+01:00", tick=False):
        html = page(client).select_one(".facts-panel .warning")
    assert "wstrzymana do 10 stycznia 2027" in html.get_text()
    assert "Remont." in html.get_text()
    assert html.select_one("a")["href"] == other.url


@pytest.mark.parametrize("code", CODES)
def test_a_suspended_service_is_still_found_and_marked(client, code):
    make_service("Opieka", slug="x", status="ended")
    response = client.get(localized_path("/uslugi/", code))
    item = BeautifulSoup(response.content, "html.parser").select_one(".service-item")
    assert item.select_one(".warning")


def data_block(client, query=""):
    script = page(client, query=query).select_one('script[type="application/ld+json"]')
    return json.loads(script.string)


def test_the_page_carries_its_facts_for_machines(client):
    place = make_place("Poradnia", latitude="52.79300", longitude="18.26110")
    make_service("Porady", slug="x", places=[place], languages=["uk", "pl"])
    data = data_block(client)
    assert (data["@type"], data["name"], data["inLanguage"]) == (
        "GovernmentService",
        "Porady",
        "pl",
    )
    (channel,) = data["availableChannel"]
    assert channel["availableLanguage"] == ["pl", "uk"]
    assert channel["servicePhone"]["telephone"] == "+48 10 000 00 01"
    assert channel["serviceLocation"]["address"]["addressLocality"] == "Inowrocław"
    assert channel["serviceLocation"]["geo"]["latitude"] == 52.793


def test_no_title_can_end_the_data_block(client):
    make_service("</script><script>alert(1)</script>", slug="x")
    assert data_block(client)["name"] == "</script><script>alert(1)</script>"


@pytest.mark.parametrize("code", [code for code in CODES if code != "pl"])
def test_the_card_has_every_line_in_polish_too(client, code):
    category = make_category("opieka", slug="opieka", uk="догляд", ar="رعاية")
    make_service("Sprawa", slug="x", categories=[category], languages=["pl"])
    html = page(client, code, "?card=1")
    polish = [line.get_text() for line in html.select(".say-it dd")]
    own = [line.get_text() for line in html.select(".say-it dt")]
    assert "Potrzebuję pomocy: opieka." in polish
    assert {line["lang"] for line in html.select(".say-it dd")} == {"pl"}
    assert len(own) == len(polish)
    assert not set(own) & set(polish)


def test_in_polish_the_card_asks_for_a_language(client):
    make_service("Sprawa", slug="x")
    html = page(client, "pl", "?card=1")
    links = {link["lang"]: link["href"] for link in html.select(".say-it .ways a")}
    assert set(links) == set(CODES) - {"pl"}
    assert html.select(".say-it dl") == []
    for address in links.values():
        assert BeautifulSoup(client.get(address).content, "html.parser").select(".say-it dt")


def test_the_card_speaks_the_readers_language(client):
    category = make_category("opieka", slug="opieka", uk="догляд")
    make_service(slug="x", categories=[category], languages=["uk"])
    own = [line.get_text() for line in page(client, "uk", "?card=1").select(".say-it dt")]
    assert any("догляд" in line for line in own)
    assert any("українська" in line for line in own)


@pytest.mark.parametrize("code", ["pl", "uk", "ar"])
def test_a_service_is_printed_as_a_tagged_file_with_its_facts(client, code):
    service = make_service("Porady", slug="x", places=[make_place()])
    translate(service, "uk", title="Поради")
    response = client.get(localized_path(ADDRESS, code) + "?pdf=1")
    assert response["Content-Type"] == "application/pdf"
    document = PdfReader(BytesIO(response.content))
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert document.trailer["/Root"]["/Lang"] == code
    assert "+48 10 000 00 01" in document.pages[0].extract_text().replace("\u00a0", " ")


def test_what_is_printed_loads_nothing(client, monkeypatch):
    fetched = []
    monkeypatch.setattr("urllib.request.urlopen", lambda *a, **k: fetched.append(a))
    make_service(slug="x", body=['<img src="https://example.org/x.png">'])
    assert client.get(f"{ADDRESS}?pdf=1").status_code == 200
    assert fetched == []


def test_without_pango_the_page_itself_is_printed(client, monkeypatch):
    monkeypatch.setattr("catalogue.printing.can_print", lambda: False)
    monkeypatch.setattr("catalogue.service_page.can_print", lambda: False)
    make_service(slug="x")
    assert page(client, query="?pdf=1").select('main a[href$="?pdf=1"]') == []


def test_a_sensitive_service_has_a_neutral_title_and_a_quick_exit(client):
    make_service("Pomoc po przemocy", slug="x", is_sensitive=True)
    for query in ("", "?card=1"):
        assert "przemocy" not in page(client, query=query).title.get_text()
        assert page(client, query=query).select_one("[data-quick-exit]")["href"][:8] == "https://"
        assert page(client, query=query).select("script[src*=quick_exit]")
    assert page(client).h1.get_text() == "Pomoc po przemocy"


@pytest.mark.parametrize("query", ["", "?card=1"])
def test_where_a_sensitive_service_is_shared_its_name_is_not(client, query):
    make_service("Pomoc po przemocy", slug="x", summary="Po przemocy.", is_sensitive=True)
    head = page(client, query=query).head
    told = [tag.get("content", "") for tag in head.select("meta")]
    assert not [text for text in told if "przemocy" in text]


@pytest.mark.parametrize("query", ["", "?card=1", "?pdf=1"])
@pytest.mark.parametrize("sensitive", [True, False])
def test_no_machine_keeps_a_copy_of_a_sensitive_page(client, query, sensitive):
    make_service(slug="x", is_sensitive=sensitive)
    response = client.get(ADDRESS + query)
    assert ("no-store" in response.get("Cache-Control", "")) is sensitive


def test_the_file_of_a_sensitive_service_has_a_neutral_name_and_title(client):
    make_service("Pomoc po przemocy", slug="po-przemocy", is_sensitive=True)
    response = client.get("/uslugi/po-przemocy/?pdf=1")
    assert "przemocy" not in response["Content-Disposition"]
    assert "przemocy" not in PdfReader(BytesIO(response.content)).metadata.title


def test_another_service_has_neither(client):
    make_service("Porady", slug="x")
    html = page(client)
    assert "Porady" in html.title.get_text()
    assert html.select("[data-quick-exit]") == []


@pytest.mark.parametrize("query", ["", "?card=1", "?pdf=1"])
@pytest.mark.parametrize("code", ["pl", "uk"])
def test_a_confidential_place_is_reached_by_telephone_only(client, query, code):
    place = make_place("Schronienie", confidential=True, area_id="040706", **SECRET)
    provider = make_provider(slug="centrum", places=[place])
    make_service("Schronienie", slug="x", places=[place], provider=provider)
    html = client.get(localized_path(ADDRESS, code) + query).content
    if query == "?pdf=1":
        html = PdfReader(BytesIO(html)).pages[0].extract_text().encode()
    for value in SECRET.values():
        assert value.encode() not in html
    assert b"+48" in html or query == "?card=1"


def test_a_provider_shows_what_it_is(client):
    facts = {"kind": "ngo", "legal_name": "Stowarzyszenie X", "nip": "5260250274"}
    make_provider("X", slug="x", phone="+48 10 000 00 08", email="x@example.org", **facts)
    text = panel(client)
    for words in ("Organizacja pozarządowa", "Stowarzyszenie X", "5260250274", "+48 10 000 00 08"):
        assert words in text
