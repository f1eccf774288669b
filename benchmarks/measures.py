"""How good a list of answers is, computed as Elasticsearch's ranking evaluation does.

A grade is 3 for exactly what was asked for, 2 for a good answer, 1 for a related one; what is not
judged is 0. An answer of grade g is worth 2^g - 1, less the further down it stands.
"""

from collections.abc import Mapping, Sequence
from math import log2

GOOD = 2


def dcg(grades: Sequence[int]) -> float:
    """The discounted gain of answers in their order."""
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))


def ndcg(found: Sequence[str], judged: Mapping[str, int], size: int = 10) -> float:
    """The gain of the first answers, from 0 to 1: what the best order of all would gain."""
    best = dcg(sorted(judged.values(), reverse=True)[:size])
    return dcg([judged.get(name, 0) for name in found[:size]]) / best if best else 0.0


def recall(found: Sequence[str], judged: Mapping[str, int], size: int = 10) -> float:
    """The share of good answers among the first; of more than fit, as many as fit are all."""
    good = {name for name, grade in judged.items() if grade >= GOOD}
    return len(good.intersection(found[:size])) / min(len(good), size) if good else 0.0


def mean(values: Sequence[float]) -> float:
    """The mean; of nothing, 0."""
    return sum(values) / len(values) if values else 0.0
