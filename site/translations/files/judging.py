"""Comparing a file with the translation it is for: what it brings, and what is to be told."""

from dataclasses import dataclass, field

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from ..models.provenance import Origin
from . import markup
from .entries import Entry, TranslationFile, normal, version
from .reports import Change, Kind, Report

Key = tuple[str, str]  # the path of a context, and the source's words


@dataclass(frozen=True)
class Segment:
    """A segment that the source asks for, with what stands there now."""

    context: int
    string: int
    path: str
    source: str
    text: StringTranslation | None

    @property
    def words(self) -> str:
        """What stands there now; empty for nothing."""
        return self.text.data if self.text else ""


def segments_of(translation: Translation) -> dict[Key, Segment]:
    """The segments of a translation by their place and words."""
    texts = {
        (text.context_id, text.translation_of_id): text
        for text in StringTranslation.objects.filter(
            locale=translation.target_locale_id, context__object_id=translation.source.object_id
        ).select_related("origin", "context", "translation_of")
    }
    rows = StringSegment.objects.filter(source=translation.source_id).order_by("order", "pk")
    return {
        (path, normal(data)): Segment(context, string, path, data, texts.get((context, string)))
        for context, string, path, data in rows.values_list(
            "context_id", "string_id", "context__path", "string__data"
        )
    }


def judge(report: Report, file: TranslationFile, translation: Translation, replace: bool) -> None:
    """Note in a report what a file brings to a translation, and what is wrong with it."""
    _Judge(report, translation, replace, segments_of(translation)).go(file)


@dataclass
class _Judge:
    report: Report
    translation: Translation
    replace: bool
    segments: dict[Key, Segment]
    seen: dict[Key, str] = field(default_factory=dict)

    def go(self, file: TranslationFile) -> None:
        for entry in file.entries:
            self._entry(entry)
        for entry in file.obsolete:
            self._tell(Kind.EXTRA, gettext("Marked as obsolete: it was not imported."), entry)
        for key, segment in self.segments.items():
            if key not in self.seen:
                message = gettext("The file lacks this text: “%(source)s”. It stays as it is.")
                words = {"source": _short(segment.source)}
                self.report.tell(Kind.MISSING, message % words, context=segment.path)

    def _entry(self, entry: Entry) -> None:
        key = (entry.context, normal(entry.source))
        segment = self.segments.get(key)
        if segment is None:
            self._unknown(entry)
        elif entry.fault:
            self.seen[key] = ""
            self._tell(Kind.ERROR, entry.fault, entry)
        elif self._is_second(key, entry):
            return
        elif not entry.target:
            message = gettext("Not translated in the file: it stays as it is.")
            self._tell(Kind.MISSING, message, entry)
        else:
            self._words(segment, entry)

    def _is_second(self, key: Key, entry: Entry) -> bool:
        """Whether the file said something for this segment before."""
        if key not in self.seen:
            self.seen[key] = entry.target
            return False
        if self.seen[key] != entry.target:
            message = gettext("The file has this text twice, with different words. Keep one.")
            self._tell(Kind.ERROR, message, entry)
        return True

    def _unknown(self, entry: Entry) -> None:
        if any(path == entry.context for path, _source in self.segments):
            message = gettext(
                "The Polish text is no longer “%(source)s”. It was not imported: export again."
            )
            self._tell(Kind.SOURCE, message % {"source": _short(entry.source)}, entry)
        else:
            message = gettext("There is no such text any more: “%(source)s”. It was not imported.")
            self._tell(Kind.EXTRA, message % {"source": _short(entry.source)}, entry)

    def _words(self, segment: Segment, entry: Entry) -> None:
        fault = markup.fault(segment.source, entry.target) or self._too_long(segment, entry)
        if fault:
            self._tell(Kind.ERROR, fault, entry)
            return
        words = _stored(segment.source, entry.target)
        now = segment.words
        if version(words) == version(now) or version(words) == entry.version:
            self._same(segment, entry, words)
        elif now and entry.version != version(now) and not self.replace:
            message = gettext("Somebody changed it after the export: “%(words)s” was kept.")
            self._tell(Kind.CONFLICT, message % {"words": _short(now)}, entry)
        else:
            self.report.changes.append(
                Change(segment.context, segment.string, words, entry.unreviewed, segment.text)
            )

    def _same(self, segment: Segment, entry: Entry, words: str) -> None:
        """Nothing to write: the words stand here, or the file never changed them."""
        self.report.same += 1
        origin = getattr(segment.text, "origin", None)
        is_here = segment.text is not None and version(words) == version(segment.words)
        by_machine = origin is not None and origin.kind == Origin.MACHINE
        if is_here and segment.text and by_machine and not entry.unreviewed:
            self.report.checked.append(segment.text.pk)

    def _too_long(self, segment: Segment, entry: Entry) -> str:
        """What to tell of words that do not fit in their field."""
        try:
            model = self.translation.source.specific_content_type.model_class()
            most = getattr(model._meta.get_field(segment.path), "max_length", None)
        except FieldDoesNotExist:
            return ""
        size = len(StringValue(entry.target).render_text())
        if most is None or size <= most:
            return ""
        message = gettext("The text has %(size)d characters; at most %(most)d fit. Shorten it.")
        return message % {"size": size, "most": most}

    def _tell(self, kind: Kind, text: str, entry: Entry) -> None:
        self.report.tell(kind, text, entry.line, entry.context)


def _stored(source: str, target: str) -> str:
    """Words as wagtail-localize keeps them; without lines where the source has none."""
    text = str(StringValue.from_translated_html(target).data).strip()
    return text if "\n" in source else " ".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
