"""What publishing a draft would do to the translations, said before it happens.

It compares as ``originals.published`` does: the texts and the shape of the draft with those that
the translations were made from.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language_info, gettext, ngettext
from wagtail_localize.models import StringSegment, TemplateSegment, Translation
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.languages import source_locale_id

from .models import Edition
from .progress import count_words

Place = tuple[str, str]  # the path of a segment and its text


@dataclass(frozen=True)
class Outcome:
    """The languages that become outdated, and the words to translate in each of them."""

    languages: list[str] = field(default_factory=list)
    words_each: int = 0
    minor: bool = False

    @property
    def words(self) -> int:
        """Words to translate in all of them together."""
        return self.words_each * len(self.languages)


def sentences(outcome: Outcome) -> list[str]:
    """What somebody who is about to publish has to know."""
    if outcome.minor:
        return [gettext("This is a minor edit: no translation becomes outdated.")]
    if not outcome.languages:
        return [gettext("No translation becomes outdated.")]
    names = [str(get_language_info(code)["name_translated"]) for code in outcome.languages]
    outdated = ngettext(
        "After publishing, %(count)d translation becomes outdated: %(languages)s.",
        "After publishing, %(count)d translations become outdated: %(languages)s.",
        len(names),
    )
    work = ngettext(
        "All together, %(count)d word has to be translated anew.",
        "All together, %(count)d words have to be translated anew.",
        outcome.words,
    )
    languages = ", ".join(names)
    return [
        outdated % {"count": len(names), "languages": languages},
        work % {"count": outcome.words},
    ]


def has_translations(thing: Any) -> bool:
    """Whether translations of a source have been begun."""
    return _translations(thing).exists()


def outcome_of(thing: Any) -> Outcome | None:
    """What publishing a source, as it is in memory, would do; None without translations."""
    current = Edition.objects.filter(
        translation=OuterRef("pk"), published_at__isnull=False, outdated_since=None
    )
    rows = _translations(thing).annotate(current=Exists(current)).order_by("target_locale__pk")
    found = list(rows.values_list("source_id", "target_locale__language_code", "current"))
    if not found:
        return None
    if thing.minor_edit:
        return Outcome(minor=True)
    languages = [code for _source, code, public in found if public]
    changed, words = _difference(thing, found[0][0]) if languages else (False, 0)
    return Outcome(languages, words) if changed else Outcome()


def _translations(thing: Any) -> Any:
    return Translation.objects.filter(
        enabled=True,
        source__object_id=thing.translation_key,
        source__locale_id=source_locale_id(),
    )


def _difference(thing: Any, source_id: int) -> tuple[bool, int]:
    """Whether anything differs, and the words of the texts that are new."""
    values = sorted(extract_segments(thing), key=lambda value: value.order)
    texts = [(v.path, v.string.data) for v in values if isinstance(v, StringSegmentValue)]
    shapes = [(v.path, v.template) for v in values if isinstance(v, TemplateSegmentValue)]
    strings = StringSegment.objects.filter(source=source_id).order_by("order", "pk")
    known = list(strings.values_list("context__path", "string__data"))
    templates = TemplateSegment.objects.filter(source=source_id).order_by("order", "pk")
    drawn = list(templates.values_list("context__path", "template__template"))
    new: Counter[Place] = Counter(texts) - Counter(known)
    words = sum(count_words(text) * times for (_path, text), times in new.items())
    return (texts != known or shapes != drawn), words
