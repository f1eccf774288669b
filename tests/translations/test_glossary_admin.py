"""Editors keep the glossary in the admin; translators look at it."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from core.models import User
from home.groups import make_groups
from translations.glossary.loading import load, load_glossary
from translations.models import GlossaryTerm

from .glossary import assistant, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NAMES = "wagtailsnippets_translations_glossaryterm"


def address(name, *args):
    return reverse(f"{NAMES}:{name}", args=args)


def person(client, role):
    make_groups()
    made = User.objects.create_user("osoba", "osoba@example.org", "haslo-do-testow")
    made.groups.add(Group.objects.get(name=role))
    client.force_login(made)
    return made


def form(**others):
    return {
        "term": "praca socjalna",
        "forms": "",
        "definition": "Rozmowy i wspólne działania.",
        "explain": "on",
        "renderings-TOTAL_FORMS": "0",
        "renderings-INITIAL_FORMS": "0",
        "renderings-MIN_NUM_FORMS": "0",
        "renderings-MAX_NUM_FORMS": "1000",
    } | others


def rendering(number, locale, words):
    names = {"locale": locale, "rendering": words, "accepted": "", "definition": ""}
    return {f"renderings-{number}-{name}": value for name, value in names.items()}


def locale_of(code):
    from wagtail.models import Locale

    return Locale.objects.get(language_code=code).pk


@pytest.mark.parametrize("role", ["Redaktor", "Wydawca", "Administrator"])
def test_who_writes_may_add_a_term_with_its_renderings(client, role):
    person(client, role)
    words = rendering(0, locale_of("uk"), "соціальна робота")
    posted = form(**words, **{"renderings-TOTAL_FORMS": "1"})
    assert client.post(address("add"), posted).status_code == 302
    term = GlossaryTerm.objects.get()
    assert [str(row) for row in term.renderings.all()] == ["соціальна робота"]


def test_only_an_administrator_deletes_a_term(client):
    term = assistant()
    person(client, "Wydawca")
    assert client.post(address("delete", term.pk)).status_code == 302
    assert GlossaryTerm.objects.exists()
    User.objects.get().groups.set([Group.objects.get(name="Administrator")])
    client.post(address("delete", term.pk))
    assert not GlossaryTerm.objects.exists()


def test_a_translator_looks_at_terms_and_changes_none(client):
    term = assistant()
    person(client, "Tłumacz (ukraiński)")
    html = client.get(address("inspect", term.pk)).content.decode()
    assert "помічник сім&#x27;ї" in html
    assert "asystent rodziny" in client.get(address("list")).content.decode()
    for name in ("edit", "delete"):
        assert client.post(address(name, term.pk), form()).status_code == 302
    assert GlossaryTerm.objects.get().definition == term.definition


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        (form(term="asystent rodziny"), "Istnieje już"),
        (form(definition=""), "To pole jest wymagane"),
        (form(term="słowo " * 40), "120"),
    ],
    ids=["twin", "no meaning", "long"],
)
def test_a_term_that_cannot_be_is_refused_with_the_reason(client, posted, said):
    assistant()
    person(client, "Redaktor")
    response = client.post(address("add"), posted)
    assert response.status_code == 200
    assert said in response.content.decode()
    assert GlossaryTerm.objects.count() == 1


def test_a_language_has_one_rendering(client):
    person(client, "Redaktor")
    twice = rendering(0, locale_of("uk"), "один") | rendering(1, locale_of("uk"), "два")
    response = client.post(address("add"), form(**twice, **{"renderings-TOTAL_FORMS": "2"}))
    assert response.status_code == 200
    assert not GlossaryTerm.objects.exists()


def test_the_language_of_the_terms_is_no_choice(client):
    person(client, "Redaktor")
    words = rendering(0, locale_of("pl"), "praca")
    client.post(address("add"), form(**words, **{"renderings-TOTAL_FORMS": "1"}))
    assert not GlossaryTerm.objects.exists()


def test_the_list_names_the_languages_and_costs_the_same_for_many(
    client, administrator, django_assert_max_num_queries
):
    assistant()
    client.force_login(administrator)
    assert "ar, en, uk" in client.get(address("list")).content.decode()
    for number in range(60):
        make_term(f"termin {number}", uk=("термін", ""))
    with django_assert_max_num_queries(25):
        client.get(address("list"))


def test_the_list_is_searched_by_term_and_other_names(client, administrator):
    make_term("PCPR", forms=["powiatowe centrum pomocy rodzinie"])
    assistant()
    client.force_login(administrator)
    html = client.get(address("list"), {"q": "powiatowe"}).content.decode()
    assert "PCPR" in html
    assert "asystent rodziny" not in html


def test_the_glossary_is_loaded_once_in_every_language_and_left_to_its_editors():
    assert load_glossary() > 40
    languages = {term.languages for term in GlossaryTerm.objects.all()}
    assert languages == {"ar, be, en, es, ru, uk"}
    term = GlossaryTerm.objects.get(term="PCPR")
    term.definition = "Po swojemu."
    term.save()
    GlossaryTerm.objects.get(term="DPS").delete()
    assert load() is False
    assert load_glossary() == 1
    assert GlossaryTerm.objects.get(term="PCPR").definition == "Po swojemu."
