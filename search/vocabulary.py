"""The vocabulary: every form a reader may type, inflected ones included, and what it stands for.

It answers words without diacritics and words of other languages, and is what suggestions and
spelling will look in. It only grows between rebuilds: a word too many finds nothing, and
``rebuild`` (part of ``search_index rebuild``) drops it and counts anew.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import F

from .language.folding import fold
from .language.inflection import written_forms
from .language.lemmas import readings
from .language.roots import are_akin, root
from .language.scripts import is_stop_word, languages_in_text
from .language.skeletons import skeleton
from .language.tokens import script, tokens
from .models import SearchText, SearchWord
from .places import place_forms
from .records import Text, all_concepts

T = TypeVar("T")
Key = tuple[str, str, str]  # form, language, lemma
LONGEST = 100
BATCH = 1000


class Words:
    """Collects the words of texts: how often each form is seen, and each lemma's other forms."""

    def __init__(self) -> None:
        self.seen: Counter[Key] = Counter()
        self.lemmas: set[tuple[str, str]] = set()
        self.written: dict[str, str] = {}

    def add(self, texts: Iterable[str], language: str) -> None:
        """Add the words of one thing; each form counts once however often it stands there."""
        words = {token.text for text in texts for token in tokens(text)}
        self.seen.update({key for word in words for key in self._keys(word, language)})

    def _keys(self, word: str, text_language: str) -> Iterator[Key]:
        form, languages = fold(word), languages_in_text(script(word), text_language)
        if not 1 < len(form) <= LONGEST or not word.isalpha() and any(map(str.isdigit, word)):
            return
        if is_stop_word(form, languages):
            return
        self.written.setdefault(form, word.lower())
        for language, lemma in readings(word, languages):
            self.lemmas.add((language, lemma))
            yield form, language, fold(lemma)

    def inflected(
        self, known: frozenset[tuple[str, str]] | set[tuple[str, str]] = frozenset()
    ) -> set[Key]:
        """Every form of every lemma, except the lemmas that are known (folded) already."""
        found: set[Key] = set()
        for language, lemma in self.lemmas:
            if (language, fold(lemma)) not in known:
                forms = written_forms(lemma, language)
                for form, spelling in forms.items():
                    self.written.setdefault(form, spelling)
                found |= {(form, language, fold(lemma)) for form in forms if len(form) <= LONGEST}
        return found


def lookup(forms: Iterable[str]) -> dict[str, set[str]]:
    """The lemma terms (``pl:zastepczy``) that folded forms stand for, in one query."""
    found: dict[str, set[str]] = {}
    rows = SearchWord.objects.filter(form__in=set(forms)).values_list("form", "language", "lemma")
    for form, language, lemma in rows:
        found.setdefault(form, set()).add(f"{language}:{lemma}")
    return found


def akin(terms: Iterable[str]) -> dict[str, set[str]]:
    """For each lemma term the terms of words of the same root, in one query."""
    asked = {term: root(term.partition(":")[2]) for term in terms}
    roots = set(asked.values()) - {""}
    if not roots:
        return {}
    rows = SearchWord.objects.filter(root__in=roots, form=F("lemma"))
    by_root: dict[tuple[str, str], set[str]] = {}
    for language, lemma in rows.values_list("language", "lemma").distinct():
        by_root.setdefault((language, root(lemma)), set()).add(lemma)
    found = {}
    for term, beginning in asked.items():
        language, _colon, lemma = term.partition(":")
        others = by_root.get((language, beginning), ())
        found[term] = {f"{language}:{other}" for other in others if are_akin(lemma, other)}
    return found


def learn(key: UUID, texts: Sequence[Text]) -> None:
    """Add the words of a thing; writes only what is new, so an unchanged text costs a read."""
    words = Words()
    for text in texts:
        words.add((text.title, text.summary, text.body), text.language)
    present = _present({form for form, _language, _lemma in words.seen} | _folded(words.lemmas))
    known = {(language, lemma) for form, language, lemma in present if form == lemma}
    new = dict.fromkeys(words.inflected(known) - present, 0) | _new(words.seen, present)
    _insert(new, "document", words.written)


def forget(key: UUID) -> None:
    """Nothing: words of withdrawn things stay until the next ``rebuild``."""


def rebuild() -> int:
    """Make the whole table anew from stored texts, concepts and places; the number of its rows."""
    with transaction.atomic():
        SearchWord.objects.all().delete()  # first: what is learned from here on is not lost
        total = 0
        for source, words in (("document", _document_words()), ("concept", _concept_words())):
            counts = dict.fromkeys(words.inflected(), 0) | words.seen
            total += _insert(counts, source, words.written)
        return total + _insert(dict.fromkeys(_area_keys(), 1), "area", {})


def _present(forms: set[str]) -> set[Key]:
    rows = SearchWord.objects.filter(source="document")
    return {
        key
        for batch in _batches(forms)
        for key in rows.filter(form__in=batch).values_list("form", "language", "lemma")
    }


def _new(seen: Counter[Key], present: set[Key]) -> dict[Key, int]:
    return {key: count for key, count in seen.items() if key not in present}


def _folded(lemmas: set[tuple[str, str]]) -> set[str]:
    return {fold(lemma) for _language, lemma in lemmas}


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Sorted, so that two writers never wait for each other in a circle."""
    ordered = sorted(items)  # type: ignore[type-var]
    return (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))


def _insert(counts: dict[Key, int], source: str, written: dict[str, str]) -> int:
    """Add rows with their counts where they are not there yet; the number of rows asked for."""
    for batch in _batches(counts):
        rows = [
            SearchWord(
                form=form,
                written=written.get(form, "")[:LONGEST],
                skeleton=skeleton(form)[:LONGEST],
                root=root(lemma),
                language=language,
                lemma=lemma,
                source=source,
                count=counts[form, language, lemma],
            )
            for form, language, lemma in batch
        ]
        SearchWord.objects.bulk_create(rows, ignore_conflicts=True)
    return len(counts)


def _document_words() -> Words:
    words = Words()
    for text in SearchText.objects.order_by("pk").iterator(chunk_size=200):
        words.add((text.title, text.summary, text.body), text.language)
    return words


def _concept_words() -> Words:
    words = Words()
    for concept in all_concepts():
        for language, names in concept.words.items():
            words.add(names, language)
    return words


def _area_keys() -> set[Key]:
    return {
        (form, language, lemma) for form, language, lemma in place_forms() if len(form) <= LONGEST
    }
