"""Ranking for the engines inside the database: the same sums that Elasticsearch is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log
from uuid import UUID

from django.utils import timezone

from ..models import SearchDocument
from ..query import Analysis, Group
from .base import (
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
    Found,
    required,
)


@dataclass(frozen=True)
class Clause:
    """One term in one column with its weight."""

    column: str
    term: str
    weight: float


def rank(
    documents: Sequence[SearchDocument], total: int, analysis: Analysis, limit: int, offset: int
) -> Found:
    """Score candidates; ``total`` is the number of all documents, for the rarity of words."""
    groups = [_clauses(group) for group in analysis.groups]
    padded = [_padded(document, groups) for document in documents]
    weigher = _Weigher(padded, total)
    weigher.prepare(groups)
    scored = []
    for document, columns in zip(documents, padded, strict=True):
        scores = [weigher.group(clauses, columns) for clauses in groups]
        matched = sum(score > 0 for score in scores)
        if matched:
            score = sum(scores) * _multiplier(document)
            score += LANGUAGE_BONUS * (analysis.language in document.languages.split())
            score += STRICT_BONUS * (matched >= required(len(groups)))
            scored.append((document.key, score))
    return page_of(scored, limit, offset)


def page_of(scored: list[tuple[UUID, float]], limit: int, offset: int) -> Found:
    """One page in a fixed order; partial matches only where the strict ones fill no page."""
    scored.sort(key=lambda pair: (-pair[1], pair[0]))
    strict = sum(score >= STRICT_BONUS for _key, score in scored)
    total = min(strict if strict >= FULL_PAGE else len(scored), MOST)
    page = scored[offset : min(offset + limit, total)]
    return total, [(key, without_bonus(score)) for key, score in page]


def without_bonus(score: float) -> float:
    """The score as it was before strict matches were put first."""
    return score - STRICT_BONUS if score >= STRICT_BONUS else score


def _clauses(group: Group) -> list[Clause]:
    return [
        Clause(column, alternative.term, weight * alternative.weight)
        for alternative in group.alternatives
        for column, weight in COLUMNS[alternative.field]
    ]


def _padded(document: SearchDocument, groups: list[list[Clause]]) -> dict[str, str]:
    """The columns asked for, each term between two spaces."""
    names = {clause.column for clauses in groups for clause in clauses}
    return {name: f" {getattr(document, name)} " for name in names}


def _multiplier(document: SearchDocument) -> float:
    weight = KIND_WEIGHTS.get(document.kind, 1.0)
    if document.kind == DECAY_KIND and document.date:
        weight *= news_decay(document.date)
    return weight


def news_decay(day: date) -> float:
    """How much of its score news of a day keeps today."""
    age = max(0, abs((timezone.localdate() - day).days) - DECAY_OFFSET_DAYS)
    return exp(log(DECAY) * age / DECAY_SCALE_DAYS)


class _Weigher:
    """BM25 over the candidates, which hold every occurrence of every term asked for."""

    def __init__(self, padded: list[dict[str, str]], total: int) -> None:
        self.padded = padded
        self.total = total
        self.rarity: dict[tuple[str, str], float] = {}
        self.mean: dict[str, float] = {}

    def prepare(self, groups: list[list[Clause]]) -> None:
        """Count in how many documents each term stands, and how long the columns are."""
        for column in {clause.column for clauses in groups for clause in clauses}:
            lengths = [columns[column].count(" ") - 1 for columns in self.padded]
            self.mean[column] = max(sum(lengths) / max(len(lengths), 1), 1.0)
        for clause in {clause for clauses in groups for clause in clauses}:
            needle = f" {clause.term} "
            holding = sum(needle in columns[clause.column] for columns in self.padded)
            others = max(self.total, holding) - holding
            self.rarity[clause.column, clause.term] = log(1 + (others + 0.5) / (holding + 0.5))

    def group(self, clauses: list[Clause], columns: dict[str, str]) -> float:
        """The best of a group's matches and a little of the others."""
        scores = [self._clause(clause, columns[clause.column]) for clause in clauses]
        best = max(scores, default=0.0)
        return best + TIE * (sum(scores) - best)

    def _clause(self, clause: Clause, column: str) -> float:
        # Overlapping blanks: a term right after itself is counted by doubling them.
        needle = f" {clause.term} "
        if needle not in column:
            return 0.0
        if clause.column in CONSTANT:
            return clause.weight
        often = column.replace(" ", "  ").count(needle)
        length = column.count(" ") - 1
        damped = BM25_K1 * (1 - BM25_B + BM25_B * length / self.mean[clause.column])
        rarity = self.rarity[clause.column, clause.term]
        return clause.weight * rarity * (BM25_K1 + 1) * often / (often + damped)
