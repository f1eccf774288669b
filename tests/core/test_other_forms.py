"""An easy-to-read text and a film in sign language beside the text of any page."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile

from core.models import CustomDocument
from core.prose import paragraphs
from tests.factories import make_service, publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.both]

EASY = "Tu dostajesz pomoc. Pomoc nic nie kosztuje."
PATH = "/uslugi/x/"


def document(name):
    """A file of the documents."""
    made = CustomDocument(title=name)
    made.file.save(name, ContentFile(b"x"))
    return made


def soup(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def switch(page):
    """The entries of the switch: where they lead, and the one that is chosen."""
    links = page.select(".form-switch a")
    return [link["href"] for link in links], [
        link.text for link in links if link.get("aria-current")
    ]


@pytest.fixture
def service(db):
    return make_service("Poradnictwo", slug="x", easy_body=paragraphs([EASY]))


def add_film(page):
    page.film, page.captions = document("film.mp4"), document("napisy.vtt")
    page.film_text = "Pani opowiada o poradni."
    return publish(page)


def test_a_page_with_only_a_text_has_no_switch(client):
    make_service(slug="x")
    assert not soup(client, PATH).select(".form-switch")
    assert not soup(client, f"{PATH}?form=easy").select("#form")


def test_the_switch_offers_the_forms_that_exist(client, service):
    assert switch(soup(client, PATH)) == ([PATH, f"{PATH}?form=easy#form"], ["Tekst"])
    add_film(service)
    urls, _current = switch(soup(client, PATH))
    assert urls == [PATH, f"{PATH}?form=easy#form", f"{PATH}?form=sign#form"]


def test_the_easy_text_stands_in_the_place_of_the_text_and_the_facts_stay(client, service):
    service.body = paragraphs(["Prowadzimy poradnictwo specjalistyczne."])
    publish(service)
    page = soup(client, f"{PATH}?form=easy")
    assert EASY in page.select_one("#form .easy").text
    assert "specjalistyczne" not in page.text
    assert page.select_one(".facts-panel")
    assert switch(page)[1] == ["Tekst łatwy do czytania (ETR)"]


def test_the_address_of_a_form_names_it_in_the_title_and_leads_machines_to_the_text(
    client, service
):
    page = soup(client, f"{PATH}?form=easy")
    assert "Tekst łatwy do czytania (ETR)" in page.title.text
    assert page.select_one("link[rel=canonical]")["href"] == f"http://testserver{PATH}"


def test_each_form_is_stored_for_itself(client, service):
    assert "X-Cache" not in client.get(f"{PATH}?form=easy")
    assert client.get(f"{PATH}?form=easy")["X-Cache"] == "hit"
    assert EASY in client.get(f"{PATH}?form=easy").content.decode()
    assert EASY not in client.get(PATH).content.decode()


def test_an_unknown_form_is_the_text(client, service):
    page = soup(client, f"{PATH}?form=wiersz")
    assert switch(page)[1] == ["Tekst"]
    assert not page.select("#form")


def test_a_film_has_its_captions_and_is_told_in_words(client, service):
    add_film(service)
    form = soup(client, f"{PATH}?form=sign").select_one("#form")
    assert form.video.track["srclang"] == "pl"
    assert form.video["preload"] == "none"
    assert all(link["src"].startswith("/documents/") for link in form.select("[src]"))
    assert "Pani opowiada o poradni." in form.text


def test_a_translation_without_an_easy_text_borrows_the_polish_one_and_says_so(client, service):
    translate(service, "uk", title="Консультації", easy_body=[])
    page = soup(client, f"/uk{PATH}?form=easy")
    assert page.select_one("#form .easy")["lang"] == "pl"
    assert EASY in page.select_one("#form .easy").text
    assert page.select_one("#form .notice-fallback")


def test_a_translation_shows_its_own_easy_text(client, service):
    translate(service, "uk", title="Консультації", easy_body=paragraphs(["Тут допомагають."]))
    form = soup(client, f"/uk{PATH}?form=easy").select_one("#form")
    assert form.select_one(".easy")["lang"] == "uk"
    assert "Тут допомагають." in form.text
    assert not form.select(".notice-fallback")


def test_the_film_and_its_description_are_borrowed_from_the_source(client, service):
    add_film(service)
    translate(service, "ar", title="مشورة", film_text="")
    form = soup(client, f"/ar{PATH}?form=sign").select_one("#form")
    assert form.video
    assert (
        form.find(string=lambda words: "Pani opowiada" in words).find_parent("div")["lang"] == "pl"
    )


def test_a_page_that_nobody_translated_keeps_its_one_notice(client, service):
    page = soup(client, f"/uk{PATH}?form=easy")
    assert len(page.select(".notice-fallback")) == 1
    assert switch(page)[0] == [f"/uk{PATH}", f"/uk{PATH}?form=easy#form"]


@pytest.mark.parametrize(
    ("asked", "status", "part", "said"),
    [
        ("bytes=0-1", 206, b"01", "bytes 0-1/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=4-99", 206, b"456789", "bytes 4-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("lines=1-2", 200, b"0123456789", None),
    ],
)
def test_a_telephone_gets_the_part_of_a_film_that_it_asks_for(client, asked, status, part, said):
    film = CustomDocument(title="film")
    film.file.save("film.mp4", ContentFile(b"0123456789"))
    answer = client.get(film.url, headers={"Range": asked})
    content = b"".join(answer) if answer.streaming else answer.content
    assert (answer.status_code, content, answer.get("Content-Range")) == (status, part, said)
    if status != 416:
        assert answer["Accept-Ranges"] == "bytes"
        assert answer["Content-Length"] == str(len(part))
