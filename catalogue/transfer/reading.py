"""Opens a file, whatever its form, and yields its rows by the names of the template's columns.

CSV: UTF-8 with or without a mark, UTF-16 with one, windows-1250, ISO-8859-2; semicolons, commas or
tabs.
XLSX: values only. HSDS 3.1 tabular CSV: a zip or a folder. Rows are read one at a time.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.utils.translation import gettext

from core.escaping import unescape

from . import template
from .encoding import LONGEST_CELL, delimiter_of, encoding_of
from .errors import ERROR, WARNING, BadFile, Verdict
from .limits import MOST_ROWS, check_archive, check_size, too_many_rows


class Formula(str):
    """The text of a spreadsheet's formula, which is not the value that its author saw."""

    __slots__ = ()


class Failure(str):
    """What a spreadsheet shows where a formula failed: #REF!, and in a Polish one #ADR!."""

    __slots__ = ()


FAILURES = (
    *("#REF!", "#VALUE!", "#DIV/0!", "#NUM!", "#N/A", "#NAME?", "#NULL!"),
    *("#ADR!", "#ARG!", "#DZIEL/0!", "#LICZBA!", "#N/D!", "#N/D", "#NAZWA?", "#ZERO!"),
)


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
    # What the export of the same form says of objects that there are, where it cannot say it all.
    said: Callable[[str, Iterable[Any]], dict[UUID, dict[str, Any]]] | None = None


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
    def opened() -> IO[bytes]:
        return path.open("rb")

    encoding, remark = encoding_of(opened)
    rows = _read_csv(path, encoding, delimiter_of(opened, encoding))
    headings = next(rows, (1, []))[1]
    return table(headings, rows, [Verdict(1, WARNING, "", "", remark)] if remark else [])


def _read_csv(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding=encoding, newline="") as file:
        yield from csv_rows(file, delimiter)


def csv_rows(file: Any, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Number and cells of every row of an open CSV that is not empty.

    Strict, because a quotation mark that nobody closed would swallow the rows that follow.
    """
    number = 0
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except (csv.Error, UnicodeError) as error:
        raise _broken_off(number + 1, str(error)) from error


def _broken_off(row: int, why: str) -> BadFile:
    """What to say of a row that cannot be read; ``why`` is the reader's own word."""
    if "end of data" in why or "expected after" in why:
        message = gettext(
            "Row %(row)s: its quotation marks are not in order. One opens a cell and none closes"
            " it, or text follows the one that closes. Inside a cell write each mark twice."
        )
    elif "field limit" in why:
        message = gettext(
            "Row %(row)s: a cell is longer than it may be. Perhaps a quotation mark opens it and"
            " none closes it."
        )
    else:
        message = gettext("Row %(row)s cannot be read. Save the file as CSV UTF-8 again.")
    return BadFile(message % {"row": row})


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
    """The text of a cell; one that holds no text of its own, or too much, is a problem."""
    text = "" if cell is None else str(cell)
    reason = ""
    if isinstance(cell, Formula):
        reason = gettext("The cell holds a formula. Put its value there: it is not calculated.")
    elif isinstance(cell, Failure) or text.strip() in FAILURES:
        reason = gettext("A formula failed in this cell. Put the value there that you meant.")
    elif len(text) > LONGEST_CELL:
        reason = gettext("There is more text here than a cell may hold.")
    if reason:
        row.problems.append(Verdict(row.number, ERROR, name, text[:80], reason))
        return ""
    return unescape(text)


def count_rows(path: Path) -> int:
    """How many rows of data a table has; cheap, and stops as soon as there are too many.

    Raises:
        BadFile: there are more than may be.
    """
    return sum(1 for _row in open_table(path).rows)
