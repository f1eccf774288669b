"""Readers: the first occurrence of a term on a page leads to its meaning, without JavaScript."""

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from core import cache
from core.languages import CODES
from tests.factories import make_service, publish, translate
from translations.glossary.explaining import MOST, Explanations

from .glossary import assistant, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LINK = re.compile(r'<a class="explained"[^>]*>(.*?)</a>')


def marked(html, language="pl", reader="pl"):
    return Explanations(reader).mark(html, language)


def words_in(html, language="pl", reader="pl"):
    return LINK.findall(marked(html, language, reader))


def page(client, path="/uslugi/pomoc/", status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def helping(*texts, **facts):
    return make_service("Pomoc", slug="pomoc", body=texts or ["Czeka asystent rodziny."], **facts)


def test_the_first_occurrence_in_any_form_leads_to_the_meaning(client):
    term = assistant()
    helping("Rodziny mają asystentów.", "Poproś asystenta rodziny, asystent rodziny pomoże.")
    html = page(client)
    assert LINK.findall(html) == ["asystenta rodziny"]
    assert f'href="#word-{term.pk}" aria-describedby="meaning-{term.pk}"' in html
    assert re.search(rf'<li id="word-{term.pk}".*<p id="meaning-{term.pk}"[^>]*>Pomaga', html, re.S)
    assert f'href="#explained-{term.pk}"' in html


def test_a_page_without_terms_has_no_list(client):
    assistant()
    helping("Rozmowa z doradcą.")
    assert "words-explained" not in page(client)


@pytest.mark.parametrize("code", CODES)
def test_polish_prose_is_explained_in_the_readers_language(client, code):
    assistant(ru=("ассистент семьи", "Помогает."), be=("асістэнт сям'і", "Дапамагае."))
    helping()
    html = page(client, "/uslugi/pomoc/" if code == "pl" else f"/{code}/uslugi/pomoc/")
    said_in = "pl" if code == "es" else code  # nobody has said it in Spanish
    assert re.search(
        rf'<p id="meaning-\d+" lang="{said_in}" dir="{"rtl" if code == "ar" else "l"}', html
    )


def test_a_translation_is_explained_by_its_renderings_with_the_polish_term_beside(client):
    assistant()
    service = helping()
    made = translate(service, "uk", title="Допомога")
    made.body = [("text", "<p>Прийде помічник сім’ї або асистентка родини.</p>")]
    publish(made)
    html = page(client, "/uk/uslugi/pomoc/")
    assert LINK.findall(html) == ["помічник сім’ї"]
    assert '<dfn lang="uk" dir="auto">асистент родини</dfn>' in html
    assert '<bdi class="quiet" lang="pl">(asystent rodziny)</bdi>' in html


def test_what_nobody_has_said_in_a_language_is_not_explained_in_a_translation_into_it():
    assistant(uk=("асистент родини", ""))
    assert words_in("<p>Асистент родини.</p>", "uk", "uk") == []


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x/"><b>asystent rodziny</b></a></p>',
        "<h2>asystent rodziny</h2>",
        "<button>asystent rodziny</button>",
        "<summary><span>asystent rodziny</span></summary>",
        '<p lang="uk">asystent rodziny</p>',
        '<img alt="asystent rodziny">',
        '<p title="a > asystent rodziny">x</p>',
        "<!-- asystent rodziny -->",
        "<p>asystent <b>rodziny</b></p>",
        "<p><svg><title>asystent rodziny</title></svg></p>",
    ],
)
def test_links_headings_attributes_and_other_languages_stay_as_they_are(html):
    assistant()
    assert marked(html) == html


def test_prose_goes_on_after_what_is_left_alone():
    assistant()
    html = "<h2>asystent rodziny</h2><p>Tu<br>jest <i>asystent rodziny</i>.</p>"
    before, after = marked(html).split("<i>")
    assert before == "<h2>asystent rodziny</h2><p>Tu<br>jest "
    assert after.startswith('<a class="explained"')


def test_html_that_is_not_well_formed_stays_as_it_is_and_breaks_nothing():
    assistant()
    for html in ("</p></p>asystent rodziny", "<p>asystent rodziny < 5", "<b asystent rodziny"):
        assert LINK.sub(r"\1", marked(html)) == html


def test_prose_and_meanings_are_escaped(client):
    make_term("praca & <b>", "Znaczy <script>alert(1)</script>.", forms=["praca próbna"])
    helping("Praca próbna & inne < 5.")
    html = page(client)
    assert LINK.findall(html) == ["Praca próbna"]
    assert "Znaczy &lt;script&gt;" in html
    assert "praca &amp; &lt;b&gt;" in html
    assert "&amp; inne &lt; 5" in html


def test_a_page_explains_a_dozen_at_most():
    names = [f"termin{letter * 3}" for letter in "abcdefghijklmno"]
    for name in names:
        make_term(name)
    assert words_in(f"<p>{' '.join(names)}</p>") == names[:MOST]


def test_words_with_other_meanings_are_for_translators_only():
    make_term("świadczenie", explain=False)
    assert words_in("<p>świadczenie usług</p>") == []


def test_a_changed_meaning_is_public_at_once(client):
    term = assistant()
    helping()
    assert "Pomaga rodzinie w domu." in page(client)
    term.definition = "Przychodzi do rodziny."
    term.save()
    assert "Przychodzi do rodziny." in page(client)
    term.delete()
    assert "words-explained" not in page(client)


def test_a_warm_process_asks_the_database_nothing_more(django_assert_num_queries):
    assistant()
    cache.begin_request(cache.read_generation())
    assert words_in("<p>asystent rodziny</p>") == ["asystent rodziny"]
    with django_assert_num_queries(0):
        assert words_in("<p>asystent rodziny</p>", reader="uk") == ["asystent rodziny"]


def test_prose_elsewhere_than_on_a_page_stays_as_it_was_written():
    assistant()
    service = helping()
    source = '{% load glossary_tags %}{% explained "pl" %}<p>asystent rodziny</p>{% endexplained %}'
    context = Context({"page": service, "request": RequestFactory().get("/")})
    assert Template(source).render(context) == "<p>asystent rodziny</p>"


def test_the_paper_the_card_and_the_open_data_say_it_without_marks(client):
    from django.template.loader import render_to_string

    assistant()
    service = helping()
    paper = render_to_string("print/service.html", {"page": service, "facts": {}}, None)
    assert "Czeka asystent rodziny." in paper
    assert "explained" not in paper
    for address in ("/uslugi/pomoc/?card=1", "/api/hsds/services"):
        assert 'class="explained"' not in page(client, address)
