"""What an editor has chosen to stand above the results of a query: Wagtail's promoted results.

Wagtail compares whole strings; here words are compared, whatever form they stand in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from core.languages import SOURCE, locale_codes, localized_path
from core.models.pages import in_time, restricted_paths
from core.withholding import withheld_pages

from .language.folding import fold
from .language.inflection import inflected_forms
from .language.lemmas import lemma_terms, readings
from .language.scripts import LANGUAGES, is_stop_word
from .language.tokens import script, tokens
from .pages import address

MOST = 3
# What a click on a promoted result reports, before its number.
CLICKED = "promotion-"


@dataclass(frozen=True)
class BestBet:
    """One promoted result; ``language`` is its title's, ``result`` what a click on it reports."""

    result: str
    url: str
    title: str
    language: str
    description: str
    description_language: str
    is_external: bool


def best_bets(text: str, language: str) -> list[BestBet]:
    """At most three promoted results of a query for readers of a language, in three queries."""
    queries = _matching(text)
    if not queries:
        return []
    picks = SearchPromotion.objects.filter(query__in=queries).select_related("page")
    ordered = sorted(picks, key=lambda pick: (queries[pick.query_id], pick.sort_order or 0))
    pages = _pages(pick.page.translation_key for pick in ordered if pick.page)
    found: dict[str, BestBet] = {}
    for pick in ordered:
        bet = _of_page(pick, pages, language) if pick.page else _external(pick, language)
        if bet and len(found) < MOST:
            found.setdefault(bet.url, bet)
    return list(found.values())


def is_promotion(result: str) -> bool:
    """Whether a click reports a promoted result that there is."""
    number = result.removeprefix(CLICKED)
    known = number != result and number.isdecimal() and len(number) < 10
    return known and SearchPromotion.objects.filter(pk=int(number)).exists()


def _matching(text: str) -> dict[int, int]:
    """The editors' queries that say the same, with 0 for those in the same words, else 1."""
    asked = _words(text)
    terms = [{fold(word), *lemma_terms(word, LANGUAGES[script(word)])} for word in asked]
    plain = list(map(fold, asked))
    rows = Query.objects.filter(editors_picks__isnull=False).distinct()
    return {
        pk: int(plain != list(map(fold, _words(wanted))))
        for pk, wanted in rows.values_list("pk", "query_string")
        if _says_the_same(terms, _promoted(wanted))
    }


def _words(text: str) -> list[str]:
    """The telling words of a query; all of them where none tells anything."""
    words = [token.text for token in tokens(text) if fold(token.text)]
    telling = [word for word in words if not is_stop_word(fold(word), LANGUAGES[script(word)])]
    return telling or words


@lru_cache(maxsize=5_000)
def _promoted(wanted: str) -> tuple[frozenset[str], ...]:
    """For each word of an editor's query, its lemmas and all forms it may be typed in."""
    return tuple(frozenset(_every_form(word)) for word in _words(wanted))


def _every_form(word: str) -> set[str]:
    languages = LANGUAGES[script(word)]
    forms = {fold(word), *lemma_terms(word, languages)}
    return forms.union(*(inflected_forms(lemma, code) for code, lemma in readings(word, languages)))


def _says_the_same(asked: list[set[str]], wanted: tuple[frozenset[str], ...]) -> bool:
    """Whether each word of one stands in the other, in any form and order."""
    left = list(asked)
    for forms in wanted:
        place = next((n for n, terms in enumerate(left) if not forms.isdisjoint(terms)), None)
        if place is None:
            return False
        del left[place]
    return bool(wanted) and not left


def _pages(keys: Iterable[UUID]) -> dict[tuple[UUID, str], Page]:
    """The public pages of translation groups by key and language; an alias counts as missing."""
    codes, restricted = locale_codes(), restricted_paths()
    rows = (
        Page.objects.filter(
            in_time(), translation_key__in=set(keys), live=True, alias_of__isnull=True
        )
        .exclude(pk__in=withheld_pages())
        .select_related("locale")
    )
    return {
        (page.translation_key, codes[page.locale_id]): page
        for page in rows
        if not page.path.startswith(restricted)
    }


def _external(pick: SearchPromotion, language: str) -> BestBet | None:
    """A promoted address elsewhere."""
    url, title = pick.external_link_url, pick.external_link_text or pick.external_link_url
    words = pick.description.strip()
    return url and BestBet(
        f"{CLICKED}{pick.pk}",
        url,
        title,
        _tongue(title, language),
        words,
        _tongue(words, language),
        is_external=True,
    )


def _of_page(
    pick: SearchPromotion, pages: dict[tuple[UUID, str], Page], language: str
) -> BestBet | None:
    """A promoted page in the reader's language; None while its source is not for everybody."""
    source = pages.get((pick.page.translation_key, SOURCE))
    if source is None or not address(source):
        return None
    shown = language if (source.translation_key, language) in pages else SOURCE
    page, words = pages[source.translation_key, shown], pick.description.strip()
    return BestBet(
        f"{CLICKED}{pick.pk}",
        localized_path(address(source), language),
        page.title,
        shown,
        words or page.search_description,
        _tongue(words, language) if words else shown,
        is_external=False,
    )


def _tongue(words: str, language: str) -> str:
    """The language of what an editor typed: Polish, unless the script is another one."""
    possible = LANGUAGES[script(words)]
    if SOURCE in possible or not possible:
        return SOURCE
    return language if language in possible else possible[0]
