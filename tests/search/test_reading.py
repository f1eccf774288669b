"""The text of a file is found while a public page leads to the document, and read once."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from core.models import CustomDocument
from home.models import StandardPage
from search import extraction, reading, tasks
from search.extracting.formats import Extract
from search.extracting.limits import MOST_BYTES, MOST_WORDS
from search.models import DocumentText, SearchDocument, SearchText
from search.presentation import items
from search.rebuild import rebuild_tables
from search.services import find
from tests import factories

from . import builders_files as files

pytestmark = [pytest.mark.django_db, pytest.mark.both]
State = DocumentText.State
Commit = Callable[[], Any]


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Commit:
    """A block at whose end everything is done that waits for the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def document() -> CustomDocument:
    """A DOCX that no page leads to yet."""
    content = files.word("Zakwaterowanie w internacie jest bezpłatne.")
    return CustomDocument.objects.create(
        title="Regulamin", file=ContentFile(content, "regulamin.docx")
    )


@pytest.fixture
def page(home: Any, document: CustomDocument, commit: Commit) -> StandardPage:
    """A public page that leads to the document, whose file has been read."""
    with commit():
        return publish(home, document)


def publish(home: Any, *documents: CustomDocument, slug: str = "wypoczynek") -> StandardPage:
    """A public page that leads to some documents."""
    listed = [{"document": document, "title": ""} for document in documents]
    body = [("documents", {"heading": "", "documents": listed})]
    made = StandardPage(title="Wypoczynek", slug=slug, locale=home.locale, body=body)
    home.add_child(instance=made)
    return factories.publish(made)


def is_found(document: CustomDocument, words: str = "zakwaterowania internat") -> bool:
    """Whether the search finds the document by words that stand in its file only."""
    return document.uuid in {hit.key for hit in find(words, "pl").hits}


def replace(document: CustomDocument, content: bytes) -> CustomDocument:
    """Put another file in the place of a document's, as the admin does, under the same name."""
    name = document.filename
    document.file.storage.delete(document.file.name)
    document.file = ContentFile(content, name)
    document._set_document_file_metadata()
    document.save()
    return CustomDocument.objects.get(pk=document.pk)


def run(*options: str) -> tuple[str, str]:
    """What the command says, and what it complains of."""
    out, err = io.StringIO(), io.StringIO()
    call_command("search_documents", *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_document_is_found_by_an_inflected_word_of_its_file(page: Any, document: Any) -> None:
    assert document.found_text.state == State.READ
    assert is_found(document)
    assert is_found(document, "regulamin docx")


def test_the_excerpt_marks_the_words_of_the_file(page: Any, document: Any) -> None:
    results = find("internat", "pl")
    (item,) = [item for item in items(results, "pl") if item.kind == "document"]
    assert "w <mark>internacie</mark> jest" in item.excerpt


def test_a_file_is_not_read_before_a_public_page_leads_to_it(document: Any, commit: Any) -> None:
    with commit():
        document.save()
    assert not DocumentText.objects.exists()
    assert run() == ("No file had to be read.\n", "")


def test_a_row_is_written_with_the_page_and_again_with_the_text(
    home: Any, document: Any, commit: Any
) -> None:
    with commit():
        publish(home, document)
        assert SearchText.objects.get(document=document.uuid).body == (
            f"{document.filename} regulamin{document.filename[9:-5].replace('_', ' ')} docx"
        )
    assert "internacie" in SearchText.objects.get(document=document.uuid).body


@pytest.mark.parametrize("kind", ["unpublished", "restricted", "deleted", "dropped", "collection"])
def test_no_text_is_left_of_a_document_that_is_public_no_more(
    page: Any, home: Any, document: Any, commit: Any, kind: str
) -> None:
    with commit():
        if kind == "unpublished":
            page.unpublish()
        elif kind == "restricted":
            PageViewRestriction.objects.create(page_id=home.pk, restriction_type="login")
        elif kind == "deleted":
            document.delete()
        elif kind == "dropped":
            page.body = []
            factories.publish(page)
        else:
            CollectionViewRestriction.objects.create(
                collection=document.collection, restriction_type="login"
            )
    row = SearchDocument.objects.get(pk=document.uuid)
    assert not SearchText.objects.filter(document=document.uuid).exists()
    assert (row.digest, row.body_forms, row.body_lemmas) == ("", "", "")
    assert run("--again") == ("No file had to be read.\n", "")


def test_a_deleted_document_leaves_nothing(page: Any, document: Any) -> None:
    document.delete()
    assert not DocumentText.objects.exists()


def test_what_is_published_again_is_not_read_again(
    page: Any, document: Any, commit: Any, monkeypatch: Any
) -> None:
    page.unpublish()
    monkeypatch.setattr(reading, "extract", pytest.fail)
    with commit():
        factories.publish(page)
    assert is_found(document)


def test_a_file_put_in_anothers_place_is_read_anew(page: Any, document: Any, commit: Any) -> None:
    with commit():
        document = replace(document, files.word("Nowa treść o stypendiach."))
        assert "internacie" not in SearchText.objects.get(document=document.uuid).body
    assert is_found(document, "stypendium")
    assert not is_found(document)


def test_the_same_file_under_another_name_is_not_read_again(
    page: Any, document: Any, commit: Any, monkeypatch: Any
) -> None:
    with document.file.open() as file:
        content = file.read()
    monkeypatch.setattr(reading, "extract", pytest.fail)
    with commit():
        document.file.save("inna-nazwa.docx", ContentFile(content))
    assert is_found(document)
    assert DocumentText.objects.get().file == document.file.name


def test_two_runs_write_nothing(page: Any, document: Any) -> None:
    before = (SearchDocument.objects.get(pk=document.uuid).version, DocumentText.objects.get())
    assert run() == ("No file had to be read.\n", "")
    assert run("--again") == ("1 files: 1 read\n", "")
    after = (SearchDocument.objects.get(pk=document.uuid).version, DocumentText.objects.get())
    assert after == before
    assert after[1].read_at == before[1].read_at


def test_a_rebuild_keeps_what_was_read(page: Any, document: Any) -> None:
    version = SearchDocument.objects.get(pk=document.uuid).version
    rebuild_tables()
    assert SearchDocument.objects.get(pk=document.uuid).version == version
    assert is_found(document)


def test_a_run_that_was_killed_is_taken_up_where_it_ended(
    home: Any, document: Any, monkeypatch: Any
) -> None:
    others = [add(f"{number}.txt", b"internat") for number in range(3)]
    publish(home, document, *others)
    read: list[str] = []

    def extract(_file: Any, kind: str, _seconds: float) -> Extract:
        if len(read) == 2:
            raise KeyboardInterrupt
        read.append(kind)
        return Extract("read", "tekst")

    monkeypatch.setattr(reading, "extract", extract)
    with pytest.raises(KeyboardInterrupt):
        run()
    monkeypatch.setattr(reading, "extract", extraction.extract)
    assert run()[0] == "2 files: 2 read\n"


def add(name: str, content: bytes) -> CustomDocument:
    """One more document."""
    return CustomDocument.objects.create(title=name, file=ContentFile(content, name))


def test_the_command_says_of_each_file_why_it_was_not_read(home: Any, document: Any) -> None:
    made = [
        add("haslo.pdf", files.pdf("tajne", password="x")),
        add("skan.pdf", files.pdf("")),
        add("arkusz.xlsx", b"x"),
        add("zepsuty.docx", b"x"),
        add("ogromny.txt", bytes(MOST_BYTES + 1)),
        add("brak.txt", b"x"),
    ]
    made[-1].file.storage.delete(made[-1].file.name)
    publish(home, document, *made)
    out, err = run()
    assert out == (
        "7 files: 1 broken, 1 empty, 1 large, 1 locked, 1 missing, 1 read, 1 unsupported\n"
    )
    lines = err.splitlines()
    assert [line.split()[0] for line in lines] == [str(document.pk) for document in made]
    assert all(is_found(document, document.title) for document in made)
    assert run()[0] == "1 files: 1 missing\n"


def test_a_longest_text_leaves_room_for_the_name_of_its_file(home: Any, commit: Any) -> None:
    document = add("wykaz-placowek.txt", b" ".join([b"123 456"] * MOST_WORDS))
    with commit():
        publish(home, document)
    assert DocumentText.objects.get().state == State.CUT
    assert is_found(document, "wykaz placówek")


def test_what_is_not_read_in_the_time_of_a_request_is_read_later(
    home: Any, commit: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(tasks, "SECONDS_AT_ONCE", 1.0)
    slow, other = add("a.pdf", files.slow_pdf(60_000)), add("b.txt", b"internat")
    with commit():
        publish(home, slow, other)
    assert not DocumentText.objects.filter(document=slow).exists()
    run()
    assert set(DocumentText.objects.values_list("document", flat=True)) == {slow.pk, other.pk}


def test_a_file_replaced_while_it_is_read_is_not_mixed_up(
    page: Any, document: Any, commit: Any, monkeypatch: Any
) -> None:
    def extract(*_args: Any) -> Extract:
        document.file.save("nowy.txt", ContentFile(b"stypendium"))
        return Extract("read", "stara nieaktualna")

    monkeypatch.setattr(reading, "extract", extract)
    stale = CustomDocument.objects.get(pk=document.pk)
    assert reading.read(stale, again=True) is None
    assert "nieaktualna" not in SearchText.objects.get(document=document.uuid).body


def test_a_machine_that_starts_no_process_leaves_the_file_for_later(
    home: Any, document: Any, commit: Any, monkeypatch: Any
) -> None:
    def extract(*_args: Any) -> Extract:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(reading, "extract", extract)
    with commit():
        publish(home, document)
    out, err = run()
    assert out == "1 files: 1 waiting\n"
    assert document.filename in err


@pytest.mark.parametrize(
    ("name", "content", "state"),
    [
        ("haslo.pdf", files.pdf("tajne", password="x"), State.LOCKED),
        ("strony.pdf", files.pdf("a", "b", "c"), State.READ),
    ],
)
def test_the_editor_reads_under_the_file_what_became_of_it(
    home: Any, commit: Any, admin_client: Any, name: str, content: bytes, state: Any
) -> None:
    document = add(name, content)
    address = reverse("wagtaildocs:edit", args=[document.pk])
    with translation.override("pl"):
        assert str(State.WAITING.label) in admin_client.get(address).content.decode()
        with commit():
            publish(home, document)
        shown = admin_client.get(address).content.decode()
        assert str(state.label) in shown
        assert DocumentText.objects.get().message in shown


def test_a_new_document_says_nothing_of_its_file(admin_client: Any) -> None:
    shown = admin_client.get(reverse("wagtaildocs:add")).content.decode()
    assert str(State.WAITING.label) not in shown


def test_the_message_says_how_many_pages_were_read() -> None:
    with translation.override("en"):
        assert DocumentText(state="read", text="a", pages=1).message.endswith("1 page was read.")
        assert DocumentText(state="cut", text="a", pages=3).message.endswith("3 pages were read.")
        assert "page" not in DocumentText(state="read", text="a").message
