"""The text of PDF, DOCX and plain text files; what keeps it from being read is raised by name."""

import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import IO, Any

from .limits import MOST_CHARACTERS, MOST_PAGES, MOST_PARTS, MOST_UNPACKED, MOST_WORDS, MOST_XML

CHUNK = 64 * 1024
OLE, ENCRYPTED_PACKAGE = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
# A word that a line break divides, and what is between words.
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*\n\s*(?=[^\W\d_])")
_BETWEEN = re.compile(r"[\s\x00-\x1f\x7f]+")


class NotReadableError(Exception):
    """A file that cannot be read; its only argument is the state that says why."""


@dataclass(frozen=True)
class Extract:
    """What was read of a file: the state, the text, and how many pages where there are pages."""

    state: str
    text: str = ""
    pages: int | None = None


def read(kind: str, file: IO[bytes], deadline: float) -> Extract:
    """The text of a file as far as the limits and the deadline (of the monotonic clock) allow.

    A damaged file raises whatever it likes: that ends the process, which says enough.
    """
    try:
        return READERS[kind](file, deadline)
    except NotReadableError as refusal:
        return Extract(str(refusal))
    except MemoryError:
        return Extract("large")


def tidy(text: str) -> str:
    """A text in whole words and single spaces, without what a database refuses."""
    whole = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    joined = _BETWEEN.sub(" ", _DIVIDED.sub("", whole)).strip()
    return joined.encode("utf-8", "ignore").decode()


def _pdf(file: IO[bytes], deadline: float) -> Extract:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(file)
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotReadableError("locked")
    except DependencyError as missing:  # a cipher that is not installed
        raise NotReadableError("locked") from missing
    count = len(reader.pages)
    texts = (reader.pages[number].extract_text() for number in range(min(count, MOST_PAGES)))
    return _collected(_until_damage(texts), deadline, count)


def _until_damage(texts: Iterator[str]) -> Iterator[str]:
    """The texts before the first damaged page; the damage itself when that is the first."""
    is_first = True
    while True:
        try:
            text = next(texts)
        except StopIteration:
            return
        except Exception:
            if is_first:
                raise
            return
        is_first = False
        yield text


def _docx(file: IO[bytes], deadline: float) -> Extract:
    _check_zip(file)
    import docx
    from docx.oxml.ns import qn

    words, ends = qn("w:t"), {qn("w:tab"), qn("w:br")}
    paragraphs = (
        "".join(piece.text or "" if piece.tag == words else " " for piece in pieces)
        for line in docx.Document(file).element.body.iter(qn("w:p"))
        if (pieces := list(_pieces(line, {words, *ends}, qn("w:p"))))
    )
    return _collected(paragraphs, deadline)


def _pieces(paragraph: Any, wanted: set[str], inner: str) -> Iterator[Any]:
    """The wanted elements of a paragraph, without those of a paragraph inside it."""
    for child in paragraph:
        if child.tag in wanted:
            yield child
        elif child.tag != inner:
            yield from _pieces(child, wanted, inner)


def _check_zip(file: IO[bytes]) -> None:
    """Refuse a locked file, one that is no ZIP, and one that unpacks to more than is sane."""
    start = file.read(4)
    if start == OLE:  # Word locks a file inside a container of its older format
        raise NotReadableError("locked" if ENCRYPTED_PACKAGE in file.read() else "broken")
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
        if (
            len(parts) > MOST_PARTS
            or sum(part.file_size for part in parts) > MOST_UNPACKED
            or sum(part.file_size for part in xml) > MOST_XML
            or sum(_size(archive, part) for part in parts) > MOST_UNPACKED
        ):
            raise NotReadableError("large")
    file.seek(0)


def _size(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """How large a part really is; what its entry says is anybody's claim."""
    size = 0
    with archive.open(part) as unpacked:
        while chunk := unpacked.read(CHUNK):
            size += len(chunk)
            if size > MOST_UNPACKED:
                raise NotReadableError("large")
    return size


def _txt(file: IO[bytes], deadline: float) -> Extract:
    data = file.read(MOST_CHARACTERS * 4 + 4)
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = _decoded(data, "utf-16" if marked else "utf-8-sig")
    if text is None:
        text = data.decode("cp1250", "replace")
    if "\x00" in text:
        raise NotReadableError("broken")
    return _collected([text], deadline)


def _decoded(data: bytes, encoding: str) -> str | None:
    """A text, perhaps cut inside its last character; None in another encoding."""
    for end in (len(data), -1, -2, -3):
        try:
            return data[:end].decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _collected(texts: Iterable[str], deadline: float, pages: int | None = None) -> Extract:
    """Texts joined until there is enough of them or time is up."""
    found: list[str] = []
    length = 0
    for text in texts:
        found.append(text)
        length += len(text)
        if length > 2 * MOST_CHARACTERS or monotonic() > deadline:
            break
    whole = tidy("\n".join(found))
    kept = _shortened(whole)
    is_part = kept != whole or monotonic() > deadline or pages is not None and len(found) < pages
    if not kept:
        return Extract("empty", "", pages)
    return Extract("cut" if is_part else "read", kept, pages and len(found))


def _shortened(text: str) -> str:
    """As much of a text as is kept, in whole words."""
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS].rpartition(" ")[0] or text[:MOST_CHARACTERS]
    return " ".join(text.split(" ")[:MOST_WORDS])


READERS: dict[str, Callable[[IO[bytes], float], Extract]] = {
    "pdf": _pdf,
    "docx": _docx,
    "txt": _txt,
}
