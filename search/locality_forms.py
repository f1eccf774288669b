"""Towns and villages by their inflected names: "w Czarnym Błocie" is in Czarne Błoto."""

from collections.abc import Iterable
from itertools import product
from math import prod

from .language.folding import fold
from .language.inflection import inflected_forms
from .language.lemmas import dictionary_forms
from .models import Locality, LocalityForm

BATCH = 2000
# Names that a typed one may stand for; more would be a list of nearly every village.
MOST_NAMES = 200


def bring_forms_in_step(names: Iterable[str]) -> None:
    """Keep the inflected forms of every word in the names of localities, and no others."""
    words = {word for name in names for word in name.replace("-", " ").split() if fold(word)}
    wanted = {(form, fold(word)) for word in words for form in _forms(word)}
    stored = LocalityForm.objects.values_list("pk", "form", "word")
    known = {(form, word): pk for pk, form, word in stored}
    gone = [pk for row, pk in known.items() if row not in wanted]
    for start in range(0, len(gone), BATCH):
        LocalityForm.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    new = [LocalityForm(form=form, word=word) for form, word in sorted(wanted - set(known))]
    LocalityForm.objects.bulk_create(new, batch_size=BATCH)


def _forms(word: str) -> set[str]:
    """The folded forms of a word other than it; what they would mean alone does not matter."""
    lemmas = dictionary_forms(word, "pl")
    return {form for lemma in lemmas for form in inflected_forms(lemma, "pl")} - {fold(word), ""}


def localities_named(name: str, most: int) -> list[Locality]:
    """The rows of a town or village by its folded name; inflected, if there is none of that name.

    At most three queries, each by an index.
    """
    ordered = Locality.objects.order_by("area", "postcode")
    found = list(ordered.filter(folded=name)[:most])
    return found or list(ordered.filter(folded__in=_nominatives(name.split()))[:most])


def _nominatives(forms: list[str]) -> list[str]:
    """The names whose words, each in its place, may be inflected like this."""
    words: dict[str, list[str]] = {form: [form] for form in forms}
    for form, word in LocalityForm.objects.filter(form__in=forms).values_list("form", "word"):
        words[form].append(word)
    choices = [words[form] for form in forms]
    if prod(map(len, choices)) > MOST_NAMES:
        return []
    return [" ".join(chosen) for chosen in product(*choices)]
