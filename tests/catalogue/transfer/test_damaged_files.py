"""Files in a strange encoding, torn ones and ones made to keep us busy: told in plain words."""

import io
import re
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from catalogue.models import ServicePage

from .builders_files import (
    GOOD,
    checked,
    csv_bytes,
    csv_file,
    imported,
    reasons,
    row,
    xlsx_file,
    zip_file,
)
from .test_hsds_reading import SERVICE, members

pytestmark = pytest.mark.django_db
LINES = b"\r\nQ-3;Trzecia\r\nQ-4;Czwarta\r\n"


def file_of(folder, content, name="plik.csv"):
    """A file with just this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def damaged(path, at):
    """A file with one byte changed."""
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(bytes(content))
    return path


@pytest.mark.parametrize("tail", [b"", LINES, b'\r\nQ-3;"Trzecia";x\r\n'])
def test_a_quotation_mark_that_nobody_closed_swallows_no_rows(tmp_path, tail):
    good = csv_bytes([row(description="Krótki.")]).rstrip()
    run = checked(file_of(tmp_path, good + b'\r\nQ-2;"Opis bez konca' + tail))
    assert run.state == "refused"
    assert re.search(r"\b3\b", run.message)
    assert run.counts == {"errors": 1}


def test_iso_8859_2_is_recognised_and_said(tmp_path):
    title = "Świetlica środowiskowa źródło, dąb"
    path = csv_file(tmp_path, row(title=title), encoding="iso-8859-2")
    run = imported(path)
    assert "ISO-8859-2" in reasons(run, "warning")[0][2]
    assert ServicePage.objects.get().title == title


def test_windows_1250_with_quotation_marks_and_dashes_stays_what_it_is(tmp_path):
    title = "„Źródło” – PÓŁNOC 5±1"
    imported(csv_file(tmp_path, row(title=title), encoding="cp1250"))
    assert ServicePage.objects.get().title == title


def test_one_strange_byte_in_utf_8_is_told_with_its_row(tmp_path):
    content = csv_bytes([row(), row(id="U-2", title="Żółta łódź"), row(id="U-3", title="D@b")])
    run = checked(file_of(tmp_path, content.replace(b"D@b", b"D\xb1b")))
    assert run.state == "refused"
    assert re.search(r"\b4\b", run.message)


def test_two_encodings_in_one_file_are_told_with_their_rows(tmp_path):
    windows = csv_bytes([row(), row(id="U-2", title="gąska")], encoding="cp1250")
    run = checked(file_of(tmp_path, windows + "U-3;gąska śpi\r\n".encode("iso-8859-2")))
    assert run.state == "refused"
    assert {"2", "4"} <= set(re.findall(r"\d+", run.message))


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\xd8", b"\xff\xfea\x00\x00\xd8b\x00", b"\xfe\xff\x00"]
)
def test_a_mark_of_utf_16_before_something_else_is_refused(tmp_path, content):
    assert checked(file_of(tmp_path, content)).state == "refused"


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\xc4\x85", b"%PDF-1.7\n\xc4\x85\x01\xff"])
def test_a_picture_with_a_few_letters_in_it_is_no_text(tmp_path, content):
    assert "UTF-8" in checked(file_of(tmp_path, content)).message


def stream_of(path, name):
    """Where the packed bytes of a member begin and end."""
    with zipfile.ZipFile(path) as archive:
        found = archive.getinfo(name)
    start = found.header_offset + 30 + len(name)
    return start, start + found.compress_size


@pytest.mark.parametrize("name", ["services.csv", "phones.csv"])
def test_an_hsds_archive_with_a_wrong_check_sum_is_damaged(tmp_path, name):
    path = zip_file(tmp_path, members())
    start, end = stream_of(path, name)
    run = checked(damaged(path, (start + end) // 2))
    assert (run.state, "uszkodzony" in run.message) == ("refused", True)


@pytest.mark.parametrize("where", [0.0, 0.5, 0.9])
def test_a_workbook_with_a_torn_stream_is_refused(tmp_path, where):
    path = xlsx_file(tmp_path, row())
    start, end = stream_of(path, "xl/worksheets/sheet1.xml")
    run = checked(damaged(path, int(start + where * (end - start - 1))))
    assert run.state == "refused"
    assert run.message


def test_an_archive_packed_as_nobody_packs_is_damaged(tmp_path):
    path = zip_file(tmp_path, members())
    content = path.read_bytes().replace(b"\x08\x00", b"\x63\x00")
    run = checked(file_of(tmp_path, content, "inny.zip"))
    assert (run.state, "uszkodzony" in run.message) == ("refused", True)


def test_a_cell_in_the_last_row_of_a_workbook_is_reached_at_once(tmp_path):
    path = xlsx_file(tmp_path, row())
    book = load_workbook(path)
    book.active["A1048576"] = "zapomniane"
    book.save(path)
    found = {number for number, _column, _why in reasons(checked(path))}
    assert found == {1048576}


def test_a_row_beyond_any_workbook_is_not_waited_for(tmp_path):
    book, out = Workbook(), io.BytesIO()
    book.active.append(list(GOOD))
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    far = b'<row r="999999999999"><c r="A999999999999"><v>1</v></c></row></sheetData>'
    parts[sheet] = parts[sheet].replace(b"</sheetData>", far)
    assert checked(zip_file(tmp_path, parts, "daleko.xlsx")).state == "refused"


def test_hsds_tables_in_windows_1250_are_read_and_it_is_said_of_which(tmp_path):
    tables = members()
    tables["services.csv"] = tables["services.csv"].replace(
        b"Poradnictwo", "Źródło".encode("cp1250")
    )
    run = imported(zip_file(tmp_path, tables))
    said = [v for v in run.verdicts if "windows-1250" in v["reason"]]
    assert [verdict["value"] for verdict in said] == ["services.csv"]
    assert ServicePage.objects.get(translation_key=SERVICE).title == "Źródło"


def test_a_broken_hsds_table_is_named(tmp_path):
    tables = members()
    tables["phones.csv"] += b'"'
    run = checked(zip_file(tmp_path, tables))
    assert re.match(r"phones\.csv: \w+ 3\b", run.message)
