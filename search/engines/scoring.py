"""Ranking for the engines inside the database: the same sums that Elasticsearch is asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from ..query import Analysis, Group
from .base import (
    AREA_WEIGHTS,
    BM25_B,
    BM25_K1,
    COLUMNS,
    CONSTANT,
    DECAY,
    DECAY_KIND,
    DECAY_OFFSET_DAYS,
    DECAY_SCALE_DAYS,
    FULL_PAGE,
    KIND_WEIGHTS,
    LANGUAGE_BONUS,
    MOST,
    STRICT_BONUS,
    TIE,
    TITLE_BONUS,
    TITLES,
    Found,
    Scope,
    Scored,
)
from .facets import counted, failing, values_of


class Candidate(NamedTuple):
    """What ranking needs of a row; thousands of whole rows would cost more than ranking them."""

    key: UUID
    kind: str
    date: date | None
    languages: str
    title_forms: str
    body_forms: str
    title_lemmas: str
    summary_lemmas: str
    body_lemmas: str
    concepts: str
    areas: str
    public_total: int


@dataclass(frozen=True)
class Clause:
    """One term in one column with its weight."""

    column: str
    term: str
    weight: float


def rank(
    documents: Sequence[Candidate], total: int, analysis: Analysis, scope: Scope
) -> list[Scored]:
    """Score candidates; ``total`` is the number of all documents, for the rarity of words."""
    groups = [_clauses(group) for group in analysis.groups]
    about = [_clauses(group) for group in analysis.about]
    asked = {clause for clauses in groups + about for clause in clauses}
    weights = _Weights(documents, total, asked)
    words = [weights.of_group(clauses) for clauses in groups]
    others = [weights.of_group(clauses) for clauses in about]
    named = weights.named(groups)
    scored = []
    for number, document in enumerate(documents):
        scores = [of_word[number] for of_word in words]
        matched = sum(score > 0 for score in scores)
        if matched:
            if scope.order == "date":
                score = _freshness(document)
            else:
                scores += [of_word[number] for of_word in others]
                score = sum(scores) * _multiplier(document, scope)
                score += LANGUAGE_BONUS * (analysis.language in document.languages.split())
                score += TITLE_BONUS * named[number]
            score += STRICT_BONUS * (matched == len(groups))
            scored.append((document.key, score))
    return scored


def page_of(scored: list[Scored], scope: Scope, limit: int, offset: int) -> Found:
    """One page in a fixed order; partial matches only where the strict ones fill no page."""
    scored.sort(key=lambda pair: (-pair[1], pair[0]))
    strict = sum(score >= STRICT_BONUS for _key, score in scored)
    answers = scored[: min(strict if strict >= FULL_PAGE else len(scored), MOST)]
    keys = [key for key, _score in answers]
    values = values_of(keys, scope)
    if scope.facets:
        answers = [pair for pair in answers if not failing(values.get(pair[0], {}), scope)]
    page = [(key, without_bonus(score)) for key, score in answers[offset : offset + limit]]
    return Found(len(answers), page, counted(keys, values, scope))


def without_bonus(score: float) -> float:
    """The score as it was before strict matches were put first."""
    return score - STRICT_BONUS if score >= STRICT_BONUS else score


def _clauses(group: Group) -> list[Clause]:
    return [
        Clause(column, alternative.term, weight * alternative.weight)
        for alternative in group.alternatives
        for column, weight in COLUMNS[alternative.field]
    ]


def _freshness(document: Candidate) -> float:
    """Between 0 for what has no date and 1 for the last day there is."""
    return document.date.toordinal() / date.max.toordinal() if document.date else 0.0


def _multiplier(document: Candidate, scope: Scope) -> float:
    weight = KIND_WEIGHTS.get(document.kind, 1.0)
    served = document.areas.split() if scope.area else ()
    weight *= max((more for code, more in area_weights(scope) if code in served), default=1.0)
    if document.kind == DECAY_KIND and document.date:
        weight *= news_decay(document.date)
    return weight


def area_weights(scope: Scope) -> list[tuple[str, float]]:
    """What is served close to home weighs more: terms of areas with factors."""
    units = [(scope.area[:length], more) for length, more in AREA_WEIGHTS.items()]
    return [(f"s:{code}", more) for code, more in dict(units[::-1]).items() if code]


def news_decay(day: date) -> float:
    """How much of its score news of a day keeps today."""
    age = max(0, abs((timezone.localdate() - day).days) - DECAY_OFFSET_DAYS)
    return exp(log(DECAY) * age / DECAY_SCALE_DAYS)


class _Weights:
    """BM25 over the candidates, which hold every occurrence of every term asked for."""

    def __init__(
        self, documents: Sequence[Candidate], total: int, clauses: Iterable[Clause]
    ) -> None:
        self.total, self.number = total, len(documents)
        self.scores: dict[Clause, list[float]] = {}
        by_column: dict[str, list[Clause]] = {}
        for clause in clauses:
            by_column.setdefault(clause.column, []).append(clause)
        for column, wanted in by_column.items():
            position = Candidate._fields.index(column)
            texts = [f" {document[position]} " for document in documents]
            damping = _damping([text.count(" ") - 1 for text in texts])
            for clause in wanted:
                # A term right after itself counts once: not worth a copy of every text.
                term = f" {clause.term} "
                often = [text.count(term) if term in text else 0 for text in texts]
                self.scores[clause] = self._scores(clause, often, damping)

    def _scores(self, clause: Clause, often: list[int], damping: list[float]) -> list[float]:
        """What a clause is worth in each document."""
        if clause.column in CONSTANT:
            return [clause.weight * (count > 0) for count in often]
        holding = sum(count > 0 for count in often)
        others = max(self.total, holding) - holding
        rarity = log(1 + (others + 0.5) / (holding + 0.5))
        worth = clause.weight * rarity * (BM25_K1 + 1)
        pairs = zip(often, damping, strict=True)
        return [worth * count / (count + damped) if count else 0.0 for count, damped in pairs]

    def named(self, groups: list[list[Clause]]) -> list[bool]:
        """Whether each document's title has all of several words."""
        if len(groups) < 2:
            return [False] * self.number
        titles = [[self.scores[c] for c in clauses if c.column in TITLES] for clauses in groups]
        return [
            all(any(scores[number] for scores in of_word) for of_word in titles)
            for number in range(self.number)
        ]

    def of_group(self, clauses: list[Clause]) -> list[float]:
        """The best of a group's matches in each document and a little of the others."""
        if not clauses:
            return [0.0] * self.number
        by_document = zip(*(self.scores[clause] for clause in clauses), strict=True)
        return [max(scores) + TIE * (sum(scores) - max(scores)) for scores in by_document]


def _damping(lengths: list[int]) -> list[float]:
    """What tames repetition, more in columns longer than the mean."""
    mean = max(sum(lengths) / max(len(lengths), 1), 1.0)
    return [BM25_K1 * (1 - BM25_B + BM25_B * length / mean) for length in lengths]
