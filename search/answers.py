"""An answer as a list of which only the page asked for is fetched."""

from collections.abc import Sequence
from typing import overload

from .engines.base import MOST, Scope
from .finding import EVERYWHERE, Hit, Results, find


class Answer(Sequence[Hit]):
    """All hits of a query, for the paginator; ``page`` is the number in the address."""

    def __init__(
        self, text: str, language: str, page: str, size: int, scope: Scope = EVERYWHERE
    ) -> None:
        self.text, self.language, self.size, self.scope = text, language, size, scope
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        self.offset = min(max(number - 1, 0) * size, MOST)
        self.results = self._fetch()

    def _fetch(self) -> Results:
        return find(self.text, self.language, self.scope, limit=self.size, offset=self.offset)

    def __len__(self) -> int:
        return self.results.total

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Hit]: ...
    def __getitem__(self, index: int | slice) -> Hit | Sequence[Hit]:
        """The page that begins with the slice; another one than was asked for is fetched now."""
        if isinstance(index, int):
            return self.results.hits[index - self.offset]
        if index.start != self.offset:
            self.offset = index.start
            self.results = self._fetch()
        return self.results.hits
