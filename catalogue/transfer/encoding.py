"""How a text file is written; what cannot be told for certain is refused with its row.

UTF-8, UTF-16 with a mark, windows-1250, ISO-8859-2. The last two share most Polish letters, so the
file is told by the others: ą ś ź of one are ± ¶ Ľ (or nothing at all) in the other.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import IO

from django.utils.translation import gettext

from .errors import BadFile

Opener = Callable[[], IO[bytes]]
CHUNK = 256 * 1024
LONGEST_CELL = 100_000
DELIMITERS = ";,\t"
# Polish and Cyrillic letters as UTF-8 writes them; in windows-1250 these pairs are no words.
UTF_8 = re.compile(rb"[\xc4\xc5\xd0][\x80-\xbf]|\xc3[\x93\xb3]")
LETTER = rb"[A-Za-z\xa3\xaf\xb3\xbf-\xd6\xd8-\xf6\xf8-\xfe]"
ISO_LETTER = rb"[\xa1\xa6\xac\xb1\xb6\xbc]"
ISO_8859_2 = re.compile(
    rb"(?<=" + LETTER + rb")" + ISO_LETTER + rb"(?![0-9])|" + ISO_LETTER + rb"(?=" + LETTER + rb")"
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")  # of no text: a picture, a PDF
WINDOWS_1250 = re.compile(rb"[\x80-\x9f\xa5\xb9]")


def encoding_of(open_binary: Opener) -> tuple[str, str]:
    """Python's name for how a text is written, and what is to be said of it, if anything.

    Raises:
        BadFile: it is written in no way that we know, or in several.
    """
    with open_binary() as file:
        start = file.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        if not _decodes(open_binary, "utf-16"):
            raise _unknown()
        return "utf-16", gettext("The file is in UTF-16; it was read as such.")
    if b"\x00" in start:
        raise _unknown()
    if _decodes(open_binary, "utf-8"):
        return "utf-8-sig", ""
    return _older_encoding(open_binary)


def _unknown() -> BadFile:
    message = gettext("The file is neither in UTF-8 nor in windows-1250. Save it as CSV UTF-8.")
    return BadFile(message)


def _decodes(open_binary: Opener, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with open_binary() as file:
        try:
            while chunk := file.read(CHUNK):
                if "\x00" in decoder.decode(chunk):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
    return True


def _older_encoding(open_binary: Opener) -> tuple[str, str]:
    """Which encoding of one byte a file that is not UTF-8 has."""
    rows = {"utf-8": 0, "stray": 0, "iso": 0, "windows": 0}
    for number, row in _raw_rows(open_binary):
        if CONTROL.search(row):
            raise _unknown()
        signs = {
            "utf-8": UTF_8.search(row),
            "stray": not _is_utf_8(row),
            "iso": ISO_8859_2.search(row),
            "windows": WINDOWS_1250.search(row),
        }
        rows |= {name: number for name, found in signs.items() if found and not rows[name]}
    if rows["utf-8"]:
        message = gettext(
            "The file is in UTF-8, but not in row %(row)s: there is a character in another"
            " encoding. Mend that row, or save the whole file as CSV UTF-8 again."
        )
        raise BadFile(message % {"row": rows["stray"] or 1})
    if rows["iso"] and rows["windows"]:
        message = gettext(
            "The file mixes two encodings: row %(one)s is in windows-1250, row %(other)s in"
            " ISO-8859-2. Mend them and save the file as CSV UTF-8."
        )
        raise BadFile(message % {"one": rows["windows"], "other": rows["iso"]})
    if rows["iso"] and _decodes(open_binary, "iso-8859-2"):
        return "iso-8859-2", gettext("The file is in ISO-8859-2; it was read as such.")
    if _decodes(open_binary, "cp1250"):
        return "cp1250", gettext("The file is in windows-1250; it was read as such.")
    raise _unknown()


def _is_utf_8(row: bytes) -> bool:
    try:
        row.decode("utf-8")
    except UnicodeError:
        return False
    return True


def _raw_rows(open_binary: Opener) -> Iterator[tuple[int, bytes]]:
    """The bytes of every row with its number; where a cell never ends, reading will say so."""
    delimiter = delimiter_of(open_binary, "latin-1")
    with open_binary() as binary, io.TextIOWrapper(binary, "latin-1", newline="") as file:
        try:
            for number, cells in enumerate(csv.reader(file, delimiter=delimiter), start=1):
                yield number, "\t".join(cells).encode("latin-1")
        except csv.Error:
            return


def delimiter_of(open_binary: Opener, encoding: str) -> str:
    """What stands between the cells of a table, by its heading."""
    with open_binary() as binary, io.TextIOWrapper(binary, encoding, newline="") as file:
        heading = file.readline(LONGEST_CELL)
    return max(DELIMITERS, key=heading.count)
