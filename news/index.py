"""The list of news: a form, what was chosen, a page of what is left, the archive."""

from typing import Any

from django.http import HttpRequest

from core.cache import per_generation
from core.filters import OptionGroup, option_group, with_page
from core.languages import reader_language
from core.pagination import paginate

from .archive import archive
from .feeds import feed_address
from .filters import active_filters, known_values, read_filters
from .listing import PAGE_SIZE, list_items, newest_first, public_news
from .projects import projects
from .terms import index_link, topics


def index_context(request: HttpRequest) -> dict[str, Any]:
    """Everything the template of the list needs."""
    filters = read_filters(request.GET)
    chosen, address = filters.chosen, index_link(reader_language()).url
    news = newest_first(filters.narrow(public_news()))
    pagination = paginate(news, with_page(chosen, request.GET), PAGE_SIZE)
    return {
        "choices": choices(chosen),
        "kept": {name: chosen[name] for name in ("tag", "year", "month") if name in chosen},
        "active_filters": active_filters(chosen, address),
        "problems": filters.problems + pagination.problems,
        "total": pagination.total,
        "items": list_items(pagination.items),
        "pagination": pagination,
        "archive": archive(chosen.get("year", ""), chosen.get("month", "")),
        "index": index_link(reader_language()),
        "feed_url": feed_address(chosen),
    }


def choices(chosen: dict[str, str]) -> dict[str, list[OptionGroup]]:
    """The topics and projects that some news have, and what was chosen."""
    return {
        name: [option_group("", _used(name, chosen.get(name, "")), chosen.get(name, ""))]
        for name in ("topic", "project")
    }


def _used(name: str, chosen: str) -> dict[str, str]:
    used = {*used_slugs(name), chosen}
    return {slug: label for slug, label in known_values(name).items() if slug in used}


@per_generation
def used_slugs(name: str) -> frozenset[str]:
    """The slugs of the topics or projects that public news have."""
    code = reader_language()
    known: dict[int, Any] = {**(topics(code) if name == "topic" else projects(code))}
    column = "topics" if name == "topic" else "project"
    pks = public_news().order_by().values_list(column, flat=True).distinct()
    return frozenset(known[pk].slug for pk in pks if pk in known)
