"""Whatever a file does, reading it ends soon with a text or with a state that says why not."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from search.extracting import formats
from search.extracting.limits import MOST_CHARACTERS, MOST_PAGES, MOST_WORDS, NOT_NOW
from search.extraction import extract, kind_of
from search.models import DocumentText

from . import builders_files as files


def state(data: bytes, kind: str, seconds: float = 20) -> str:
    """The state that reading some data ends in."""
    with files.opened(data) as file:
        return extract(file, kind, seconds).state


def test_a_pdf_is_read_page_by_page() -> None:
    with files.opened(files.pdf("pierwsza strona", "druga strona")) as file:
        found = extract(file, "pdf")
    assert (found.state, found.pages) == ("read", 2)
    assert found.text == "pierwsza strona druga strona"


def test_a_docx_is_read_with_its_tables() -> None:
    with files.opened(files.word("Zażółć gęślą jaźń", "Koniec", cell="Komórka")) as file:
        found = extract(file, "docx")
    assert (found.state, found.pages) == ("read", None)
    assert found.text == "Zażółć gęślą jaźń Koniec Komórka"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_a_plain_text_is_read_in_the_encodings_that_poles_use(encoding: str) -> None:
    with files.opened("Świetlica środowiskowa".encode(encoding)) as file:
        assert extract(file, "txt").text == "Świetlica środowiskowa"


@pytest.mark.parametrize(
    ("name", "kind"), [("A.PDF", "pdf"), ("b.docx", "docx"), ("c.zip", None), ("pdf", None)]
)
def test_only_some_kinds_of_files_are_read(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("rodzi-\nna", "rodzina"),
        ("rodzi\u00adna", "rodzina"),
        ("oﬁcjalny", "oficjalny"),
        ("a\x00b \ud800 c\r\n\t d", "a b c d"),
        ("2025-\n2026", "2025- 2026"),
    ],
)
def test_words_are_made_whole_and_what_a_database_refuses_is_dropped(raw: str, read: str) -> None:
    assert formats.tidy(raw).replace("  ", " ") == read


def test_a_locked_pdf_says_so_and_one_that_only_must_not_be_changed_is_read() -> None:
    assert state(files.pdf("tajne", password="secret"), "pdf") == "locked"
    assert state(files.pdf("jawne", owner="secret"), "pdf") == "read"


def test_a_locked_docx_says_so() -> None:
    data = formats.OLE + bytes(600) + formats.ENCRYPTED_PACKAGE
    assert state(data, "docx") == "locked"
    assert state(formats.OLE + bytes(600), "docx") == "broken"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "pdf"),
        (b"", "docx"),
        (b"%PDF-1.7\n", "pdf"),
        (files.pdf("a")[:300], "pdf"),
        (files.word("a")[:2000], "docx"),
        (files.word("a"), "pdf"),
        (files.pdf("a"), "docx"),
        (files.lying(files.word("a")), "docx"),
        (os.urandom(5000), "pdf"),
        (bytes(5000), "txt"),
    ],
)
def test_a_damaged_file_is_broken(data: bytes, kind: str) -> None:
    assert state(data, kind) == "broken"


@pytest.mark.parametrize("data", [files.pdf(""), files.pdf("", ""), files.pdf()])
def test_a_scan_without_text_is_empty(data: bytes) -> None:
    assert state(data, "pdf") == "empty"


def test_a_zip_bomb_is_too_large_and_is_not_opened() -> None:
    data = files.bomb()
    assert len(data) < 1_000_000
    assert state(data, "docx") == "large"


def test_entities_of_entities_are_not_expanded() -> None:
    with files.opened(files.entities()) as file:
        found = extract(file, "docx")
    assert "bomba" not in found.text


def test_a_tree_of_pages_that_never_ends_is_left() -> None:
    start = perf_counter()
    assert state(files.pdf("raz", loop=True), "pdf", 5) in {"broken", "read", "cut", "slow"}
    assert perf_counter() - start < 8


def test_of_thousands_of_pages_the_first_are_read() -> None:
    with files.opened(files.pdf(*["strona"] * 5000)) as file:
        found = extract(file, "pdf")
    assert (found.state, found.pages) == ("cut", MOST_PAGES)
    assert found.text.count("strona") == MOST_PAGES


def test_a_long_text_is_cut_between_words() -> None:
    with files.opened(b"zdanie " * 100_000) as file:
        found = extract(file, "txt")
    assert found.state == "cut"
    assert len(found.text) <= MOST_CHARACTERS
    assert set(found.text.split()) == {"zdanie"}
    assert len(found.text.split()) <= MOST_WORDS


def test_a_file_that_takes_too_long_is_left() -> None:
    start = perf_counter()
    assert state(files.slow_pdf(), "pdf", 1) == "slow"
    assert perf_counter() - start < 4


def test_a_docx_with_too_much_xml_is_not_made_a_tree() -> None:
    body = files.SPACE + b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 900_000
    data = files.with_part(files.word("x"), "word/document.xml", body + b"</w:document>")
    assert state(data, "docx") == "large"


def test_elements_within_elements_without_end_are_broken() -> None:
    deep = files.SPACE + b"<w:p>" * 200_000 + b"</w:p>" * 200_000 + b"</w:document>"
    data = files.with_part(files.word("x"), "word/document.xml", deep)
    assert state(data, "docx") == "broken"


def test_a_file_that_takes_too_much_memory_ends_only_its_own_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited = "import search.extracting.limits as l; l.MEMORY = 40_000_000; "
    code = f"{limited} import runpy; runpy.run_module('search.extracting.__main__')"
    program = tmp_path / "python"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{code}" "$3" "$4"\n')
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    assert state(files.pdf("a" * 9_000_000), "pdf") == "large"


def test_the_process_that_reads_is_given_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {}

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        given.update(options)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setattr(subprocess, "run", run)
    assert state(b"a", "txt") == "broken"  # no answer came
    assert "SECRET_KEY" not in given["env"]


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let some code run whatever Python is asked."""

    def run(code: str) -> None:
        program = tmp_path / "python"
        program.write_text(f"#!{sys.executable}\n{code}\n")
        program.chmod(0o700)
        monkeypatch.setattr(sys, "executable", str(program))

    return run


@pytest.mark.parametrize(
    "code", ["print('[1]')", "print('{}')", "print('{\"a\": 1}')", "import os; os.abort()"]
)
def test_an_answer_that_is_not_ours_is_not_believed(code: str, pretend: Any) -> None:
    pretend(code)
    assert state(b"a", "txt") == "broken"


def test_a_machine_without_the_libraries_says_nothing_of_a_file(pretend: Any) -> None:
    pretend(f"raise SystemExit({NOT_NOW})")
    with pytest.raises(OSError, match="not installed"):
        state(b"a", "pdf")


def test_every_state_of_a_reading_has_words_for_editors() -> None:
    known = {"read", "cut", "empty", "locked", "large", "slow", "broken"}
    assert known < set(DocumentText.State)
    assert all(member.label for member in DocumentText.State)
