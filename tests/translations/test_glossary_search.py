"""The glossary on the query's side of the search: other names and languages find Polish texts."""

import pytest

from search.engines.base import Scope
from search.finding import find
from search.models import SearchDocument
from search.query import analyse
from search.suggestions import suggestions
from tests.factories import make_service

from .glossary import assistant, make_term, rendering

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def found(text, language="uk"):
    return [hit.key for hit in find(text, language, Scope(kinds=("service",))).hits]


def helping(text="Rodzinę odwiedza asystent rodziny.", title="Wsparcie w domu"):
    return make_service(title, body=[text])


def test_a_ukrainian_rendering_finds_what_only_a_polish_text_says():
    page = helping()
    assert found("сімейний порадник") == []
    assistant(uk=("сімейний порадник", "Допомагає."))
    assert found("сімейний порадник") == [page.translation_key]


@pytest.mark.parametrize("asked", ["асистента родини", "помічники сім'ї", "family assistants"])
def test_inflected_and_accepted_renderings_find_it_too(asked):
    assistant()
    page = helping("Pomagają asystenci rodziny.")
    assert found(asked) == [page.translation_key]


def test_all_words_of_the_polish_term_have_to_be_there():
    assistant()
    helping("Pomoc dla całej rodziny.")
    assert found("асистент родини") == []


def test_a_changed_rendering_takes_effect_without_writing_documents():
    term, page = assistant(uk=("домашній помічник", "Допомагає.")), helping()
    assert found("домашній помічник") == [page.translation_key]
    before = list(SearchDocument.objects.values_list("key", "version"))
    term.renderings = [rendering("uk", "сімейний порадник", "Допомагає.")]
    term.save()
    assert found("сімейний порадник") == [page.translation_key]
    assert found("домашній помічник") == []
    assert list(SearchDocument.objects.values_list("key", "version")) == before


def test_an_acronym_finds_its_full_name_and_the_other_way_round():
    make_term("OIK", forms=["ośrodek interwencji kryzysowej"])
    full = helping("Dyżuruje Ośrodek Interwencji Kryzysowej.", "Dyżur")
    short = helping("Dyżuruje OIK.", "Pomoc w nocy")
    both = {full.translation_key, short.translation_key}
    assert set(found("OIK", "pl")) == both
    assert set(found("ośrodki interwencji kryzysowej", "pl")) == both


def test_a_term_may_be_one_word_of_a_longer_query():
    assistant()
    page = helping("Asystent rodziny z Torunia.")
    helping("Nowiny z Torunia.", "Nowiny")
    assert found("асистент родини Торунь")[0] == page.translation_key


def test_a_query_that_says_the_term_in_polish_is_asked_as_it_stands():
    assistant()
    groups = analyse("asystent rodziny", "pl").groups
    assert not [row for group in groups for row in group.alternatives if row.field == "phrase"]


def test_a_word_of_a_rendering_is_not_taken_for_a_slip():
    assistant(uk=("супровідник", "Допомагає."))
    helping()
    assert find("супровідник", "uk").analysis.did_you_mean == ""


def test_terms_are_no_topics_that_things_have():
    assistant()
    assert analyse("асистент родини", "uk").concepts == {}
    assert [one for one in suggestions("асистент", "uk") if one.kind == "need"] == []
