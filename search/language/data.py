"""The word lists beside this module: one or more words to a line, ``#`` begins a comment."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .folding import fold

FOLDER = Path(__file__).parent / "data"


def lines(name: str) -> Iterator[list[str]]:
    """The lines of a list as words, without comments."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words:
            yield words


@cache
def folded_words(name: str) -> frozenset[str]:
    """All words of a list, folded."""
    return frozenset(fold(word) for words in lines(name) for word in words)
