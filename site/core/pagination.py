"""The one way in which lists are cut into pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.translation import gettext

from .numbers import natural

MOST_DIGITS = 6  # of the number of a page


@dataclass(frozen=True)
class PageLink:
    """A page number with its address; a gap in the row has none."""

    number: int | None
    url: str
    current: bool


@dataclass(frozen=True)
class Pagination:
    """One page of a list and the links to the others."""

    items: Sequence[Any]
    total: int
    number: int
    count: int
    pages: list[PageLink] = field(default_factory=list)
    previous: str = ""
    next: str = ""
    problems: list[str] = field(default_factory=list)


def paginate(rows: Any, query: Mapping[str, Any], size: int) -> Pagination:
    """Cut a list by the address's ``page``; one that does not exist is named, not refused."""
    paginator = Paginator(rows, size)
    asked = query.get("page") or "1"
    number = natural(asked, MOST_DIGITS) or 0
    problems = []
    if not 1 <= number <= paginator.num_pages:
        problems = [gettext("There is no such page of results. This is the first one.")]
        number = 1
    page = paginator.page(number)
    return Pagination(
        items=page.object_list,
        total=paginator.count,
        number=number,
        count=paginator.num_pages,
        pages=_links(paginator, number, query),
        previous=_address(query, number - 1) if page.has_previous() else "",
        next=_address(query, number + 1) if page.has_next() else "",
        problems=problems,
    )


def _links(paginator: Paginator, number: int, query: Mapping[str, Any]) -> list[PageLink]:
    if paginator.num_pages == 1:
        return []
    row = paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)
    return [
        PageLink(n, _address(query, n), n == number)
        if isinstance(n, int)
        else PageLink(None, "", False)
        for n in row
    ]


def _address(query: Mapping[str, Any], number: int) -> str:
    kept = {name: value for name, value in query.items() if name != "page" and value}
    if number > 1:
        kept["page"] = str(number)
    return "?" + urlencode(kept, doseq=True)
