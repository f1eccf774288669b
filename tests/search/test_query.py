"""What queries are understood as: places, concepts, spellings, and bad input."""

from time import perf_counter

import pytest

from core.cache import forget, move_generation
from core.models import Area
from search import records
from search.models import Locality
from search.query import Analysis, Group, analyse
from search.records import Concept, Text
from search.vocabulary import learn

from .test_vocabulary import KEY

pytestmark = pytest.mark.usefixtures("concepts")


def terms(group: Group, field: str) -> dict[str, float]:
    return {row.term: row.weight for row in group.alternatives if row.field == field}


def words(analysis: Analysis) -> list[str]:
    return [group.word for group in analysis.groups]


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("pomoc dzieciom", "pl"),
        ("pomoc dla małych dzieci", "pl"),
        ("допомога дитині", "uk"),
        ("помощь ребёнку", "ru"),
        ("дапамога дзіцяці", "be"),
        ("help for a child", "en"),
        ("ayuda niñas", "es"),
        ("مساعدة للأطفال", "ar"),
    ],
)
def test_a_concept_is_found_by_its_words_in_any_form_and_language(
    query: str, language: str
) -> None:
    analysis = analyse(query, language)
    assert list(analysis.concepts) == ["family"]
    assert sum("family" in terms(group, "concept") for group in analysis.groups) == 2


def test_the_name_of_a_concept_is_shown_in_the_readers_language() -> None:
    assert analyse("pomoc dziecku", "uk").concepts == {"family": "підтримка родини"}
    assert analyse("piecza zastępcza", "uk").concepts == {"foster": "rodzina zastępcza"}


def test_a_concept_of_several_words_suppresses_the_single_words_inside_it() -> None:
    assert list(analyse("dziecko", "pl").concepts) == ["children"]
    assert "children" not in analyse("pomoc dziecku", "pl").concepts


def test_words_far_apart_are_no_phrase() -> None:
    assert "foster" not in analyse("rodzina szuka mieszkania oraz opieki zastępczej", "pl").concepts


def test_a_changed_concept_is_understood_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not analyse("półkolonie", "pl").concepts
    holiday = Concept("holiday", {"pl": ("wypoczynek", "półkolonia")})
    monkeypatch.setattr(records, "_concept_sources", [lambda: iter((holiday,))])
    move_generation()
    assert analyse("polkolonie", "pl").concepts == {"holiday": "wypoczynek"}
    forget()


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("w Inowrocławiu", "pl"),
        ("inowroclaw", "pl"),
        ("gmina Inowrocław", "pl"),
        ("в Іновроцлаві", "uk"),
        ("Иновроцлав", "ru"),
        ("у Інавроцлаве", "be"),
        ("in Inowrocław", "en"),
        ("إينوفروتسواف", "ar"),
    ],
)
def test_a_place_is_known_in_any_form_and_language(query: str, language: str) -> None:
    analysis = analyse(query, language)
    (group,) = analysis.groups
    assert set(analysis.areas) == {"040701", "040704"}
    assert {"w:040701": 1.0, "s:040701": 1.0, "w:040704": 1.0}.items() <= terms(
        group, "area"
    ).items()
    assert terms(group, "area")["s:0407"] == 0.9
    assert terms(group, "area")["s:04"] == 0.6


@pytest.mark.parametrize(
    "query", ["powiat inowrocławski", "w powiecie inowrocławskim", "inowrocławskiego"]
)
def test_a_powiat_is_known_by_its_adjective(query: str) -> None:
    analysis = analyse(query, "pl")
    assert analysis.areas == {"0407": "powiat inowrocławski"}
    assert terms(analysis.groups[0], "area") == {
        "w:0407": 1.0,
        "s:0407": 1.0,
        "s:04": 0.6,
        "s:PL": 0.5,
    }


def test_the_longest_name_of_a_place_wins() -> None:
    analysis = analyse("żłobek Aleksandrów Kujawski", "pl")
    assert words(analysis) == ["żłobek", "Aleksandrów Kujawski"]
    assert set(analysis.areas) == {"040101", "040104"}


def test_a_place_that_is_an_everyday_word_is_uncertain_unless_it_is_said_to_be_one() -> None:
    assert terms(analyse("nowe mieszkanie", "pl").groups[0], "area")["w:041406"] == 0.3
    assert terms(analyse("mieszkanie gmina Nowe", "pl").groups[1], "area")["w:041406"] == 1.0


def test_concepts_and_places_are_found_beside_each_other() -> None:
    analysis = analyse("допомога дитині в Іновроцлаві", "uk")
    assert words(analysis) == ["допомога", "дитині", "Іновроцлаві"]
    assert list(analysis.concepts) == ["family"]
    assert analysis.areas["040701"] == "Іновроцлав"


def test_a_query_without_diacritics_finds_the_words_of_concepts_and_documents() -> None:
    learn(KEY, [Text("pl", "Mieszkania chronione", "", "", "/m/")])
    groups = analyse("zastepczej mieszkan", "pl").groups
    assert terms(groups[0], "lemma")["pl:zastepczy"] == 1.0
    assert terms(groups[1], "lemma")["pl:mieszkanie"] == 1.0


def test_latin_words_inside_a_ukrainian_query_are_polish() -> None:
    analysis = analyse("телефон PCPR", "uk")
    assert list(analysis.concepts) == ["family"]
    assert "pl:pcpr" in terms(analysis.groups[1], "lemma")


def test_stop_words_say_nothing_unless_nothing_else_is_said() -> None:
    assert words(analyse("gdzie jest świetlica dla rodzin", "pl")) == ["świetlica", "rodzin"]
    assert words(analyse("dla", "pl")) == ["dla"]


@pytest.mark.parametrize(
    "query", ["", "   ", "\0", "🙂🙂", "\u202e\u200f", "\ud800\udfff", '*?"()[]{}~^:/\\&|!-+']
)
def test_a_query_without_words_has_no_groups(query: str) -> None:
    assert analyse(query, "pl").groups == ()


@pytest.mark.parametrize(
    "query", ["a" * 10_000, "pomoc " * 2_000, "\u202e" * 10_000, "я́" * 5_000, "'-" * 5_000]
)
def test_a_very_long_query_is_cut_and_quick(query: str) -> None:
    analyse("pomoc", "pl")
    start = perf_counter()
    analysis = analyse(query, "pl")
    assert perf_counter() - start < 0.5
    assert len(analysis.groups) <= 16
    assert len(analysis.text) <= 300


def test_operators_and_quotes_are_ordinary_characters() -> None:
    assert words(analyse('"rodzina" AND title:zastępcza*', "pl")) == [
        "rodzina",
        "title",
        "zastępcza",
    ]


@pytest.mark.parametrize("query", ["допомога дитині в Іновроцлаві", "ayuda para niños en Toruń"])
def test_an_analysis_asks_the_vocabulary_for_forms_and_for_roots(
    query: str, django_assert_max_num_queries
) -> None:
    analyse(query, "uk")
    with django_assert_max_num_queries(3):  # the generation, then the vocabulary twice
        analyse(query, "uk")


def test_of_a_name_of_two_words_no_single_one_names_the_place() -> None:
    (group,) = analyse("w Brześciu Kujawskim", "pl").groups
    assert "041804" in analyse("w Brześciu Kujawskim", "pl").areas
    assert [row.field for row in group.alternatives if "kujawsk" in row.term] == ["phrase"]


def test_a_postcode_stands_for_the_gmina_of_its_places() -> None:
    Area.objects.get_or_create(code="046301", defaults={"name": "Toruń", "level": "gmina"})
    Locality.objects.create(name="Toruń", folded="torun", postcode="87-100", area_id="046301")
    assert "046301" in analyse("psycholog 87-100", "pl").areas
    assert analyse("psycholog 87-999", "pl").areas == {}
