"""Lists are cut into pages in one way, whatever stands in the address."""

import pytest
from django.utils import translation

from core.pagination import paginate

pytestmark = pytest.mark.both


def cut(length, page=None, size=10, **query):
    """A list of numbers from 1, cut by what an address says."""
    return paginate(range(1, length + 1), query | ({} if page is None else {"page": page}), size)


def numbers(pagination):
    return [link.number for link in pagination.pages]


def test_a_list_that_fits_on_one_page_has_no_links():
    page = cut(10)
    assert list(page.items) == list(range(1, 11))
    assert (page.total, page.number, page.count) == (10, 1, 1)
    assert (page.pages, page.previous, page.next) == ([], "", "")


def test_the_eleventh_thing_makes_a_second_page():
    page = cut(11, "2")
    assert list(page.items) == [11]
    assert (page.number, page.count) == (2, 2)


def test_an_empty_list_is_one_empty_page_without_a_complaint():
    page = cut(0)
    assert (list(page.items), page.total, page.count, page.problems) == ([], 0, 1, [])


@pytest.mark.parametrize(
    ("page", "row"),
    [
        ("1", [1, 2, None, 20]),
        ("3", [1, 2, 3, 4, None, 20]),
        ("10", [1, None, 9, 10, 11, None, 20]),
        ("18", [1, None, 17, 18, 19, 20]),
        ("20", [1, None, 19, 20]),
    ],
)
def test_a_long_row_of_links_leaves_out_what_is_far_away(page, row):
    assert numbers(cut(200, page)) == row


@pytest.mark.parametrize("page", ["1", "2", "7", "20"])
def test_just_the_page_being_read_is_marked(page):
    assert [link.number for link in cut(200, page).pages if link.current] == [int(page)]


def test_a_gap_in_the_row_leads_nowhere():
    gaps = [link for link in cut(200, "10").pages if link.number is None]
    assert [(gap.url, gap.current) for gap in gaps] == [("", False), ("", False)]


def test_the_first_page_has_no_number_in_its_address():
    page = cut(30, "2", area="0407")
    assert page.previous == "?area=0407"
    assert page.next == "?area=0407&page=3"


def test_the_first_page_has_no_previous_and_the_last_no_next():
    assert (cut(30, "1").previous, cut(30, "1").next) == ("", "?page=2")
    assert (cut(30, "3").previous, cut(30, "3").next) == ("?page=2", "")


def test_every_link_keeps_the_other_parameters_and_drops_empty_ones():
    page = cut(30, "1", area="0407", q="допомога & «Toruń»", category="")
    for link in page.pages[1:]:
        assert link.url.startswith("?area=0407&q=%D0%B4%D0%BE")
        assert "%26" in link.url
        assert "category" not in link.url
        assert link.url.count("page=") == 1


@pytest.mark.parametrize(
    "odd", ["0", "-1", "4", "99999", "abc", "1.5", "1e1", " 2", "²", "٢", "１"]
)
def test_a_page_that_does_not_exist_is_named_and_the_first_is_shown(odd):
    page = cut(30, odd)
    assert page.number == 1
    assert list(page.items) == list(range(1, 11))
    assert len(page.problems) == 1


@pytest.mark.parametrize("long", ["1" * 7, "0" * 50 + "1", "9" * 5000])
def test_a_number_without_end_is_not_even_read(long):
    assert len(cut(30, long).problems) == 1


@pytest.mark.parametrize("blank", [None, ""])
def test_no_number_means_the_first_page_without_a_complaint(blank):
    page = cut(30, blank)
    assert (page.number, page.problems) == (1, [])


@pytest.mark.parametrize("code", ["pl", "uk", "ru", "be", "es", "ar"])
def test_the_complaint_is_made_in_the_readers_language(code):
    with translation.override("en"):
        english = cut(30, "x").problems
    with translation.override(code):
        assert cut(30, "x").problems != english


def test_a_wrong_number_is_not_carried_into_the_links():
    page = cut(30, "99999", area="0407")
    assert [link.url for link in page.pages] == [
        "?area=0407",
        "?area=0407&page=2",
        "?area=0407&page=3",
    ]
