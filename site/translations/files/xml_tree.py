"""XML from strangers: no declarations, so no entities of their own; each element knows its line."""

from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from django.utils.translation import gettext

from .entries import BadFile

LINE = "line of the file"
DEEPEST = 50


class _Reader:
    """Builds the tree while expat reads."""

    def __init__(self) -> None:
        self.parser: Any = expat.ParserCreate("UTF-8", "}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.builder = ElementTree.TreeBuilder()
        self.depth = 0

    def read(self, text: str) -> ElementTree.Element:
        self.parser.Parse(text.encode(), True)
        return self.builder.close()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            message = gettext("Line %(line)s: the elements stand too deep in each other.")
            raise BadFile(message % {"line": self.parser.CurrentLineNumber})
        element = self.builder.start(tag, attributes)
        element.set(LINE, str(self.parser.CurrentLineNumber))

    def _end(self, tag: str) -> None:
        self.depth -= 1
        self.builder.end(tag)

    def _data(self, text: str) -> None:
        self.builder.data(text)

    def _doctype(self, *_what: Any) -> None:
        raise BadFile(gettext("The file has a DOCTYPE. Save it without one: it is not read."))


def parse(text: str) -> ElementTree.Element:
    """The root of a document.

    Raises:
        BadFile: if it is no XML, with the line, or declares a document type.
    """
    try:
        return _Reader().read(text)
    except expat.ExpatError as error:
        message = gettext("This is no XLIFF file: line %(line)s cannot be read.")
        raise BadFile(message % {"line": error.lineno}) from error


def name(element: ElementTree.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def line(element: ElementTree.Element) -> int:
    """The line that an element begins in."""
    return int(element.get(LINE, 0))
