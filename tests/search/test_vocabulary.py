"""The vocabulary: what is learned from texts, concepts and places."""

from uuid import UUID

import pytest

from search.models import SearchDocument, SearchText, SearchWord
from search.records import Text
from search.vocabulary import forget, learn, lookup, rebuild

KEY = UUID("7f1f4b43-6f3e-4f0e-8a51-000000000001")
FOSTER_CARE = Text("pl", "Rodzina zastępcza", "Dla dzieci", "W MOPS-ie, tel. 123456", "/r/")


@pytest.mark.django_db
def test_every_inflected_form_of_a_learned_word_is_known_without_diacritics() -> None:
    learn(KEY, [FOSTER_CARE])
    found = lookup(["zastepczej", "rodzinami", "dzieciom", "mopsu"])
    assert found["zastepczej"] == {"pl:zastepczy"}
    assert found["rodzinami"] == {"pl:rodzina"}
    assert found["dzieciom"] == {"pl:dziecko"}
    assert found["mopsu"] == {"pl:mops"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "word", "form", "term"),
    [
        ("uk", "дитина", "дітям", "uk:дитина"),
        ("ru", "ребёнок", "детям", "ru:ребенок"),
        ("be", "сям'я", "сямя", "be:сямя"),
        ("en", "families", "families", "en:famili"),
        ("es", "protección", "proteccion", "es:proteccion"),
        ("ar", "الأطفال", "الاطفال", "ar:طفل"),
    ],
)
def test_words_of_every_language_are_learned(
    language: str, word: str, form: str, term: str
) -> None:
    learn(KEY, [Text(language, word, "", "", "/x/")])
    assert term in lookup([form])[form]


@pytest.mark.django_db
def test_numbers_and_stop_words_are_not_learned() -> None:
    learn(KEY, [FOSTER_CARE])
    assert lookup(["123456", "dla", "w"]) == {}


@pytest.mark.django_db
def test_learning_again_writes_nothing(django_assert_num_queries) -> None:
    learn(KEY, [FOSTER_CARE])
    with django_assert_num_queries(1):
        learn(KEY, [FOSTER_CARE])


@pytest.mark.django_db
def test_words_seen_are_counted_and_generated_ones_are_not() -> None:
    SearchWord.objects.all().delete()  # those of the structural pages
    learn(KEY, [FOSTER_CARE])
    assert SearchWord.objects.get(form="rodzina", lemma="rodzina").count == 1
    assert SearchWord.objects.get(form="rodzinami", lemma="rodzina").count == 0


def test_a_rebuild_forgets_withdrawn_words_and_knows_concepts_and_places(concepts: None) -> None:
    learn(KEY, [Text("pl", "żeglarstwo", "", "", "/z/")])
    forget(KEY)
    document = SearchDocument.objects.create(key=KEY, kind="page")
    SearchText.objects.create(document=document, language="pl", title="Warsztaty", path="/w/")
    assert rebuild() == SearchWord.objects.count()
    found = lookup(["zeglarstwo", "warsztatach", "pieczy", "іновроцлаві"])
    assert "zeglarstwo" not in found
    assert "pl:warsztat" in found["warsztatach"]
    assert found["pieczy"] == {"pl:piecza"}
    assert "uk:іновроцлав" in found["іновроцлаві"]
