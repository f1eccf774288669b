"""How large a file may be: what is larger is refused before it is read."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext

from .errors import BadFile

MEGABYTE = 1024 * 1024
# What a table of the most rows needs, and no more; docs/import.md names these numbers.
MOST_BYTES = 120 * MEGABYTE
MOST_UNPACKED = 300 * MEGABYTE
MOST_RATIO = 120
MOST_MEMBERS = 2000
MOST_ROWS = 100_000
SMALL = 5 * MEGABYTE
# What unpacking raises: a wrong check sum, a stream that breaks off, a way of packing nobody has.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, OSError, UnicodeError, NotImplementedError),
)


def check_size(path: Path) -> None:
    """Refuse a file that is too large.

    Raises:
        BadFile: with both sizes.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        message = gettext("The file has %(size)s MB; the most is %(most)s MB. Divide it.")
        words = {"size": size // MEGABYTE, "most": MOST_BYTES // MEGABYTE}
        raise BadFile(message % words)
    if size == 0:
        raise BadFile(gettext("The file is empty."))


def check_archive(path: Path) -> None:
    """Refuse an archive (XLSX is one too) that would unpack into too much.

    The sizes are those it declares; Python reads no more of a member than it declared.
    """
    with damage_is_told(), zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
        message = gettext("Unpacked, the file would be larger than %(most)s MB: it is not read.")
        raise BadFile(message % {"most": MOST_UNPACKED // MEGABYTE})
    if unpacked > SMALL and unpacked / packed > MOST_RATIO:
        raise BadFile(gettext("The file unpacks into far more than it should: it is not read."))
    if any(member.flag_bits & 1 for member in members):
        raise BadFile(gettext("The file has a password. Save it without one."))


@contextmanager
def damage_is_told() -> Iterator[None]:
    """Refuse an archive that turns out to be damaged while it is read.

    Raises:
        BadFile: it is.
    """
    try:
        yield
    except DAMAGE as error:
        raise BadFile(gettext("The file is damaged: it cannot be unpacked.")) from error


def too_many_rows() -> BadFile:
    """The refusal of a file with too many rows."""
    message = gettext(
        "The file has more than %(most)s rows, which is the most for one import. Divide it into"
        " smaller files; the rows of one service stay together."
    )
    return BadFile(message % {"most": MOST_ROWS})
