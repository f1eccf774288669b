"""What a segment said before its Polish words changed: to start from, though it counts no more."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from . import marks
from .authors import author_of

LIKENESS = 0.3  # of Polish words before and after; below it they say different things
MOST = 20  # earlier wordings of one place to choose from, the newest


@dataclass(frozen=True)
class Lapsed:
    """An earlier translation of a place."""

    text: StringTranslation

    @property
    def source(self) -> str:
        """The Polish words that it is of."""
        return marks.shown(self.text.translation_of.data)

    @property
    def words(self) -> str:
        """What it says."""
        return marks.shown(self.text.data)

    @property
    def author(self) -> str:
        """Whose they are."""
        return author_of(self.text)


def lapsed_for(
    translation: Translation, wanted: Iterable[tuple[int, str]]
) -> dict[tuple[int, str], Lapsed]:
    """For contexts with the Polish words that stand there now, the likest earlier translation.

    A fixed number of queries; paragraphs of one field share a context, so words are compared.
    """
    asked = list(wanted)
    earlier = _earlier(translation, {context for context, _words in asked})
    found = {}
    for context, words in asked:
        texts = earlier[context]
        for match in get_close_matches(words, texts, 1, LIKENESS):
            found[context, words] = Lapsed(texts[match])
    return found


def _earlier(
    translation: Translation, contexts: set[int]
) -> defaultdict[int, dict[str, StringTranslation]]:
    """Translations whose Polish words the source has no more, by context and those words."""
    present = StringSegment.objects.filter(
        source=translation.source_id, context__in=contexts
    ).values("string")
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__in=contexts, has_error=False
    ).exclude(translation_of__in=present)
    rows = rows.select_related("translation_of", "origin__written_by", "origin__reviewed_by")
    found: defaultdict[int, dict[str, StringTranslation]] = defaultdict(dict)
    for text in rows.select_related("guest_edit", "last_translated_by").order_by("-updated_at"):
        if len(found[text.context_id]) < MOST:
            found[text.context_id][text.translation_of.data] = text
    return found
