"""What is offered while somebody types: needs, places, things, and what others asked well.

Needs and places are looked up in memory, things through the engines' indexes of titles: nothing
reads through a table. Only what is public has a row or a name here.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, takewhile
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.cache import per_generation
from core.context_processors import CATALOGUE_PATH
from core.languages import SOURCE, localized_path

from .concepts import ConceptIndex, concept_index
from .engines.base import EngineAway, Typed
from .engines.database import database_engine
from .finding import engines
from .language.tokens import clean, tokens
from .models import SearchText
from .places import area_name, area_spellings, is_place_word
from .places import phrase as words
from .presentation import KIND_LABELS, address_of
from .query_log.good import good_queries
from .records import facet_labels
from .second_readings import second_readings
from .terms import word_terms
from .unfinished import Unfinished, read, stands_in

MOST = 8
MOST_NEEDS, MOST_PLACES, MOST_QUERIES = 3, 2, 2
# One letter says nothing about a thing; of a common word just some things are looked at.
SHORTEST, MOST_THINGS = 2, 60
MOST_FORMS = 400
_GROUPS = {"need": 0, "place": 1, "query": 3}
LABELS: dict[str, Promise] = {
    "need": _("Topic"),
    "place": _("Town, gmina or powiat"),
    "query": _("Others have asked this"),
    **KIND_LABELS,
}


@dataclass(frozen=True)
class Suggestion:
    """One line: what the box will hold, what is shown, of which kind, and where it leads."""

    value: str
    label: str
    kind: str
    url: str
    lang: str

    @property
    def kind_label(self) -> str:
        """The kind in the reader's words."""
        return str(LABELS.get(self.kind, ""))


def suggestions(text: str, language: str) -> list[Suggestion]:
    """At most eight suggestions in groups; none for what has no word, never an error.

    What begins nothing as it stands is read as the search would read it.
    """
    cleaned = clean(text)
    found = _beginning_so(cleaned, language)
    others = iter(() if found else second_readings(cleaned, language))
    while not found and (other := next(others, "")):
        # A guess leads to the reader's words or to Polish ones, not to a third language.
        known = (language, SOURCE)
        found = [one for one in _beginning_so(other, language) if one.lang in known]
    return found


def _beginning_so(cleaned: str, language: str) -> list[Suggestion]:
    unfinished = read(cleaned)
    if unfinished is None:
        return []
    needs = list(islice(_needs(unfinished, language), MOST))
    asked = [_asked(query, language) for query in good_queries(cleaned, language)[:MOST_QUERIES]]
    chosen = [*needs[:MOST_NEEDS], *_places(unfinished, language), *asked]
    chosen += _things(unfinished, language)[: MOST - len(chosen)]
    chosen += needs[MOST_NEEDS:]
    different: dict[tuple[str, str], Suggestion] = {}
    for one in chosen:
        different.setdefault((one.label.casefold(), one.url), one)
    return sorted(list(different.values())[:MOST], key=lambda one: _GROUPS.get(one.kind, 2))


def _asked(text: str, language: str) -> Suggestion:
    return Suggestion(text, text, "query", _answer(text), language)


def _answer(text: str) -> str:
    return f"{reverse('search')}?{urlencode({'q': text})}"


def _needs(unfinished: Unfinished, language: str) -> Iterator[Suggestion]:
    """Each concept once, by the phrase that stands nearest to what was typed."""
    index = concept_index()
    typed = unfinished.typed
    phrases = _with_a_word(index, [*typed.last, *_terms_from(index, typed.beginnings)])
    for word in typed.words:
        phrases &= _with_a_word(index, word)
    seen: set[str] = set()
    for phrase in sorted(phrases, key=lambda number: _order(index, number, unfinished, language)):
        concept = index.phrases[phrase][0]
        if concept not in seen and concept not in index.said:
            seen.add(concept)
            name, code = index.names[phrase]
            if _is_answered(concept, name, code):
                yield Suggestion(name, name, "need", _answer(name), code)


def _is_answered(concept: str, name: str, language: str) -> bool:
    """Whether something public is about a need, or has one of its words."""
    known = _answered()
    if concept not in known:
        terms = (term for token in tokens(name) for term in word_terms(token.text, language))
        known[concept] = database_engine().holds([concept, *terms])
    return known[concept]


@per_generation
def _answered() -> dict[str, bool]:
    """The needs that were looked for since something public has changed."""
    return {}


def _with_a_word(index: ConceptIndex, terms: Iterable[str]) -> set[int]:
    return {phrase for term in terms for phrase, _place in index.positions.get(term, ())}


def _terms_from(index: ConceptIndex, beginnings: Iterable[str]) -> Iterator[str]:
    """The lemmas of all inflected forms that begin so."""
    for beginning in beginnings:
        for form in _beginning_with(index.alphabet, beginning):
            yield from index.forms[form]


def _beginning_with(ordered: list[str], beginning: str) -> Iterator[str]:
    start = bisect_left(ordered, beginning)
    some = ordered[start : start + MOST_FORMS]
    return takewhile(lambda form: form.startswith(beginning), some)


def _order(
    index: ConceptIndex, phrase: int, unfinished: Unfinished, language: str
) -> tuple[bool, bool, bool, int, int]:
    """The reader's language, what begins as was typed, labels before synonyms, short ones first."""
    name, code = index.names[phrase]
    concept = index.phrases[phrase][0]
    begins = _folded(name).startswith(" ".join(unfinished.forms))
    is_label = index.labels[concept].get(code) == name
    return code != language, not begins, not is_label, len(name), phrase


@lru_cache(maxsize=50_000)
def _folded(name: str) -> str:
    return " ".join(words(name))


@cache
def _place_names() -> list[str]:
    return sorted(area_spellings())


def _places(unfinished: Unfinished, language: str) -> list[Suggestion]:
    """Powiats and gminas whose name in any language begins so; each leads to who serves it."""
    first = next((n for n, form in enumerate(unfinished.forms) if not is_place_word(form)), 0)
    beginning = " ".join(unfinished.forms[first:])
    if len(beginning) < SHORTEST:
        return []
    labels = facet_labels("area", language)
    spellings = area_spellings()
    codes = [
        code for name in _beginning_with(_place_names(), beginning) for code in spellings[name]
    ]
    # A city with powiat rights is one gmina, and stands there once.
    named = {labels.get(code) or area_name(code, language): code for code in sorted(set(codes))}
    return [
        Suggestion(label, label, "place", _services(code, language), _tongue(label, code, language))
        for label, code in sorted(named.items(), key=lambda pair: (len(pair[0]), pair))
    ][:MOST_PLACES]


def _tongue(label: str, code: str, language: str) -> str:
    """The language of a place's name: Polish where nobody has translated it."""
    polish = facet_labels("area", SOURCE).get(code) or area_name(code, SOURCE)
    return SOURCE if label == polish else language


def _services(code: str, language: str) -> str:
    return f"{localized_path(CATALOGUE_PATH, language)}?{urlencode({'area': code})}"


def _things(unfinished: Unfinished, language: str) -> list[Suggestion]:
    """Public things by their titles in the reader's language, in Polish, or as they were typed."""
    typed = unfinished.typed
    if not typed.words and len(unfinished.forms[-1]) < SHORTEST:
        return []
    best: dict[UUID, tuple[tuple[int, bool, int, str], tuple[str, str, str]]] = {}
    for row in _titles(typed):
        key, kind, code, title, path = row
        if not stands_in(typed, title, code):
            continue
        begins = _folded(title).startswith(" ".join(unfinished.forms))
        preference = {language: 0, SOURCE: 1}.get(code, 2)
        place = (preference, not begins, len(title), title)
        if key not in best or place < best[key][0]:
            best[key] = place, (kind, path, code)
    return [
        Suggestion(title, title, kind, address_of(kind, path, language), code)
        for (*_order, title), (kind, path, code) in sorted(best.values())[:MOST]
    ]


def _titles(typed: Typed) -> Iterable[tuple[UUID, str, str, str, str]]:
    """Key, kind, language, title and path of every text of what the engine offers."""
    in_time = Q(document__until__isnull=True) | Q(document__until__gt=timezone.now())
    texts = SearchText.objects.filter(in_time, document__in=_offered(typed))
    return texts.exclude(document__digest="").values_list(
        "document_id", "document__kind", "language", "title", "path"
    )


def _offered(typed: Typed) -> list[UUID]:
    for engine in engines():
        try:
            return engine.titles(typed, MOST_THINGS)
        except EngineAway:
            continue
    return []
