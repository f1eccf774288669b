"""An editor writes news and submits them, a publisher approves, and strangers are kept out."""

import re

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect
from wagtail.images.tests.utils import get_test_image_file

from core.models import User
from home.models import ProjectTeam
from news.models import NewsPage
from tests.home.builders_projects import make_project
from tests.news.builders_news import make_news

from .editing import PASSWORD, sign_in, write_rich_text

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
]
TITLE = "Warsztaty dla rodzin zastępczych"
ADDRESS = "/aktualnosci/warsztaty-dla-rodzin-zastepczych/"


def member(name: str, group: Group) -> str:
    """Somebody of a group; gives the name to sign in with."""
    User.objects.create_user(name, f"{name}@example.org", PASSWORD).groups.add(group)
    return name


def test_news_go_from_an_editor_through_a_publisher_to_readers(
    live_server, page: Page, new_page, tmp_path
):
    site = live_server.url
    make_news("Wcześniejsza wiadomość")
    editor, publisher, stranger = new_page(), new_page(), new_page()
    sign_in(site, editor, member("ewa", Group.objects.get(name="Redaktor")))
    write_news(editor, tmp_path)
    submit(editor)
    assert page.request.get(site + ADDRESS).status == 404
    news = NewsPage.objects.get(title=TITLE)
    other_team = ProjectTeam.objects.get(project=make_project("Cudzy projekt")).group
    sign_in(site, stranger, member("adam", other_team))
    is_refused(site, stranger, news)
    sign_in(site, publisher, member("jan", Group.objects.get(name="Wydawca")))
    approve(site, publisher)
    is_read(site, page)
    is_refused(site, stranger, news)


def write_news(editor: Page, folder) -> None:
    """Find the news in the menu, and fill the form with words, a picture and a file."""
    editor.get_by_role("link", name=re.compile("stron")).first.click()
    editor.locator("tr", has_text="Lista aktualności").get_by_role("link").last.click()
    editor.get_by_role("link", name="Dodaj stronę podrzędną").first.click()
    editor.locator("[name=title]").fill(TITLE)
    editor.locator("[name=summary]").fill("Zapisy trwają do piątku.")
    add_block(editor, "body", "Tekst")
    write_rich_text(editor, "Spotykamy się w Toruniu.")
    choose_picture(editor, folder / "spotkanie.png")
    editor.locator("[name=picture_alt]").fill("Ludzie rozmawiają przy stole")
    attach_file(editor, folder / "program.txt")


def add_block(editor: Page, field: str, name: str) -> None:
    """Add a block to a field of blocks; where there is one kind only it is added at once."""
    area = editor.locator(f"[data-contentpath={field}]")
    area.get_by_title("Dodaj blok").first.click()
    choice = editor.get_by_role("option", name=name).first
    if choice.is_visible():
        choice.click()


def choose_picture(editor: Page, path) -> None:
    """Send a picture through the chooser."""
    path.write_bytes(get_test_image_file(size=(900, 600)).file.getvalue())
    editor.get_by_role("button", name="Wybierz obraz").first.click()
    upload(editor, path, "Spotkanie")
    expect(editor.locator("[data-contentpath=picture] img")).to_be_visible()


def attach_file(editor: Page, path) -> None:
    """Send a document through the chooser of an attachment."""
    path.write_text("Program warsztatów")
    add_block(editor, "attachments", "Plik")
    editor.get_by_role("button", name="Wybierz dokument").first.click()
    upload(editor, path, "Program warsztatów")


def upload(editor: Page, path, title: str) -> None:
    """Fill the chooser's form to send a file."""
    dialog = editor.locator(".modal")
    dialog.get_by_role("tab", name="Prześlij").click()
    dialog.locator("input[type=file]").set_input_files(path)
    dialog.locator("[name$=title]").last.fill(title)
    dialog.get_by_role("button", name="Prześlij").click()
    expect(dialog).to_have_count(0)


def submit(editor: Page) -> None:
    """Send the page to those who publish."""
    editor.get_by_role("button", name="Więcej akcji").click()
    editor.get_by_role("button", name=re.compile("^Wyślij do ")).click()
    expect(editor.locator(".messages .success")).to_be_visible()


def is_refused(site: str, stranger: Page, news: NewsPage) -> None:
    """The form sends a member of another team away, and the list of pages does not offer it."""
    for part in ("edit", "delete", "unpublish", "history", "copy"):
        stranger.goto(f"{site}/admin/pages/{news.pk}/{part}/")
        expect(stranger.locator("[name=title]")).to_have_count(0)
        expect(stranger.locator(".messages .error, .messages .warning")).to_be_visible()
    stranger.goto(f"{site}/admin/pages/")
    expect(stranger.get_by_text(TITLE)).to_have_count(0)


def approve(site: str, publisher: Page) -> None:
    """Find the page among what waits on the first page, and approve it."""
    publisher.goto(f"{site}/admin/")
    publisher.get_by_role("link", name=TITLE).first.click()
    publisher.get_by_role("button", name="Więcej akcji").click()
    publisher.get_by_role("button", name=re.compile("^Zatwierdź i ")).click()
    expect(publisher.locator(".messages .success")).to_be_visible()


def is_read(site: str, page: Page) -> None:
    """Readers see the words, the picture with its description, and the file with its size."""
    page.goto(site + ADDRESS)
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.get_by_alt_text("Ludzie rozmawiają przy stole")).to_be_visible()
    expect(page.locator(".attachments")).to_contain_text("TXT")
    expect(page.locator(".attachments a")).to_have_text("Program warsztatów")
    page.goto(f"{site}/uk/szukaj/?q=warsztaty")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
