"""One list of terms with three uses: for translators and the machine, for readers, for search."""

from .decided import Found, missing_in, renderings_in, stands_in, terms_in

__all__ = ["Found", "missing_in", "renderings_in", "stands_in", "terms_in"]
