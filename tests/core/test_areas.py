"""The register of areas: whole, loaded once, mended when it was spoilt."""

import io

import pytest
from django.core.management import call_command

from core import cache
from core.management.commands import load_areas
from core.models import Area
from core.models.areas import prefixes

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def load():
    """What the command says."""
    out = io.StringIO()
    call_command("load_areas", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("level", "number"), [("kraj", 1), ("wojewodztwo", 1), ("powiat", 23), ("gmina", 144)]
)
def test_the_register_has_168_units_and_the_country(level, number):
    assert Area.objects.filter(level=level).count() == number
    assert Area.objects.count() == 169


def test_a_second_run_writes_nothing_and_moves_nothing():
    before = cache.read_generation()
    assert load() == "169 areas in the register, 0 written.\n"
    assert cache.read_generation() == before


@pytest.mark.parametrize(
    "spoilt",
    [{"name": "Inowroclaw"}, {"kind": "wieś"}, {"level": "powiat"}, {"latitude": None}]
    + [{"longitude": "17.00001"}],
    ids=lambda spoilt: next(iter(spoilt)),
)
def test_a_row_that_was_changed_is_mended(spoilt):
    right = Area.objects.filter(pk="040701").values().get()
    Area.objects.filter(pk="040701").update(**spoilt)
    assert "1 written" in load()
    assert Area.objects.filter(pk="040701").values().get() == right


def test_a_row_that_was_lost_comes_back_and_moves_the_generation():
    Area.objects.filter(pk="040204").delete()
    before = cache.read_generation()
    assert "1 written" in load()
    assert Area.objects.filter(pk="040204").exists()
    assert cache.read_generation() > before


def test_a_load_that_fails_writes_nothing(monkeypatch):
    def fail():
        raise ZeroDivisionError

    Area.objects.filter(level="gmina").update(name="x")
    monkeypatch.setattr(load_areas, "move_generation", fail)
    with pytest.raises(ZeroDivisionError):
        load()
    assert Area.objects.filter(name="x").count() == 144


@pytest.mark.parametrize(
    ("code", "around"),
    [
        ("PL", ["PL"]),
        ("04", ["PL", "04"]),
        ("0407", ["PL", "04", "0407"]),
        ("040701", ["PL", "04", "0407", "040701"]),
    ],
)
def test_the_codes_that_contain_a_unit_are_its_prefixes(code, around):
    assert prefixes(code) == around
    assert Area(code=code).ancestor_codes == around


def test_whatever_contains_a_unit_is_in_the_register():
    codes = set(Area.objects.values_list("pk", flat=True))
    assert {prefix for code in codes for prefix in prefixes(code)} == codes


def test_the_level_follows_from_the_length_of_the_code():
    levels = {2: "wojewodztwo", 4: "powiat", 6: "gmina"}
    units = Area.objects.exclude(code="PL")
    assert all(area.level == levels[len(area.code)] for area in units)


def test_every_gmina_has_a_point_within_the_region():
    for area in Area.objects.filter(level="gmina"):
        assert 52.2 < float(area.latitude) < 53.9
        assert 17.2 < float(area.longitude) < 19.9


def test_an_editor_tells_units_of_one_name_apart():
    names = [str(area) for area in Area.objects.filter(name="Inowrocław")]
    assert names == [
        "Inowrocław (gmina miejska, 040701)",
        "Inowrocław (gmina wiejska, 040704)",
    ]
