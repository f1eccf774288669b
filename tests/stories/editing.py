"""What editors do in the admin, as steps of stories."""

from playwright.sync_api import Page, expect

PASSWORD = "haslo-do-testow"
# Rich text writes what was typed into the form after a pause.
KEPT = """words => [...document.querySelectorAll("form input[type=hidden]")]
    .some(input => input.value.includes(words))"""


def sign_in(site: str, editor: Page, name: str = "admin") -> None:
    """Sign in to the admin, which speaks Polish."""
    editor.goto(f"{site}/admin/")
    editor.locator("input[name=username]").fill(name)
    editor.locator("input[name=password]").fill(PASSWORD)
    editor.locator("button[type=submit]").click()
    expect(editor.locator("html")).to_have_attribute("lang", "pl")


def publish(editor: Page) -> None:
    """Press the last button of the menu below the form, and read that it worked."""
    editor.locator(".w-dropdown__toggle, [data-w-dropdown-target=toggle]").last.click()
    editor.get_by_role("button", name="Opublikuj").click()
    expect(editor.locator(".messages .success")).to_be_visible()


def write_rich_text(editor: Page, words: str, number: int = 0) -> None:
    """Type into one of the form's rich text fields; the form has the words a moment later."""
    field = editor.locator(".Draftail-Editor [contenteditable=true]").nth(number)
    field.click()
    field.press_sequentially(words)
    editor.wait_for_function(KEPT, arg=words)
