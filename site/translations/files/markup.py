"""Whether the markup of a translated segment is that of its source, strictly.

A browser, and BeautifulSoup, mend broken markup silently: a person would not learn that the file
is damaged. So it is judged as it was written.
"""

import re
from collections import Counter
from html.parser import HTMLParser

from bs4 import BeautifulSoup
from django.utils.translation import gettext

EMPTY = {"br"}
_PROGRAM = re.compile(r"(?:javascript|vbscript)\s*:|data:\s*text/html", re.IGNORECASE)
_LETTERS = re.compile(r"</?[a-z!?]", re.IGNORECASE)  # markup that was escaped: readers would see it
_UNFINISHED = re.compile(r"</?[a-zA-Z][^<>]*(?=<|$)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _Marks(HTMLParser):
    """Collects the tags of a segment, and the first thing that is wrong with them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.links: Counter[str] = Counter()
        self.open: list[str] = []
        self.fault = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An opening tag; of attributes only the id of a link may stand there."""
        self.tags.add(tag)
        if tag == "a":
            self.links[dict(attrs).get("id") or ""] += 1
        extra = [name for name, _value in attrs if (tag, name) != ("a", "id")]
        if extra:
            message = gettext("<%(tag)s> may not have the attribute “%(name)s”. Take it out.")
            self._say(message % {"tag": tag, "name": extra[0]})
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """A closing tag, which has to close the one that was opened last."""
        if tag in EMPTY:
            return
        if not self.open or self.open[-1] != tag:
            message = gettext("</%(tag)s> closes nothing that is open. Take it out or open it.")
            self._say(message % {"tag": tag})
        else:
            self.open.pop()

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self._say(gettext("Comments are not allowed. Take them out."))

    def handle_decl(self, decl: str) -> None:
        """A declaration."""
        self.handle_comment(decl)

    def unknown_decl(self, data: str) -> None:
        """A section of a kind that HTML does not have."""
        self.handle_comment(data)

    def handle_pi(self, data: str) -> None:
        """A processing instruction."""
        self.handle_comment(data)

    def _say(self, fault: str) -> None:
        self.fault = self.fault or fault


def _marks(html: str) -> _Marks:
    parser = _Marks()
    parser.feed(html)
    parser.close()
    return parser


def fault(source: str, target: str) -> str:
    """What is wrong with a translation, and what to do; empty if nothing is."""
    if _CONTROL.search(target):
        return gettext("The text has characters that cannot be shown. Type it again.")
    wanted, found = _marks(source), _marks(target)
    foreign = sorted(found.tags - wanted.tags)
    if foreign:
        message = gettext("<%(tag)s> does not stand in the Polish text. Take it out.")
        return message % {"tag": foreign[0]}
    if found.fault:
        return found.fault
    if found.open:
        return gettext("<%(tag)s> is not closed. Add </%(tag)s>.") % {"tag": found.open[-1]}
    return _unfinished(source, target) or _links(wanted.links, found.links) or _text(source, target)


def _unfinished(source: str, target: str) -> str:
    if _UNFINISHED.search(target) and not _UNFINISHED.search(source):
        return gettext("A tag is not finished: a “>” is missing.")
    return ""


def _links(wanted: Counter[str], found: Counter[str]) -> str:
    for name in sorted(found - wanted):
        if wanted[name]:
            return gettext("The link %(name)s stands there twice. Keep one.") % {"name": name}
        message = gettext("The Polish text has no link “%(name)s”. Take it out.")
        return message % {"name": name}
    for name in sorted(wanted - found):
        message = gettext('The link <a id="%(name)s">…</a> is missing. Put it round its words.')
        return message % {"name": name}
    return ""


def _text(source: str, target: str) -> str:
    """What is wrong with the words themselves."""
    before, after = _plain(source), _plain(target)
    if _LETTERS.search(after) and not _LETTERS.search(before):
        return gettext("Readers would see a tag as letters. Take it out.")
    if _PROGRAM.search(after) and not _PROGRAM.search(before):
        return gettext("The text has the address of a program (javascript:). Take it out.")
    if not after.strip():
        return gettext("There are marks but no words. Write the words.")
    return ""


def _plain(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text()
