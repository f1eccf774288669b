"""Words of seven languages: folding, tokens, scripts, lemmas and inflected forms."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.acronyms import acronym_of
from search.language.folding import fold
from search.language.inflection import inflected_forms
from search.language.lemmas import lemma_terms
from search.language.scripts import LANGUAGES, is_stop_word
from search.language.tokens import MAX_CHARACTERS, clean, script, tokens
from search.records import Text
from search.terms import columns


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def lemmas(word: str, language: str) -> set[str]:
    return set(lemma_terms(word, (language,)))


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_word_is_one_term(text: str) -> None:
    assert fold(text) == "" or fold(text).isalnum()


@given(st.text(alphabet=st.characters()))
def test_any_text_is_cleaned_cut_and_lemmatised_without_an_error(text: str) -> None:
    assert len(clean(text)) <= MAX_CHARACTERS
    for token in tokens(text):
        assert text[token.start : token.end]
        lemma_terms(token.text, LANGUAGES[script(token.text)])


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Świętosławą", "swietoslawa"),
        ("ŁÓDŹ", "lodz"),
        ("сім’я", "сімя"),
        ("ґанок", "ганок"),
        ("ребёнок", "ребенок"),
        ("йога", "йога"),
        ("сваё", "свае"),
        ("niños", "ninos"),
        ("مُسَاعَدَة", "مساعده"),
        ("١٢٣", "123"),
    ],
)
def test_diacritics_case_and_apostrophes_are_folded(word: str, folded: str) -> None:
    assert fold(word) == fold(unicodedata.normalize("NFD", word)) == folded


def test_control_characters_direction_marks_and_surrogates_are_cleaned_away() -> None:
    assert clean("po\u202emoc\0 dla\ud800\n dzieci\u200f") == "pomoc dla dzieci"


def test_a_text_is_cut_into_words_with_their_places() -> None:
    text = "DPS-ów w Kujawsko-Pomorskim: сім’я, so\u00adbota (PCPR)!"
    assert words(text) == ["DPS-ów", "w", "Kujawsko", "Pomorskim", "сім'я", "sobota", "PCPR"]
    assert [text[token.start : token.end] for token in tokens(text)][4] == "сім’я"


def test_letters_that_look_alike_are_put_right() -> None:
    assert words("дoпoмoгa") == ["допомога"]  # four of the letters are Latin


@pytest.mark.parametrize(
    ("word", "expected"),
    [("żłobek", "latin"), ("ўсё", "cyrillic"), ("طفل", "arabic"), ("7", "other")],
)
def test_the_script_of_a_word_is_known(word: str, expected: str) -> None:
    assert script(word) == expected


@pytest.mark.parametrize(
    ("language", "lemma", "forms"),
    [
        ("pl", "rodzina", "rodzina rodzinie rodzin RODZINĄ"),
        ("pl", "dziecko", "dziecko dzieci dziecku dziećmi"),
        ("pl", "zastepczy", "zastępczy zastępczej zastępcze"),
        ("pl", "lodz", "Łódź Łodzi Łodzią"),
        ("pl", "torun", "Toruń Torunia Toruniu"),
        ("uk", "дитина", "дитина дитині дітям дітьми"),
        ("uk", "сімя", "сім'я сім'ї сім'єю"),
        ("ru", "ребенок", "ребёнок ребенку детям"),
        ("be", "дзіця", "дзіця дзіцяці дзецям дзяцей"),
        ("be", "жанчына", "жанчына жанчыне жанчынам"),
        ("en", "child", "child children children's"),
        ("es", "nino", "niño niñas niños"),
        ("ar", "طفل", "طفل أطفال للأطفال"),
        ("ar", "مساعده", "مساعدة المساعدة والمساعدات"),
    ],
)
def test_inflected_words_meet_in_their_lemma(language: str, lemma: str, forms: str) -> None:
    for form in forms.split():
        assert f"{language}:{lemma}" in lemmas(form, language), form


def test_surnames_depreciatives_and_gerunds_beside_nouns_are_not_meant() -> None:
    assert lemmas("Toruń", "pl") == {"pl:torun"}
    assert lemmas("szkolenie", "pl") == {"pl:szkolenie"}
    assert lemmas("profesory", "pl") == {"pl:profesor"}


def test_an_unknown_word_is_its_own_lemma() -> None:
    assert lemmas("xqzfą", "pl") == {"pl:xqzfa"}


@pytest.mark.parametrize(
    ("word", "acronym"),
    [
        ("MOPSu", "mops"),
        ("DPS-ów", "dps"),
        ("dpsow", "dps"),
        ("ŚDS-ie", "sds"),
        ("ABCXem", "abcx"),
        ("pomoc", None),
        ("POMOC", None),
    ],
)
def test_acronyms_are_known_with_their_endings(word: str, acronym: str | None) -> None:
    assert acronym_of(word) == acronym


def test_an_acronym_is_the_same_in_every_language_and_not_a_dog() -> None:
    assert lemma_terms("MOPSu", ("uk", "ru")) == ("pl:mops",)


@pytest.mark.parametrize(
    ("language", "lemma", "form"),
    [
        ("pl", "zastępczy", "zastepczej"),
        ("pl", "Toruń", "toruniu"),
        ("pl", "dps", "dpsow"),
        ("uk", "дитина", "дітям"),
        ("ru", "ребёнок", "детям"),
        ("en", "famili", "famili"),
    ],
)
def test_all_inflected_forms_are_generated(language: str, lemma: str, form: str) -> None:
    assert form in inflected_forms(lemma, language)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("pl", "dla"),
        ("uk", "для"),
        ("ru", "что"),
        ("be", "ў"),
        ("en", "the"),
        ("es", "para"),
        ("ar", "في"),
    ],
)
def test_words_that_say_nothing_are_known(language: str, word: str) -> None:
    assert is_stop_word(fold(word), (language,))


def test_threads_share_one_analyser() -> None:
    forms = ["rodzinie", "dzieciom", "zastępczej", "szkoleniach"] * 50
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda word: lemma_terms.__wrapped__(word, ("pl",)), forms))
    assert found == [lemma_terms(form, ("pl",)) for form in forms]


def test_columns_hold_folded_forms_and_lemmas_with_their_language() -> None:
    found = columns(
        [
            Text("pl", "Pomoc rodzinie", "Dla dzieci", "W MOPS-ie", "/a/"),
            Text("uk", "Допомога родині", "", "", "/a/"),
        ]
    )
    assert found.title_forms == ["pomoc", "rodzinie", "допомога", "родині"]
    assert found.body_forms[:6] == ["pomoc", "rodzinie", "dla", "dzieci", "w", "mopsie"]
    assert found.title_lemmas == ["pl:pomoc", "pl:rodzina", "uk:допомога", "uk:родина"]
    assert found.summary_lemmas == ["pl:dziecko"]
    assert found.body_lemmas == ["pl:mops"]
