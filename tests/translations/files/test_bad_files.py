"""Files that are wrong: a message for each entry, and nothing half-imported."""

import io
import zipfile
from dataclasses import replace

import pytest

from tests.factories import publish
from tests.translating import complete, give
from translations.files import limits, markup
from translations.files.entries import Entry, TranslationFile

from .builders import (
    ALL,
    SEGMENT,
    TARGET,
    bring,
    file_of,
    make_translation,
    texts,
    told,
    written,
    zipped,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
XLIFF = '<xliff version="1.2"><file original="x"><body>{}</body></file></xliff>'
HEAD = 'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: x\\n"\n\n'


@pytest.fixture
def translation(db):
    return make_translation()


@pytest.mark.parametrize(
    ("target", "cure"),
    [
        (TARGET.replace("</b>", ""), "</b>"),
        (TARGET.replace("<b>", ""), "closes nothing"),
        (TARGET.replace("</b>", "</b"), ">"),
        ('<b>x <a id="a1">y</b></a>', "closes nothing"),
        ("Без посилання.", 'id="a1"'),
        (TARGET.replace("a1", "a2"), "a2"),
        (TARGET + '<a id="a1">x</a>', "twice"),
        (TARGET + "<script>alert(1)</script>", "script"),
        (TARGET + "<iframe></iframe>", "iframe"),
        (TARGET + "<i>x</i>", "<i>"),
        (TARGET.replace("<b>", '<b onclick="x()">'), "onclick"),
        (TARGET.replace('id="a1"', 'id="a1" href="javascript:x()"'), "href"),
        (TARGET + " javascript:alert(1)", "javascript:"),
        (TARGET + " &lt;script&gt;", "letters"),
        (TARGET + "<!-- x -->", "Comments"),
        (TARGET + "<?php x ?>", "Comments"),
        (TARGET + "<![CDATA[x]]>", "Comments"),
        (TARGET + "\x07", "characters"),
        ('<b> </b><a id="a1"> </a>', "words"),
    ],
)
def test_marks_that_are_not_those_of_the_source_are_refused_with_a_cure(target, cure):
    assert markup.fault(SEGMENT, TARGET) == ""
    assert cure in markup.fault(SEGMENT, target)


def test_marks_may_stand_in_another_order_and_bold_may_go():
    assert markup.fault(SEGMENT, '<a id="a1">رقم</a> <b>اليوم</b> 5 < 6 & 7') == ""
    assert markup.fault(SEGMENT, '<a id="a1">номер</a>') == ""
    assert markup.fault("a<br/>b", "a<br>b<br />c") == ""


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_one_mistake_stops_the_whole_file_and_names_its_place(translation, administrator, form):
    words = ALL | {"body": TARGET + "<script>x</script>"}
    content = written(file_of(translation, **words), form)
    outcome = bring(administrator, content, "x.po" if form == "po" else "x.xlf")
    finding = outcome.reports[0].shown[0]
    assert outcome.is_refused
    assert finding.context.startswith("body.")
    line = content.decode().splitlines()[finding.line - 1]
    assert line.startswith(("msgctxt", "msgid", "#", "<trans-unit"))
    assert texts(translation) == {}


def test_one_bad_file_stops_the_whole_archive(translation, administrator):
    other = make_translation("es", "Porady")
    good, bad = written(file_of(translation, **ALL)), written(file_of(other, body="<u>x</u>"))
    outcome = bring(administrator, zipped(good_po=good, bad_po=bad, x_txt=b"x"), "x.zip")
    assert [report.is_bad for report in outcome.reports] == [False, True, True]
    assert texts(translation) == texts(other) == {}


def test_what_is_missing_is_told_and_stays(translation, administrator):
    give(translation, summary="Розмова.", body="x")
    file = file_of(translation, title="Консультації", summary="")
    entries = [entry for entry in file.entries if not entry.context.startswith("body")]
    outcome = bring(administrator, written(replace(file, entries=entries)))
    assert [kind for kind, _text in told(outcome)] == ["missing", "missing"]
    assert texts(translation) == {"title": "Консультації", "summary": "Розмова."}


def test_what_the_source_does_not_ask_for_is_told_and_left(translation, administrator):
    file = file_of(translation, **ALL)
    entries = [*file.entries, Entry("body.gone", "Dawniej.", "Давно.")]
    outcome = bring(administrator, written(replace(file, entries=entries)))
    assert [kind for kind, _text in told(outcome)] == ["extra"]
    assert "Dawniej." in told(outcome)[0][1]
    assert texts(translation) == ALL


def test_obsolete_entries_are_told_and_left(translation, administrator):
    content = written(file_of(translation, **ALL)).decode()
    content += '\n#~ msgctxt "title"\n#~ msgid "Stare"\n#~ msgstr "Старе"\n'
    assert [kind for kind, _text in told(bring(administrator, content.encode()))] == ["extra"]


def test_a_text_whose_source_changed_is_told_and_left(translation, administrator):
    content = written(file_of(translation, **ALL))
    page = translation.source.get_source_instance()
    page.summary = "Długa rozmowa."
    publish(page)
    outcome = bring(administrator, content)
    assert [kind for kind, _text in told(outcome)] == ["source", "missing"]
    assert set(texts(translation)) == {"title", "body"}


def test_words_changed_after_the_export_are_kept_unless_the_person_wants_otherwise(
    translation, administrator
):
    content = written(file_of(translation, **ALL))
    give(translation, title="Поради")
    outcome = bring(administrator, content)
    assert [kind for kind, _text in told(outcome)] == ["conflict"]
    assert "Поради" in told(outcome)[0][1]
    assert texts(translation)["title"] == "Поради"
    assert bring(administrator, content, replace=True).changed == 1
    assert texts(translation) == ALL


def test_words_that_nobody_touched_in_the_file_do_not_undo_later_ones(translation, administrator):
    give(translation, title="Поради")
    content = written(file_of(translation, summary="Розмова."))
    give(translation, title="Консультації")
    assert "conflict" not in dict(told(bring(administrator, content, replace=True)))
    assert texts(translation)["title"] == "Консультації"


def test_without_stamps_nothing_that_stands_here_is_overwritten(translation, administrator):
    file = file_of(translation, **ALL)
    bare = replace(file, entries=[replace(entry, version="") for entry in file.entries])
    give(translation, title="Поради")
    outcome = bring(administrator, written(bare))
    assert [kind for kind, _text in told(outcome)] == ["conflict"]
    assert texts(translation) == ALL | {"title": "Поради"}


def test_files_made_by_wagtail_localize_are_read(translation, administrator):
    po = translation.export_po()
    po[0].msgstr = "Консультації"
    assert bring(administrator, str(po).encode()).changed == 1


def test_a_title_that_does_not_fit_is_refused(translation, administrator):
    outcome = bring(administrator, written(file_of(translation, title="х" * 256)))
    assert "256" in told(outcome)[0][1]
    assert outcome.is_refused


def test_the_same_text_twice_with_different_words_is_refused(translation, administrator):
    file = file_of(translation, **ALL)
    second = replace(file.entries[0], target="Інше")
    outcome = bring(administrator, written(replace(file, entries=[*file.entries, second])))
    assert outcome.is_refused
    again = replace(file, entries=[*file.entries, file.entries[0]])
    assert not bring(administrator, written(again)).is_refused


def test_a_file_of_another_page_is_refused_with_its_name(translation, administrator):
    other = make_translation("uk", "Porady")
    outcome = bring(administrator, written(file_of(other, title="Поради")), only=translation)
    assert outcome.is_refused
    assert "“Porady”" in told(outcome)[0][1]
    assert texts(other) == {}


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"target_language": "es"}, "es"),
        ({"source_language": "en"}, "en"),
        ({"translation": "6f1c1b4e-0000-4000-8000-000000000000"}, "no translation"),
        ({"translation": "x' OR 1=1"}, "no translation"),
        ({"translation": ""}, "does not say"),
    ],
)
@pytest.mark.parametrize("form", ["po", "xliff"])
def test_a_file_for_something_else_is_refused(translation, administrator, form, change, word):
    content = written(replace(file_of(translation, **ALL), **change), form)
    outcome = bring(administrator, content, "x.po" if form == "po" else "x.xliff")
    assert outcome.is_refused
    assert word in told(outcome)[0][1]
    assert texts(translation) == {}


def test_a_regional_code_of_the_same_language_will_do(translation, administrator):
    file = replace(file_of(translation, **ALL), target_language="uk_UA")
    assert bring(administrator, written(file)).changed == 3


def test_two_files_of_one_translation_are_refused(translation, administrator):
    file = file_of(translation, **ALL)
    archive = zipped(a_po=written(file), b_xlf=written(file, "xliff"))
    assert bring(administrator, archive, "x.zip").is_refused
    assert texts(translation) == {}


BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>"""


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("x.po", b"", "empty"),
        ("x.po", b"  \n", "empty"),
        ("x.po", "zażółć".encode("cp1250"), "UTF-8"),
        ("x.xlf", "<x/>".encode("utf-16"), "UTF-8"),
        ("x.po", b"\x00\x01", "text"),
        ("x.po", b"%PDF-1.7", "line 1"),
        ("x.po", b'msgid "a\nmsgstr', "PO"),
        ("x.po", b'msgid "a"\nmsgstr[x] "b"\n', "line 2"),
        ("x.po", HEAD.encode(), "no texts"),
        ("x.po", b"# only a comment\n", "PO"),
        ("x.xlf", b"<xliff", "line 1"),
        ("x.xlf", b"<html></html>", "no XLIFF"),
        ("x.xlf", b'<xliff version="2.1"/>', "1.2"),
        ("x.xlf", XLIFF.format("").encode(), "no texts"),
        ("x.xlf", b'<xliff version="1.2"><file/><file/></xliff>', "several"),
        ("x.xlf", (BOMB + XLIFF.format("&b;")).encode(), "DOCTYPE"),
        ("x.xlf", XLIFF.format("&b;").encode(), "line 1"),
        ("x.xlf", XLIFF.format("<g>" * 99 + "</g>" * 99).encode(), "deep"),
        ("x.docx", b"PK", ".po"),
        ("x.zip", b"PK", "damaged"),
        ("x.zip", zipped(), "no files"),
        ("x.zip", zipped(x_zip=zipped(a_po=b"x")), ".po"),
        ("x.po", b"#" * (limits.MOST_OF_ONE + 1), "6 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(administrator, name, content, word):
    outcome = bring(administrator, content, name)
    assert outcome.is_refused
    assert word in told(outcome)[0][1]


def test_a_zip_bomb_is_not_unpacked(administrator):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.po", b"0" * (limits.MOST_OF_ONE + 1))
    assert "5 MB" in told(bring(administrator, made.getvalue(), "x.zip"))[0][1]


def test_a_text_that_was_cut_off_is_refused_with_its_line(translation, administrator):
    whole = written(file_of(translation, **ALL)).decode()
    half = whole[: whole.index("сьогодні")]
    outcome = bring(administrator, half.encode(), "x.po")
    assert outcome.is_refused
    assert str(half.count("\n") + 1) in told(outcome)[0][1]
    assert texts(translation) == {}


def test_an_archive_of_too_many_files_is_refused(administrator):
    many = {f"f{number}_po": b"" for number in range(limits.MOST_FILES + 1)}
    assert "1000" in told(bring(administrator, zipped(**many), "x.zip"))[0][1]


def test_too_many_texts_are_refused(translation, administrator):
    entries = [Entry("title", str(number)) for number in range(limits.MOST_ENTRIES + 1)]
    file = TranslationFile(str(translation.uuid), "pl", "uk", "", entries)
    assert "20000" in told(bring(administrator, written(file, "xliff"), "x.xlf"))[0][1]


def test_a_mark_that_the_source_has_not_is_told_in_xliff_too(translation, administrator):
    content = written(file_of(translation, **ALL), "xliff").decode()
    bad = content.replace("Консультації", '<g id="9">Консультації</g>')
    outcome = bring(administrator, bad.encode(), "x.xlf")
    assert "<g 9>" in told(outcome)[0][1]


def test_a_file_with_everything_missing_is_told_entry_by_entry(translation, administrator):
    complete(translation)
    before = texts(translation)
    entries = [Entry("title", "Poradnictwo", "")]
    outcome = bring(administrator, written(replace(file_of(translation), entries=entries)))
    assert len(told(outcome)) == 3
    assert texts(translation) == before
