"""All inflected forms of a lemma, folded: what the vocabulary knows before anybody writes it."""

from functools import lru_cache

from . import polish, slavic
from .acronyms import acronym_forms, acronym_of
from .folding import fold


@lru_cache(maxsize=20_000)
def inflected_forms(lemma: str, language: str) -> frozenset[str]:
    """The folded forms of a lemma, itself included; only itself where nothing can inflect it."""
    acronym = acronym_of(lemma)
    if acronym is not None:
        return acronym_forms(acronym)
    found: set[str] = set()
    if language == "pl":
        found = polish.forms(lemma)
    elif language in {"uk", "ru"}:
        found = slavic.forms(lemma, language)
    return frozenset({fold(form) for form in found} | {fold(lemma)}) - {""}
