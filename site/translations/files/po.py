"""PO files, by polib: the stamp of a segment is a comment, ``fuzzy`` means not reviewed."""

import re
import tempfile
from pathlib import Path

import polib
from django.utils import timezone
from django.utils.translation import gettext

from .entries import BadFile, Entry, TranslationFile

EXTENSION, CONTENT_TYPE = "po", "text/x-gettext-translation; charset=utf-8"
# wagtail-localize's own name, so that its files are known too.
TRANSLATION, SOURCE = "X-WagtailLocalize-TranslationID", "X-Source-Language"
QUOTED = re.compile(r'(?:msg(?:id|str|ctxt)\S*\s+)?"')
CLOSED = re.compile(r'(?:msg(?:id|str|ctxt)\S*\s+)?"(?:[^"\\]|\\.)*"')
_STAMP = re.compile(r"^version: (\w+)$", re.MULTILINE)


def write(file: TranslationFile) -> bytes:
    """A translation as a PO file."""
    po = polib.POFile(wrapwidth=0)  # a text is one line: a file cut off has whole texts
    po.metadata = {
        "Project-Id-Version": file.title.replace("\n", " "),
        "POT-Creation-Date": f"{timezone.now():%Y-%m-%d %H:%M%z}",
        "Language": file.target_language,
        SOURCE: file.source_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        TRANSLATION: file.translation,
    }
    po.extend(_written(entry) for entry in file.entries)
    return str(po).encode()


def _written(entry: Entry) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=entry.context,
        msgid=entry.source,
        msgstr=entry.target,
        comment=f"version: {entry.version}",
        flags=["fuzzy"] if entry.unreviewed and entry.target else [],
    )


def read(text: str) -> TranslationFile:
    """What a PO file says.

    Raises:
        BadFile: if it is none, with the line.
    """
    _refuse_open_quotes(text)
    po = _parsed(text)
    entries = [_read(entry) for entry in po if not entry.obsolete]
    if not po.metadata and not entries:
        raise BadFile(gettext("This is no PO file."))
    return TranslationFile(
        translation=po.metadata.get(TRANSLATION, ""),
        source_language=po.metadata.get(SOURCE, ""),
        target_language=po.metadata.get("Language", ""),
        entries=entries,
        obsolete=[_read(entry) for entry in po if entry.obsolete],
    )


def _refuse_open_quotes(text: str) -> None:
    """A text that does not end in its line is one that was cut off; polib would take the half."""
    for number, line in enumerate(text.split("\n"), 1):
        said = line.strip()
        if QUOTED.match(said) and not CLOSED.fullmatch(said):
            message = gettext("This is no PO file: line %(line)s cannot be read.")
            raise BadFile(message % {"line": number})


def _parsed(text: str) -> polib.POFile:
    # By a file of ours: what polib gets as a string may be a path, and lines end at more than \n.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.po"
        path.write_text(text, encoding="utf-8", newline="")
        try:
            return polib.pofile(str(path), encoding="utf-8")
        except (OSError, ValueError, IndexError) as error:
            line = re.search(r"line (\d+)", str(error))
            if line is None:
                raise BadFile(gettext("This is no PO file.")) from error
            message = gettext("This is no PO file: line %(line)s cannot be read.")
            raise BadFile(message % {"line": line[1]}) from error


def _read(entry: polib.POEntry) -> Entry:
    stamp = _STAMP.search(entry.comment or "")
    return Entry(
        context=entry.msgctxt or "",
        source=entry.msgid,
        target=entry.msgstr.strip(),
        version=stamp[1] if stamp else "",
        unreviewed="fuzzy" in entry.flags,
        line=entry.linenum or 0,
    )
