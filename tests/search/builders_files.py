"""Files made in memory: honest ones, damaged ones and traps."""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import docx
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

SPACE = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
FONT = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}


@contextmanager
def opened(data: bytes) -> Iterator[IO[bytes]]:
    """A file of the operating system with this content."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        yield file


def pdf(*pages: str, password: str = "", owner: str = "", loop: bool = False) -> bytes:
    """A PDF with a line of ASCII on each page; with ``loop`` its tree of pages never ends.

    Its ``password`` is asked of those who open it, its ``owner`` only of those who change it.
    """
    writer = PdfWriter()
    _draw(writer, *(f"BT /F1 12 Tf 10 100 Td ({words}) Tj ET" for words in pages))
    if loop:
        tree = writer._root_object["/Pages"]
        tree["/Kids"].append(tree.indirect_reference)
    if password or owner:
        writer.encrypt(password, owner or password, algorithm="RC4-128")
    return _written(writer)


def slow_pdf(operators: int = 400_000) -> bytes:
    """A small PDF whose only page is drawn with very many operators."""
    writer = PdfWriter()
    _draw(writer, "BT /F1 9 Tf " + "1 0 0 1 5 5 Tm (a) Tj " * operators + "ET")
    return _written(writer)


def _draw(writer: PdfWriter, *pages: str) -> None:
    """Add pages that are drawn with some operators."""
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in FONT.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    for operators in pages:
        page = writer.add_blank_page(600, 800)
        content = DecodedStreamObject()
        content.set_data(operators.encode())
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(content.flate_encode())


def _written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def word(*paragraphs: str, cell: str = "") -> bytes:
    """A DOCX with paragraphs and, after them, a table of one cell."""
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    if cell:
        made.add_table(1, 1).cell(0, 0).text = cell
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A DOCX with one of its parts replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return buffer.getvalue()


def bomb(megabytes: int = 150) -> bytes:
    """A DOCX of some hundred kilobytes that unpacks to very much."""
    return with_part(word("x"), "word/media/image1.png", bytes(megabytes * 1024 * 1024))


def entities() -> bytes:
    """A DOCX whose XML defines an entity of entities of entities."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    start = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "bomba">{levels}]>'
    body = b"<w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    return with_part(word("x"), "word/document.xml", start.encode() + SPACE + body)


def lying(data: bytes, name: str = "word/document.xml") -> bytes:
    """A DOCX whose directory says that one part has ten bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(name).file_size.to_bytes(4, "little")
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    said = data.index(size, entry)
    return data[:said] + (10).to_bytes(4, "little") + data[said + 4 :]
