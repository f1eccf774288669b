"""How much a file may hold: what is larger is refused before it is read."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext

from .entries import BadFile

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE  # of an upload
MOST_OF_ONE = 5 * MEGABYTE  # of one translation's file: some hundred times the longest page
MOST_UNPACKED = 50 * MEGABYTE
MOST_FILES = 1000
MOST_ENTRIES = 20_000
# What unpacking raises: a wrong check sum, a stream that breaks off, a way of packing nobody has.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, OSError, UnicodeError, NotImplementedError),
)


def too_large(size: int, most: int) -> str:
    """What is told of a file with too many bytes; empty while they are few enough."""
    if size <= most:
        return ""
    message = gettext("The file has %(size)s MB; the most is %(most)s MB. Divide it.")
    return message % {"size": -(-size // MEGABYTE), "most": most // MEGABYTE}


def members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in an archive, by their names, without folders and what systems add.

    Raises:
        BadFile: if it is damaged, locked, or would unpack into too much. Python reads no more of
            a member than its declared size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = [info for info in archive.infolist() if _counts(info.filename)]
            _check(found)
            for info in found:
                yield info.filename, archive.read(info)
    except DAMAGE as error:
        raise BadFile(gettext("The file is damaged: it cannot be unpacked.")) from error


def _counts(name: str) -> bool:
    last = name.rpartition("/")[2]
    return bool(last) and not last.startswith(".") and not name.startswith("__MACOSX/")


def _check(found: list[zipfile.ZipInfo]) -> None:
    if not found:
        raise BadFile(gettext("The archive holds no files."))
    if any(info.flag_bits & 1 for info in found):
        raise BadFile(gettext("The file has a password. Save it without one."))
    if len(found) > MOST_FILES:
        message = gettext("The archive holds more than %(most)s files. Divide it.")
        raise BadFile(message % {"most": MOST_FILES})
    largest = max(info.file_size for info in found)
    if largest > MOST_OF_ONE or sum(info.file_size for info in found) > MOST_UNPACKED:
        message = gettext("Unpacked, the file would be larger than %(most)s MB: it is not read.")
        most = MOST_OF_ONE if largest > MOST_OF_ONE else MOST_UNPACKED
        raise BadFile(message % {"most": most // MEGABYTE})
