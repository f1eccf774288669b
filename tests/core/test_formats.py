"""Dates, numbers, rows and telephones as each language writes them."""

from datetime import date

import pytest
from babel.numbers import get_decimal_symbol
from django.template import Context, Template
from django.template.defaultfilters import filesizeformat
from django.utils import formats, translation
from django.utils.dateformat import format as django_format

from core.dates import day_in_words, reader_locale
from core.languages import CODES, comma, set_apart, set_public_language

DAY = date(2026, 11, 23)


def shown(template, code, **context):
    with translation.override(code):
        return Template("{% load core_tags %}" + template).render(Context(context))


@pytest.mark.parametrize("code", CODES)
def test_django_writes_fractions_with_the_sign_of_the_language(code):
    with translation.override(code):
        wanted = get_decimal_symbol(reader_locale())
        assert formats.number_format(87.5, 1) == f"87{wanted}5"
        assert f"11{wanted}8" in filesizeformat(12345678)
    assert shown("{{ number|localized_number }}", code, number=87.5) == f"87{wanted}5"


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_weekdays_and_months_are_not_english(code):
    with translation.override(code):
        names = django_format(DAY, "l j F"), day_in_words(DAY), formats.date_format(DAY)
    assert all("Mon" not in name and "Nov" not in name for name in names)


def test_belarusian_days_are_written_in_its_own_order():
    with translation.override("be"):
        assert formats.date_format(DAY) == "23 лістапада 2026 г."
        assert formats.number_format(12345.5, 1, force_grouping=True) == "12\u00a0345,5"


@pytest.mark.parametrize("code", CODES)
def test_rows_are_parted_by_the_comma_of_the_language(code):
    sign = "، " if code == "ar" else ", "
    assert comma(code) == sign
    assert shown("{% comma %}", code) == sign
    row = shown("{{ words|localized_list }}", code, words=["x", "y", "z"])
    assert row.startswith("x" + (" و" if code == "ar" else sign))


@pytest.mark.parametrize("code", CODES)
def test_telephones_run_from_left_to_right_everywhere(code):
    html = shown("{% phone_link number %}", code, number="+48 10 000 00 01")
    assert 'dir="ltr">+48 10 000 00 01</a>' in html


def test_names_in_a_row_are_set_apart_and_called_polish_among_other_letters():
    names = ["Żnin", "مقاطعة تورون", "<b>"]
    written = shown("{{ names|list_of_names }}", "ar", names=names)
    assert written.startswith('<bdi lang="pl">Żnin</bdi> و<bdi>مقاطعة تورون</bdi>')
    assert "&lt;b&gt;" in written
    assert shown("{{ names|list_of_names }}", "pl", names=["A", "B"]) == (
        "<bdi>A</bdi> i <bdi>B</bdi>"
    )
    set_public_language("ar")
    assert set_apart("Żnin") == "\u2068Żnin\u2069"
    set_public_language("uk")
    assert set_apart("Żnin") == "Żnin"
