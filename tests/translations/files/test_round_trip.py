"""Files that go out and come back: the same in both formats."""

import io
import zipfile
from dataclasses import replace

import pytest
from wagtail_localize.models import StringTranslation

from tests.translating import complete, give
from translations.files import exporting, formats, inline
from translations.files.entries import Entry, TranslationFile
from translations.models import SegmentOrigin

from .builders import (
    ALL,
    NAMES,
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
both_formats = pytest.mark.parametrize("form", ["po", "xliff"])


@pytest.fixture
def translation(db):
    return make_translation()


def by_machine(translation):
    complete(translation)
    for text in StringTranslation.objects.filter(locale=translation.target_locale):
        text.translation_type, text.data = "machine", f"{text.data}!"
        text.save()


@both_formats
def test_what_is_written_is_read_again(translation, form):
    give(translation, title="Консультації")
    file = file_of(translation)
    again = formats.read(NAMES[form], written(file, form))
    assert [replace(entry, line=0) for entry in again.entries] == file.entries
    assert (again.translation, again.source_language) == (str(translation.uuid), "pl")
    assert again.target_language == "uk"
    assert all(entry.line for entry in again.entries)


@both_formats
@pytest.mark.parametrize(
    "html",
    [
        SEGMENT,
        "a &lt; b &amp; c &gt; d",
        "jeden<br/>dwa",
        '<b>a <i>b</i></b> <a id="a1">c <b>d</b></a> "e" „f” \\n',
        "عربي <b>123</b>",
        "pierwszy\u2028drugi\u0085trzeci",
    ],
)
def test_markup_and_odd_characters_survive(form, html):
    file = TranslationFile("x", "pl", "uk", "Tytuł\nstrony", [Entry("body.1", html, html, "v")])
    again = formats.read(NAMES[form], written(file, form)).entries[0]
    assert (again.source, again.target, again.version) == (html, html, "v")


@both_formats
def test_a_translated_file_is_imported_as_the_words_of_a_person(translation, administrator, form):
    content = written(file_of(translation, **ALL), form)
    outcome = bring(administrator, content, NAMES[form])
    assert (outcome.is_refused, outcome.reports[0].new) == (False, 3)
    assert texts(translation) == ALL
    origins = SegmentOrigin.objects.all()
    assert {(origin.kind, origin.written_by) for origin in origins} == {("person", administrator)}
    assert (translation.progress.done, translation.progress.person) == (3, 3)


@both_formats
def test_importing_a_file_twice_changes_nothing_and_says_so(translation, administrator, form):
    content = written(file_of(translation, **ALL), form)
    bring(administrator, content, NAMES[form])
    before = list(StringTranslation.objects.values_list("pk", "updated_at"))
    outcome = bring(administrator, content, NAMES[form])
    assert (outcome.changed, outcome.reports[0].same, told(outcome)) == (0, 3, [])
    assert list(StringTranslation.objects.values_list("pk", "updated_at")) == before


@both_formats
def test_words_that_the_file_marks_as_unchecked_count_as_a_machines(
    translation, administrator, form
):
    file = file_of(translation, **ALL)
    entries = [replace(entry, unreviewed=True) for entry in file.entries]
    bring(administrator, written(replace(file, entries=entries), form), NAMES[form])
    assert set(SegmentOrigin.objects.values_list("kind", flat=True)) == {"machine"}
    assert (translation.progress.machine, translation.progress.done) == (3, 3)


@both_formats
def test_a_machines_words_go_out_as_unchecked(translation, form):
    by_machine(translation)
    text = written(file_of(translation), form).decode()
    assert text.count("#, fuzzy" if form == "po" else 'state-qualifier="mt-suggestion"') == 3


def test_bringing_a_machines_words_back_untouched_is_no_review(translation, administrator):
    by_machine(translation)
    file = file_of(translation)
    cleared = replace(file, entries=[replace(e, unreviewed=False) for e in file.entries])
    outcome = bring(administrator, written(cleared))
    assert outcome.changed == 0
    assert set(SegmentOrigin.objects.values_list("kind", flat=True)) == {"machine"}


def test_a_person_may_vouch_for_what_the_file_no_longer_marks(translation, administrator):
    by_machine(translation)
    file = file_of(translation)
    first, *others = file.entries
    cleared = replace(file, entries=[replace(first, unreviewed=False), *others])
    outcome = bring(administrator, written(cleared), checked=True)
    assert (outcome.changed, outcome.reports[0].reviewed) == (1, 1)
    reviewed = SegmentOrigin.objects.get(kind="reviewed")
    assert reviewed.reviewed_by == administrator
    assert bring(administrator, written(cleared), checked=True).changed == 0


def test_a_machines_words_that_a_person_changed_in_a_file_are_reviewed(translation, administrator):
    by_machine(translation)
    file = file_of(translation, title="Консультації")
    first = next(entry for entry in file.entries if entry.context == "title")
    changed = replace(file, entries=[replace(first, unreviewed=False)])
    bring(administrator, written(changed))
    origin = SegmentOrigin.objects.get(text__context__path="title")
    assert (origin.kind, origin.written_by) == ("reviewed", administrator)


def test_marks_are_known_by_the_source_where_a_program_dropped_their_names(
    translation, administrator
):
    content = written(file_of(translation, **ALL), "xliff").decode()
    head, _target, tail = content.partition('<target state="translated">Телефонуйте')
    tail = tail.replace(' ctype="x-html-b"', "", 1).replace(' ctype="x-html-a"', "", 1)
    bring(administrator, (head + _target + tail).encode(), "x.xlf")
    assert texts(translation)["body"] == TARGET


def test_what_a_program_notes_about_some_words_is_left_out():
    element = inline.ElementTree.fromstring('<target>a <mrk mtype="seg">b</mrk> c</target>')
    assert inline.html_of(element, {}) == "a b c"


@both_formats
def test_an_archive_of_several_languages_is_imported_together(administrator, form):
    uk, es = make_translation("uk"), make_translation("es", "Porady")
    archive = formats.packed(exporting.files_of([uk, es]), form)
    with zipfile.ZipFile(io.BytesIO(archive)) as made:
        names = made.namelist()
    assert [name.partition("/")[0] for name in names] == ["uk", "es"]
    ending = names[0].rpartition(".")[2]
    files = {
        f"a_{ending}": written(file_of(uk, **ALL), form),
        f"b_{ending}": written(file_of(es, title="Consejo"), form),
    }
    outcome = bring(administrator, zipped(**files), "x.zip")
    assert [report.new for report in outcome.reports] == [3, 1]
    assert (texts(uk), texts(es)) == (ALL, {"title": "Consejo"})


def test_exports_cost_three_queries_whatever_their_number(django_assert_num_queries):
    rows = [make_translation(title=f"Porady {number}") for number in range(3)]
    with django_assert_num_queries(3):
        assert len(exporting.files_of(rows)) == 3
