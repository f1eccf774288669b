"""All inflected forms of a lemma, folded: what the vocabulary knows before anybody writes it."""

from functools import lru_cache

from .acronyms import acronym_forms, acronym_of
from .analysers import forms_of
from .folding import fold


@lru_cache(maxsize=20_000)
def written_forms(lemma: str, language: str) -> dict[str, str]:
    """The folded forms of a lemma, each with a spelling of it; only itself if nothing inflects it.

    The answer is shared: it is read, never changed.
    """
    acronym = acronym_of(lemma)
    if acronym is not None:
        return {form: form for form in sorted(acronym_forms(acronym))}
    forms = sorted(forms_of(lemma, language))
    written = {fold(form): form for form in forms} | {fold(lemma): lemma}
    return {form: spelling for form, spelling in written.items() if form}


def inflected_forms(lemma: str, language: str) -> frozenset[str]:
    """The folded forms of a lemma, itself included."""
    return frozenset(written_forms(lemma, language))
