"""Guides as readers see them, and which of them somebody has to check again."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.utils import timezone

from catalogue import terms
from catalogue.finder_form import place_names
from catalogue.listing import by_title, list_items, public_services
from core.cache import valid_until
from core.filters import OptionGroup, option_group
from core.languages import direction, reader_language, source_locale_id
from core.models.pages import in_reader_language, public_sources
from core.prose import facts_with_words

if TYPE_CHECKING:
    from .models import GuidePage

CHECKED_EVERY = timedelta(days=180)  # editors are reminded
TRUSTED_FOR = timedelta(days=365)  # readers are warned
MOST_GUIDES = 50
MOST_SERVICES = 3


@dataclass(frozen=True)
class Entry:
    """A guide in a list."""

    title: str
    lang: str
    url: str
    summary: str


@dataclass(frozen=True)
class OfficialLink:
    """A page of an office; its host is named, because it leads away."""

    url: str
    host: str
    label: str
    lang: str


@dataclass(frozen=True)
class Helpline:
    """A number with what it is for."""

    number: str
    label: str
    lang: str


def index_context(index: Any) -> dict[str, Any]:
    """The guides below a list, and those that stand beside it, in their order."""
    return {"guides": _entries(_in_order().child_of(index)), "beside": _entries(_beside(index))}


def _in_order() -> Any:
    return public_sources(_model()).order_by("order", "path")


def _beside(index: Any) -> Any:
    return _in_order().sibling_of(index, inclusive=False)


def _entries(guides: Any) -> list[Entry]:
    sources = list(guides[:MOST_GUIDES])
    return [
        Entry(page.title, page.prose_lang, source.url, page.summary)
        for source, page in zip(sources, in_reader_language(sources), strict=True)
    ]


def guide_context(page: "GuidePage") -> dict[str, Any]:
    """What the template needs: facts of the source beside the words of the page."""
    source = page.source
    categories = list(source.categories.order_by("order", "pk"))
    return {
        "facts": source,
        "prose_direction": direction(page.prose_lang),
        "is_old": is_old(source.checked_on),
        "helplines": _helplines(page),
        "links": _links(page),
        **_neighbours(source),
        **_services(categories, with_samples=not source.helplines),
    }


def is_old(checked_on: date | None) -> bool:
    """Whether readers have to be told that facts may have changed since; true until it is so."""
    if checked_on is None:
        return False
    ends = timezone.make_aware(datetime.combine(checked_on + TRUSTED_FOR, time.min))
    if ends > timezone.now():
        valid_until(ends)
        return False
    return True


def _helplines(page: "GuidePage") -> list[Helpline]:
    pairs = facts_with_words(page.source.helplines, page.helplines)
    return [Helpline(fact["number"], *_words(page, fact, words)) for fact, words in pairs]


def _links(page: "GuidePage") -> list[OfficialLink]:
    pairs = facts_with_words(page.source.links, page.links)
    return [
        OfficialLink(fact["url"], urlsplit(fact["url"]).netloc, *_words(page, fact, words))
        for fact, words in pairs
    ]


def _words(page: "GuidePage", fact: Any, words: Any) -> tuple[str, str]:
    """The words of a block with their language; the source's where nobody translated them."""
    translated = words is not fact and words["label"]
    if translated:
        return translated, page.prose_lang
    return fact["label"], page.source.prose_lang


def _neighbours(source: "GuidePage") -> dict[str, Entry | None]:
    """The guides before and after in the same list; one that stands beside it has none."""
    listed = list(_in_order().sibling_of(source)[:MOST_GUIDES]) if source.depth > 3 else []
    if source not in listed:
        return {}
    place = listed.index(source)
    before, after = listed[:place][-1:], listed[place + 1 : place + 2]
    return {
        "previous": next(iter(_entries(before)), None),
        "following": next(iter(_entries(after)), None),
    }


def _services(categories: list[Any], with_samples: bool) -> dict[str, Any]:
    """Some services of the guide's kinds, and the form that finds those near to the reader.

    No invented number stands below helplines: somebody may call it in need.
    """
    if not categories:
        return {}
    found = public_services().filter(categories__in=categories).distinct().order_by("title", "pk")
    if not with_samples:
        found = found.filter(is_sample=False)
    pks = list(found.values_list("pk", flat=True)[:MOST_SERVICES])
    services = by_title(list_items(pks))
    return {"services": services, "places": place_names(), "kinds": _kinds(categories)}


def _kinds(categories: list[Any]) -> list[OptionGroup]:
    labels = {term.slug: term.label for term in terms.categories(reader_language()).values()}
    values = {found.slug: labels.get(found.slug, found.label) for found in categories}
    return [option_group("", values, categories[0].slug)]


def to_check() -> QuerySet[Any]:
    """The published sources that nobody has checked for half a year, the oldest first."""
    limit = timezone.localdate() - CHECKED_EVERY
    guides = _model().objects.filter(live=True, locale_id=source_locale_id())
    return guides.filter(checked_on__lte=limit).order_by("checked_on", "title")


def _model() -> Any:
    from .models import GuidePage

    return GuidePage
