"""What the home page shows beside its prose."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from catalogue import terms
from catalogue.finder_form import place_names
from core.context_processors import CATALOGUE_PATH
from core.languages import SOURCE, localized_path, reader_language
from core.models.pages import public_sources
from core.prose import facts_with_words
from news.event_listing import next_events
from news.listing import latest
from news.models import EventIndexPage, NewsIndexPage

from .menus import menus, readable_source
from .models import ProjectIndexPage, ProjectPage
from .project_index import in_order, list_items
from .sections import section_url

MOST_NEW = 3


@dataclass(frozen=True)
class Situation:
    """A way in, in people's own words, with the language of those words."""

    title: str
    url: str
    hint: str = ""
    lang: str = ""


def home_context(page: Any) -> dict[str, Any]:
    """The finder's list of places, the ways in and the shortcuts."""
    chosen = chosen_situations(page)
    return {
        "places": place_names(),
        "situations": chosen or fields_of_help(),
        "situations_are_chosen": bool(chosen),
        "shortcuts": menus("shortcuts", reader_language()),
        **what_is_new(),
    }


def what_is_new() -> dict[str, Any]:
    """The latest news, the next events and the first projects, with the ways to all of them."""
    projects = in_order(public_sources(ProjectPage))[:MOST_NEW]
    return {
        "news": latest(MOST_NEW),
        "news_url": section_url(NewsIndexPage),
        "events": next_events(MOST_NEW),
        "events_url": section_url(EventIndexPage),
        "projects": list_items(list(projects)),
        "projects_url": section_url(ProjectIndexPage),
    }


def chosen_situations(page: Any) -> list[Situation]:
    """The situations that editors chose; those that lead nowhere any more are left out."""
    pairs = facts_with_words(page.source.situations, page.situations)
    found = [
        Situation(
            title=words["label"],
            url=_target(fact),
            hint=words["hint"],
            lang=SOURCE if words is fact else page.prose_lang,
        )
        for fact, words in pairs
    ]
    return [situation for situation in found if situation.url]


def _target(fact: Any) -> str:
    if fact["category"]:
        return catalogue_address(fact["category"].slug)
    source = readable_source(fact["page"]) if fact["page"] else None
    return source.url if source else ""


def fields_of_help() -> list[Situation]:
    """The 14 fields of the act as links to what is offered in them."""
    return [
        Situation(term.label, catalogue_address(term.slug))
        for term in terms.categories(reader_language()).values()
        if term.parent is None
    ]


def catalogue_address(category: str) -> str:
    """The catalogue narrowed to a kind of help, under the reader's prefix."""
    address = localized_path(CATALOGUE_PATH, reader_language())
    return f"{address}?{urlencode({'category': category})}"
