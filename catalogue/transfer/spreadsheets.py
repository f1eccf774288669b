"""XLSX: values only, row by row; a formula is never calculated, the cell is an error.

A cell that shows the failure of a formula (#REF!) is one too.
"""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.utils.translation import gettext
from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL

from .errors import BadFile
from .limits import damage_is_told
from .reading import Failure, Formula, Table, table

MOST_COLUMNS = 300
LAST_ROW = 1_048_576  # of any workbook


def open_xlsx(path: Path) -> Table:
    """The first sheet of a workbook.

    Raises:
        BadFile: it is no workbook, or it is made to do harm.
    """
    _refuse_entities(path)
    rows = _rows(path)
    first = next(rows, (1, []))
    return table([str(cell or "") for cell in first[1]], rows, [])


def _refuse_entities(path: Path) -> None:
    """A workbook has no document types; whoever puts one in wants to blow up the reader."""
    with damage_is_told(), zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                with archive.open(name) as member:
                    if b"<!DOCTYPE" in member.read(4096).upper():
                        raise BadFile(gettext("The file is not an ordinary workbook."))


def _rows(path: Path) -> Iterator[tuple[int, list[Any]]]:
    try:
        book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    except Exception as error:
        raise BadFile(gettext("The file cannot be read as XLSX.")) from error
    try:
        sheet = book.worksheets[0] if book.worksheets else None
        if sheet is None:
            return
        sheet.reset_dimensions()
        yield from _filled(sheet.iter_rows(max_col=MOST_COLUMNS))
    except BadFile:
        raise
    except Exception as error:
        raise BadFile(gettext("The file cannot be read as XLSX.")) from error
    finally:
        book.close()


def _filled(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, list[Any]]]:
    """Number and values of the rows that hold something.

    Before a stray cell far below there may be a million empty rows: all one object, passed at once.
    """
    last: tuple[Any, ...] | None = None
    for number, cells in enumerate(rows, start=1):
        if number > LAST_ROW:
            raise BadFile(gettext("The file is not an ordinary workbook."))
        if cells is last or all(cell is EMPTY_CELL for cell in cells):
            last = cells
            continue
        values = [_value(cell) for cell in cells]
        if any(value not in (None, "") for value in values):
            yield number, values


def _value(cell: Any) -> Any:
    value = cell.value
    if getattr(cell, "data_type", "") == "f":
        return Formula(getattr(value, "text", None) or value or "=")
    if getattr(cell, "data_type", "") == "e":
        return Failure(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value
