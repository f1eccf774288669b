"""Days, hours and spans, as each language writes them."""

from datetime import date, time

import pytest
from django.utils import translation

from core.dates import hours_in_words, in_warsaw, month_in_words, span_in_words

FIRST = date(2019, 10, 7)
NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"
SPANS = {
    "pl": ("7–10 października 2019", "7 października – 2 listopada 2019"),
    "uk": ("7–10 жовтня 2019 р.", "7 жовтня – 2 листопада 2019 р."),
    "en": ("7–10 October 2019", "7 October – 2 November 2019"),
    "ru": ("7–10 октября 2019 г.", "7 октября – 2 ноября 2019 г."),
    "be": ("7–10 кастрычніка 2019", "7 кастрычніка – 2 лістапада 2019"),
    "es": ("7–10 de octubre de 2019", "7 de octubre – 2 de noviembre de 2019"),
    "ar": ("7–10 أكتوبر 2019", "7 أكتوبر – 2 نوفمبر 2019"),
}


def plain(text):
    """A text with every kind of space as the usual one, without marks of direction."""
    for space in (NBSP, NARROW, THIN):
        text = text.replace(space, " ")
    return text.replace("\u2066", "").replace("\u2069", "")


@pytest.mark.parametrize("code", SPANS)
def test_days_of_one_month_and_of_two_are_written_as_the_language_does(code):
    with translation.override(code):
        assert plain(span_in_words(FIRST, date(2019, 10, 10))) == SPANS[code][0]
        assert plain(span_in_words(FIRST, date(2019, 11, 2))) == SPANS[code][1]


@pytest.mark.parametrize("code", SPANS)
def test_days_of_two_years_name_both_years(code):
    with translation.override(code):
        words = span_in_words(FIRST, date(2020, 1, 2))
    assert "2019" in words
    assert "2020" in words


@pytest.mark.parametrize("last", [None, FIRST])
def test_one_day_is_a_day_however_its_end_is_given(last):
    with translation.override("pl"):
        assert plain(span_in_words(FIRST, last)) == "7 października 2019"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("pl", "7 października 2019, godz. 09:00–14:30"),
        ("uk", "7 жовтня 2019 р., 09:00–14:30"),
        ("en", "7 October 2019, 09:00–14:30"),
        ("ru", "7 октября 2019 г., 09:00–14:30"),
        ("be", "7 кастрычніка 2019 г., 09:00–14:30"),
        ("es", "7 de octubre de 2019, 9:00–14:30"),
        ("ar", "7 أكتوبر 2019، 09:00–14:30"),
    ],
)
def test_hours_follow_the_day(code, words):
    with translation.override(code):
        assert plain(span_in_words(FIRST, None, time(9), time(14, 30))) == words


def test_the_hours_of_several_days_stand_at_their_own_days():
    with translation.override("pl"):
        words = plain(span_in_words(FIRST, date(2019, 10, 8), time(9), time(16)))
        open_end = plain(span_in_words(FIRST, date(2019, 10, 8), time(9)))
    assert words == "7 października 2019, godz. 09:00 – 8 października 2019, godz. 16:00"
    assert open_end == "7 października 2019, godz. 09:00 – 8 października 2019"


def test_hours_run_left_to_right_among_arabic_words():
    with translation.override("ar"):
        assert hours_in_words(time(9), time(14, 30)) == "\u206609:00–14:30\u2069"
        assert hours_in_words(None, None) == ""
    with translation.override("uk"):
        assert hours_in_words(time(9), time(14, 30)) == "09:00–14:30"


@pytest.mark.parametrize("code", SPANS)
def test_a_line_breaks_only_after_a_comma_or_a_dash(code):
    with translation.override(code):
        words = span_in_words(FIRST, None, time(9), time(16))
        words += "," + span_in_words(FIRST, date(2019, 11, 2))
    before = [words[place - 1] for place, sign in enumerate(words) if sign in f" {THIN}"]
    assert set(before) <= {",", "،", "–"}


@pytest.mark.parametrize("code", SPANS)
def test_two_days_with_hours_break_only_between_them(code):
    with translation.override(code):
        words = span_in_words(FIRST, date(2019, 10, 8), time(9), time(16))
    assert len([sign for sign in words if sign in f" {THIN}"]) == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("pl", "październik 2019"),
        ("uk", "жовтень 2019 р."),
        ("en", "October 2019"),
        ("ru", "октябрь 2019 г."),
        ("be", "кастрычнік 2019"),
        ("es", "octubre de 2019"),
        ("ar", "أكتوبر 2019"),
    ],
)
def test_a_month_is_named_by_itself(code, words):
    with translation.override(code):
        assert plain(month_in_words(FIRST)) == words


@pytest.mark.parametrize(("month", "offset"), [(1, 1), (7, 2)])
def test_the_clock_on_the_wall_follows_the_season(month, offset):
    moment = in_warsaw(date(2027, month, 10), time(9))
    assert moment.utcoffset().total_seconds() == offset * 3600
