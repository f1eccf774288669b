"""Opens a file, whatever its form, and yields its rows by the names of the template's columns.

CSV: UTF-8 with or without a mark, UTF-16 with one, windows-1250; semicolons, commas or tabs.
XLSX: values only. HSDS 3.1 tabular CSV: a zip or a folder. Rows are read one at a time.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from core.escaping import unescape

from . import template
from .errors import ERROR, WARNING, BadFile, Verdict
from .limits import MOST_ROWS, check_archive, check_size, too_many_rows

CHUNK = 256 * 1024
LONGEST_CELL = 100_000
DELIMITERS = ";,\t"


class Formula(str):
    """The text of a spreadsheet's formula, which is not the value that its author saw."""

    __slots__ = ()


@dataclass
class Row:
    """A row of a file: its number as a spreadsheet counts, its cells by column, what is wrong."""

    number: int
    cells: dict[str, str]
    problems: list[Verdict] = field(default_factory=list)


@dataclass
class Table:
    """An opened file: the columns it has, what is to be said of it, and its rows."""

    columns: tuple[str, ...]
    rows: Iterable[Row]
    notes: list[Verdict] = field(default_factory=list)
    is_lenient: bool = False


def open_table(path: Path) -> Table:
    """Open a file of any form that is understood.

    Raises:
        BadFile: it cannot be imported, with the reason.
    """
    from .hsds_reading import open_hsds
    from .spreadsheets import open_xlsx

    if path.is_dir():
        return open_hsds(path)
    if not path.is_file():
        raise BadFile(gettext("There is no such file: %(path)s") % {"path": path})
    check_size(path)
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(b"PK"):
        check_archive(path)
        return open_hsds(path) if path.suffix.lower() == ".zip" else open_xlsx(path)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile(gettext("This is an old Excel file (XLS). Save it as XLSX or CSV."))
    return _open_csv(path)


def _open_csv(path: Path) -> Table:
    encoding, notes = encoding_of(path)
    delimiter = _delimiter(path, encoding)
    rows = read_csv(path, encoding, delimiter)
    headings = next(rows, (1, []))[1]
    return table(headings, rows, notes)


def encoding_of(path: Path) -> tuple[str, list[Verdict]]:
    """How a text file is written, and what is to be said of it."""
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", [_note(gettext("The file is in UTF-16; it was read as such."))]
    if b"\x00" in start or not _decodes(path, "utf-8"):
        if b"\x00" not in start and _decodes(path, "cp1250"):
            message = gettext("The file is in windows-1250; it was read as such.")
            return "cp1250", [_note(message)]
        message = gettext("The file is neither in UTF-8 nor in windows-1250. Save it as CSV UTF-8.")
        raise BadFile(message)
    return "utf-8-sig", []


def _note(reason: str) -> Verdict:
    return Verdict(1, WARNING, "", "", reason)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                if "\x00" in decoder.decode(chunk):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _delimiter(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, newline="") as file:
        heading = file.readline(LONGEST_CELL)
    return max(DELIMITERS, key=heading.count)


def read_csv(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of every row that is not empty."""
    with path.open(encoding=encoding, newline="") as file:
        yield from csv_rows(file, delimiter)


def csv_rows(file: Any, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Number and cells of every row of an open CSV that is not empty."""
    number = 0
    reader = csv.reader(file, delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except (csv.Error, UnicodeError) as error:
        message = gettext("The table breaks off after row %(row)s: %(why)s")
        raise BadFile(message % {"row": number, "why": error}) from error


def table(
    headings: list[str], rows: Iterable[tuple[int, list[Any]]], notes: list[Verdict]
) -> Table:
    """A table by its headings: what is missing is named, what is unknown too.

    Raises:
        BadFile: columns are missing or stand there twice.
    """
    names = [template.column_of(heading) for heading in headings]
    known = [name for name in names if name]
    twice = sorted({name for name in known if known.count(name) > 1})
    if twice:
        message = gettext("These columns stand in the file twice: %(columns)s.")
        raise BadFile(message % {"columns": ", ".join(twice)})
    missing = template.missing_columns(known)
    if missing:
        message = gettext("The file lacks columns: %(columns)s. Take the headings of the template.")
        shown = ", ".join(f"“{column.heading}” ({column.name})" for column in missing)
        raise BadFile(message % {"columns": shown})
    unknown = [
        Verdict(1, WARNING, heading.strip(), "", template.unknown_column(heading))
        for heading, name in zip(headings, names, strict=True)
        if not name and heading.strip()
    ]
    return Table(tuple(known), _named(names, rows), [*notes, *unknown])


def _named(names: list[str | None], rows: Iterable[tuple[int, list[Any]]]) -> Iterator[Row]:
    for count, (number, cells) in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise too_many_rows()
        row = Row(number, {})
        for name, cell in zip(names, cells, strict=False):
            if name:
                row.cells[name] = text_of(cell, row, name)
        if len(cells) > len(names) and any(str(c or "").strip() for c in cells[len(names) :]):
            reason = gettext("The row has more cells than the heading.")
            row.problems.append(Verdict(number, ERROR, "", "", reason))
        yield row


def text_of(cell: Any, row: Row, name: str) -> str:
    """The text of a cell; one that is too long is a problem of its row."""
    text = "" if cell is None else str(cell)
    if isinstance(cell, Formula):
        reason = gettext("The cell holds a formula. Put its value there: it is not calculated.")
        row.problems.append(Verdict(row.number, ERROR, name, text[:80], reason))
        return ""
    text = unescape(text)
    if len(text) > LONGEST_CELL:
        reason = gettext("There is more text here than a cell may hold.")
        row.problems.append(Verdict(row.number, ERROR, name, text[:80], reason))
        return ""
    return text


def count_rows(path: Path) -> int:
    """How many rows of data a table has; cheap, and stops as soon as there are too many.

    Raises:
        BadFile: there are more than may be.
    """
    return sum(1 for _row in open_table(path).rows)


def text_lines(binary: Any) -> io.TextIOWrapper:
    """A member of an archive as text."""
    return io.TextIOWrapper(binary, encoding="utf-8-sig", newline="")
