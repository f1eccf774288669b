"""The marks inside a segment: HTML tags here, ``<g>`` and ``<x/>`` in XLIFF.

A link keeps its own id; other tags are numbered. ``ctype`` names the tag; a program that drops
it leaves the id, by which the tag is found in the source segment.
"""

import re
from html import escape
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.translation import gettext

from . import xml_tree

PREFIX = "x-html-"
# What XML cannot hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAME = re.compile(r"[a-z][a-z0-9]*")
Marks = dict[str, str]  # the names of tags by their ids


class BrokenMarks(ValueError):
    """Marks that cannot be turned into HTML."""


def fill(element: ElementTree.Element, html: str) -> None:
    """Write a segment's HTML into ``<source>`` or ``<target>``."""
    _Writer(element).write(BeautifulSoup(html, "html.parser"), element)


class _Writer:
    def __init__(self, element: ElementTree.Element) -> None:
        self.space = element.tag.rpartition("}")[0]
        self.number = 0

    def write(self, tag: Tag, element: ElementTree.Element) -> None:
        for child in tag.children:
            if isinstance(child, Tag):
                self.write(child, self._mark(child, element))
            elif isinstance(child, NavigableString):
                _append(element, _CONTROL.sub("", str(child)))

    def _mark(self, tag: Tag, element: ElementTree.Element) -> ElementTree.Element:
        self.number += 1
        key = str(tag.get("id") or self.number)
        local = "x" if tag.name == "br" else "g"
        qualified = f"{self.space}}}{local}" if self.space else local
        return ElementTree.SubElement(element, qualified, id=key, ctype=PREFIX + tag.name)


def _append(element: ElementTree.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def marks_of(element: ElementTree.Element) -> Marks:
    """The tags that stand in a ``<source>``, by their ids."""
    found = [inner for inner in element.iter() if xml_tree.name(inner) in ("g", "x")]
    return {inner.get("id", ""): _named(inner) for inner in found if _named(inner)}


def _named(element: ElementTree.Element) -> str:
    ctype = element.get("ctype", "")
    tag = ctype.removeprefix(PREFIX)
    return tag if tag != ctype and _NAME.fullmatch(tag) else ""


def html_of(element: ElementTree.Element, marks: Marks) -> str:
    """The HTML of a ``<source>`` or ``<target>``.

    Raises:
        BrokenMarks: for an element or an id that stands for no tag.
    """
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        parts += [_html(child, marks), escape(child.tail or "", quote=False)]
    return "".join(parts)


def _html(element: ElementTree.Element, marks: Marks) -> str:
    local, key = xml_tree.name(element), element.get("id", "")
    if local == "mrk":  # a program's own note about some words
        return html_of(element, marks)
    tag = _named(element) or marks.get(key, "")
    if local not in ("g", "x") or not tag:
        message = gettext("The mark <%(mark)s> does not stand in the Polish text.")
        raise BrokenMarks(message % {"mark": f"{local} {key}".strip()})
    if local == "x":
        return f"<{tag}/>"
    own = f' id="{escape(key)}"' if tag == "a" else ""
    return f"<{tag}{own}>{html_of(element, marks)}</{tag}>"
