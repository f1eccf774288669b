"""The measures, against values computed by hand."""

from math import log2

import pytest

from benchmarks.judged import Judged, matching
from benchmarks.measures import dcg, mean, ndcg, recall

JUDGED = {"exact": 3, "good": 2, "related": 1}


def test_a_grade_of_three_in_the_first_place_gains_seven():
    assert dcg([3]) == 7


def test_the_second_place_counts_less_by_the_logarithm_of_three():
    assert dcg([0, 2]) == pytest.approx(3 / log2(3))


def test_the_best_order_is_worth_one():
    assert ndcg(["exact", "good", "related"], JUDGED) == 1


def test_things_that_are_not_judged_gain_nothing():
    assert ndcg(["other", "another"], JUDGED) == 0


def test_the_order_counts():
    # (1 + 7 / 1.58496 + 3 / 2) / (7 + 3 / 1.58496 + 1 / 2) = 6.9165 / 9.3928
    assert ndcg(["related", "exact", "good"], JUDGED) == pytest.approx(0.7364, abs=0.0001)


def test_what_comes_after_the_tenth_place_counts_no_more():
    assert ndcg([*"abcdefghij", "exact"], JUDGED) == 0


def test_of_twenty_that_fit_ten_are_a_full_answer():
    judged = {str(number): 3 for number in range(20)}
    assert ndcg([str(number) for number in range(10, 20)], judged) == 1
    assert recall([str(number) for number in range(10, 20)], judged) == 1


def test_recall_is_the_share_of_good_answers_and_passes_over_related_ones():
    assert recall(["exact", "related"], JUDGED) == 0.5


def test_a_query_without_judgements_is_worth_nothing():
    assert (ndcg(["a"], {}), recall(["a"], {})) == (0, 0)


def test_nothing_has_a_mean_of_nothing():
    assert (mean([]), mean([1, 2])) == (0, 1.5)


def test_a_star_stands_for_any_ending():
    assert matching("cwr-*", ["cwr-torun", "pcpr-lipno", "cwr-znin"]) == ["cwr-torun", "cwr-znin"]


def test_a_thing_named_twice_has_the_higher_grade():
    query = Judged("q", "pl", ("plain",), {3: ("cwr-torun",), 2: (), 1: ("cwr-*",)})
    assert query.grades(["cwr-torun", "cwr-znin"]) == {"cwr-torun": 3, "cwr-znin": 1}
