"""The report on judged queries: numbers by language and difficulty, and the worst queries."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .judged import Judged
from .measures import mean, ndcg, recall

SHOWN = 3


@dataclass(frozen=True)
class Asked:
    """A judged query, its grades by thing, and what an engine found, best first."""

    query: Judged
    grades: dict[str, int]
    found: list[str]

    @cached_property
    def ndcg(self) -> float:
        """How good the order of the first ten is."""
        return ndcg(self.found, self.grades)

    @cached_property
    def recall(self) -> float:
        """How many of the good answers are among the first ten."""
        return recall(self.found, self.grades)

    @property
    def empty(self) -> float:
        """1 when nothing was found."""
        return float(not self.found)

    def as_json(self) -> dict[str, Any]:
        """What a file of numbers says of it."""
        return {
            "query": self.query.text,
            "language": self.query.language,
            "kinds": self.query.kinds,
            "ndcg": round(self.ndcg, 4),
            "recall": round(self.recall, 4),
            "found": self.found,
        }


def table(asked: dict[str, list[Asked]]) -> str:
    """For each engine nDCG@10, recall@10 and the share of queries without result."""
    engines = list(asked)
    lines = [f"{'':24}{'n':>5}" + "".join(f"{name:>28}" for name in engines)]
    lines.append(f"{'':29}" + f"{'nDCG@10 recall@10  empty':>28}" * len(engines))
    some = asked[engines[0]]
    lines.append(_line("all", asked, lambda query: True))
    for language in dict.fromkeys(row.query.language for row in some):
        lines.append(
            _line(f"in {language}", asked, lambda query, at=language: query.language == at)
        )
    for kind in sorted({kind for row in some for kind in row.query.kinds}):
        lines.append(_line(kind, asked, lambda query, at=kind: at in query.kinds))
    return "\n".join(lines)


def _line(name: str, asked: dict[str, list[Asked]], chosen: Callable[[Judged], bool]) -> str:
    cells, count = "", 0
    for rows in asked.values():
        some = [row for row in rows if chosen(row.query)]
        count = len(some)
        numbers = [mean([getattr(row, value) for row in some]) for value in ("ndcg", "recall")]
        empty = mean([row.empty for row in some])
        cells += f"{numbers[0]:>12.3f}{numbers[1]:>10.3f}{empty:>6.1%}".rjust(28)
    return f"{name:24}{count:>5}{cells}"


def worst(engine: str, rows: list[Asked], number: int) -> str:
    """The worst queries: what came first, and what should have."""
    text = ""
    for row in sorted(rows, key=lambda row: row.ndcg)[:number]:
        best = sorted(row.grades, key=lambda name: -row.grades[name])
        first = [f"{name}:{row.grades.get(name, 0)}" for name in row.found[:SHOWN]]
        missed = [name for name in best if name not in row.found[:SHOWN]][:SHOWN]
        text += (
            f"{engine} {row.ndcg:.3f} {row.query.language} “{row.query.text}”"
            f" ({' '.join(row.query.kinds)})\n"
            f"    came:   {', '.join(first) or 'nothing'}\n"
            f"    should: {', '.join(f'{name}:{row.grades[name]}' for name in missed)}\n"
        )
    return text
