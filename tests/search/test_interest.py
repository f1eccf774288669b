"""What readers look for, guessed from readable queries: which titles and terms these speak of."""

from datetime import date

import pytest

from search.query_reports.interest import clicks_by_thing
from tests.factories import make_category, make_service
from tests.search.builders_queries import made_readable

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SINCE = date(2026, 11, 1)


def clicks(thing):
    return clicks_by_thing(SINCE)[str(thing.translation_key)]


def test_a_title_with_all_words_in_any_form_is_meant():
    service, other = make_service("Porady prawne"), make_service("Porady rodzinne")
    made_readable("porad prawnych", d2026_11_03=(5, 0, 4))
    assert (clicks(service), clicks(other)) == (4, 0)


def test_several_queries_add_up_and_old_days_do_not_count():
    service = make_service("Porady prawne")
    made_readable("porady", d2026_11_03=(5, 0, 2), d2026_10_03=(5, 0, 50))
    made_readable("prawna porada", d2026_11_04=(5, 0, 1))
    assert clicks(service) == 3


def test_a_term_is_meant_by_its_synonyms_too():
    term = make_category("piecza zastępcza")
    term.synonyms = "rodzina zastępcza"
    term.save()
    made_readable("rodziny zastępczej", d2026_11_03=(5, 0, 3))
    assert clicks(term) == 3


def test_what_nobody_followed_says_nothing():
    service = make_service("Porady prawne")
    made_readable("porady", d2026_11_03=(9, 0, 0))
    made_readable("w i na", d2026_11_03=(9, 0, 7))
    assert clicks(service) == 0
