"""HSDS 3.1 tabular CSV, a zip or a folder, as rows of the template.

Services are streamed; what hangs on them is kept by the id it hangs on. What HSDS cannot say
(the gmina of a place, the kind of a provider) has no column here and is left as it is.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from django.utils.translation import gettext

from .encoding import Opener, encoding_of
from .errors import WARNING, BadFile, Verdict
from .hsds_cells import COLUMNS, HANGING, Line, by_key, known_terms, service_cells
from .hsds_said import OwnExport
from .limits import MOST_ROWS, damage_is_told, too_many_rows
from .reading import Row, Table, csv_rows, text_of

REQUIRED = ("services", "organizations")
OTHER_NAMES = {"service_at_location": "service_at_locations"}


def open_hsds(path: Path) -> Table:
    """The services of a folder or a zip.

    Raises:
        BadFile: tables are missing.
    """
    with _members(path) as members:
        missing = [f"{name}.csv" for name in REQUIRED if name not in members]
        if missing:
            message = gettext("The HSDS tables lack %(tables)s.")
            raise BadFile(message % {"tables": ", ".join(missing)})
        remarks = list(_remarks(members))
    note = gettext("HSDS: the gmina of a place and the kind of a provider are not in such files.")
    notes = [Verdict(1, WARNING, "", "", note), *remarks]
    return Table(COLUMNS, _rows(path), notes, is_lenient=True, said=OwnExport().facts)


def _opened(path: Path) -> IO[bytes]:
    return path.open("rb")


@contextmanager
def _members(path: Path) -> Iterator[dict[str, Opener]]:
    """A function that opens each table, by the table's name."""
    if path.is_dir():
        yield {file.stem: partial(_opened, file) for file in path.glob("*.csv")}
        return
    with damage_is_told(), zipfile.ZipFile(path) as archive:
        yield {
            PurePosixPath(name).stem: partial(archive.open, name)
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def _lines(members: dict[str, Opener], name: str) -> Iterator[tuple[int, Line]]:
    opener = members.get(name) or members.get(OTHER_NAMES.get(name, ""))
    if opener is None:
        return
    with _table_is_named(name):
        encoding, _remark = encoding_of(opener)
        with opener() as binary, io.TextIOWrapper(binary, encoding, newline="") as file:
            rows = csv_rows(file)
            headings = [heading.strip() for heading in next(rows, (1, []))[1]]
            for count, (number, cells) in enumerate(rows, start=1):
                if count > 3 * MOST_ROWS:
                    raise too_many_rows()
                yield number, dict(zip(headings, cells, strict=False))


def _table(members: dict[str, Opener], name: str) -> Iterator[Line]:
    return (line for _number, line in _lines(members, name))


@contextmanager
def _table_is_named(name: str) -> Iterator[None]:
    """Say in which table something is wrong."""
    try:
        yield
    except BadFile as error:
        raise BadFile(f"{name}.csv: {error}") from error


def _remarks(members: dict[str, Opener]) -> Iterator[Verdict]:
    """What is to be said of how the tables are written."""
    for name in ("services", *HANGING):
        opener = members.get(name) or members.get(OTHER_NAMES.get(name, ""))
        if opener is not None:
            with _table_is_named(name):
                _encoding, remark = encoding_of(opener)
            if remark:
                yield Verdict(1, WARNING, "", f"{name}.csv", remark)


def _rows(path: Path) -> Iterator[Row]:
    with _members(path) as members:
        tables = {name: by_key(_table(members, name), keys) for name, keys in HANGING.items()}
        terms = known_terms()
        for count, (number, service) in enumerate(_lines(members, "services"), start=1):
            if count > MOST_ROWS:
                raise too_many_rows()
            for cells in service_cells(service, tables, terms):
                row = Row(number, {})
                row.cells = {name: text_of(text, row, name) for name, text in cells.items()}
                yield row
