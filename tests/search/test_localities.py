"""The postal file of GeoNames: what is taken, what is refused, and that twice is once."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from core.cache import read_generation
from search.localities import NotAPostalFile, import_localities
from search.models import Locality, LocalityForm

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def line(name: str, postcode: str = "88-100", code: str = "040704", **other: str) -> str:
    """A line of the file as GeoNames writes it."""
    facts = {"powiat": "0407", "gmina": "Inowrocław", "lat": "52.7", "lon": "18.2"} | other
    columns = ["PL", postcode, name, "Kujawsko-Pomorskie", "04", "Powiat inowrocławski"]
    columns += [facts["powiat"], facts["gmina"], code, facts["lat"], facts["lon"], "4"]
    return "\t".join(columns)


@pytest.fixture
def file(tmp_path: Path) -> Any:
    """Write lines as a file."""

    def write(*lines: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "PL.txt"
        path.write_text("\n".join(lines) + "\n", encoding=encoding)
        return path

    return write


def test_a_locality_is_kept_with_its_gmina_postcode_and_point(file: Any) -> None:
    assert import_localities(file(line("Łojewo", "88-101"))).added == 1
    row = Locality.objects.get()
    assert (row.name, row.folded, row.postcode, row.area_id) == (
        "Łojewo",
        "lojewo",
        "88-101",
        "040704",
    )
    assert (row.latitude, row.longitude) == (52.7, 18.2)


def test_one_postcode_of_two_gminas_and_one_village_of_two_postcodes_are_all_kept(
    file: Any,
) -> None:
    lines = [line("A"), line("A", code="040701"), line("A", "88-101"), line("A")]
    assert import_localities(file(*lines)).added == 3


def test_a_second_run_changes_nothing(file: Any) -> None:
    path = file(line("A"), line("B"))
    import_localities(path)
    before = read_generation()
    outcome = import_localities(path)
    assert (outcome.added, outcome.removed, outcome.kept) == (0, 0, 2)
    assert read_generation() == before


def test_what_is_no_more_in_the_file_goes_and_moves_the_generation(file: Any) -> None:
    import_localities(file(line("A"), line("B")))
    before = read_generation()
    outcome = import_localities(file(line("B"), line("C")))
    assert (outcome.added, outcome.removed, outcome.kept) == (1, 1, 1)
    assert read_generation() > before


def test_without_a_code_the_gmina_is_found_by_its_name_in_the_powiat(file: Any) -> None:
    import_localities(file(line("A", code="", gmina="Kruszwica")))
    assert Locality.objects.get().area_id == "040706"


def test_other_voivodeships_are_left_out_and_unknown_gminas_are_named(file: Any) -> None:
    lines = [
        line("Kraków", code="126101", powiat="1261"),
        line("A"),
        line("Nigdzie", code="", gmina="Nieznana"),
    ]
    outcome = import_localities(file(*lines))
    assert outcome.added == 1
    assert outcome.unknown == ["3: 88-100 Nigdzie (Nieznana)"]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["name;postcode", "A;88-100"], "Wiersz 1 ma 1 kolumn"),
        ([line("A"), "PL\t88-100"], "Wiersz 2 ma 2 kolumn"),
        ([line("A", lat="x")], "Wiersz 1"),
        ([line("Kraków", code="126101", powiat="1261")], "żadnej miejscowości"),
        ([], "żadnej miejscowości"),
    ],
)
def test_another_file_is_refused_with_the_line_and_nothing_is_lost(
    file: Any, lines: list[str], says: str
) -> None:
    import_localities(file(line("B")))
    with pytest.raises(NotAPostalFile, match=says):
        import_localities(file(*lines))
    assert Locality.objects.get().name == "B"


def test_another_encoding_is_refused(file: Any) -> None:
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("import_places", file(line("Łojewo"), encoding="cp1250"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        call_command("import_places", tmp_path / "nowhere.txt")


def test_the_command_says_what_it_did(file: Any, capsys: Any) -> None:
    call_command("import_places", file(line("A"), line("B", code="", gmina="?")))
    printed = capsys.readouterr()
    assert "1 added, 0 removed, 0 as before." in printed.out
    assert "1 lines without a known gmina" in printed.err


def test_the_inflected_forms_of_names_are_kept_and_those_of_gone_ones_are_not(file: Any) -> None:
    import_localities(file(line("Czarne Błoto"), line("Łojewo")))
    forms = set(LocalityForm.objects.values_list("form", "word"))
    assert {("blocie", "bloto"), ("czarnym", "czarne"), ("lojewie", "lojewo")} <= forms
    import_localities(file(line("Łojewo")))
    assert set(LocalityForm.objects.values_list("word", flat=True)) == {"lojewo"}


def test_forms_that_are_missing_are_added_by_a_second_run(file: Any) -> None:
    path = file(line("Łojewo"))
    import_localities(path)
    LocalityForm.objects.all().delete()
    import_localities(path)
    assert LocalityForm.objects.filter(form="lojewie").exists()
