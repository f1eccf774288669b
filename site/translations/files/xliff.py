"""XLIFF 1.2 (OASIS): what OmegaT, Weblate and memoQ all read and write.

The stamp of a segment is the end of its unit's id, which no program may change.
"""

from xml.etree import ElementTree

from django.utils.translation import gettext

from . import inline, xml_tree
from .entries import BadFile, Entry, TranslationFile, version

EXTENSION, CONTENT_TYPE = "xlf", "application/x-xliff+xml"
SPACE = "urn:oasis:names:tc:xliff:document:1.2"
UNREVIEWED = {"state": "needs-review-translation", "state-qualifier": "mt-suggestion"}
MACHINES = ("mt-suggestion", "leveraged-mt", "fuzzy-match")
EMPTY = ("new", "needs-translation")


def write(file: TranslationFile) -> bytes:
    """A translation as an XLIFF file."""
    ElementTree.register_namespace("", SPACE)
    root = ElementTree.Element(_q("xliff"), version="1.2")
    about = {
        "original": file.translation,
        "datatype": "html",
        "source-language": file.source_language,
        "target-language": file.target_language,
    }
    inner = ElementTree.SubElement(root, _q("file"), about)
    header = ElementTree.SubElement(inner, _q("header"))
    ElementTree.SubElement(header, _q("note")).text = file.title
    body = ElementTree.SubElement(inner, _q("body"))
    for number, entry in enumerate(file.entries, 1):
        _write_unit(body, number, entry)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _q(name: str) -> str:
    return f"{{{SPACE}}}{name}"


def _write_unit(body: ElementTree.Element, number: int, entry: Entry) -> None:
    about = {"id": f"{number}.{version(entry.target)}", "resname": entry.context}
    about["xml:space"] = "preserve"
    unit = ElementTree.SubElement(body, _q("trans-unit"), about)
    unit.tail = "\n"
    inline.fill(ElementTree.SubElement(unit, _q("source")), entry.source)
    if entry.target:
        state = UNREVIEWED if entry.unreviewed else {"state": "translated"}
        inline.fill(ElementTree.SubElement(unit, _q("target"), state), entry.target)
    ElementTree.SubElement(unit, _q("note")).text = entry.context


def read(text: str) -> TranslationFile:
    """What an XLIFF file says.

    Raises:
        BadFile: if it is none, or another version.
    """
    root = xml_tree.parse(text)
    if xml_tree.name(root) != "xliff":
        raise BadFile(gettext("This is no XLIFF file."))
    if root.get("version") != "1.2":
        raise BadFile(gettext("Only XLIFF 1.2 is read. Save the file in that version."))
    files = [child for child in root if xml_tree.name(child) == "file"]
    if len(files) != 1:
        raise BadFile(gettext("The file holds several translations. Save one in each file."))
    units = [unit for unit in files[0].iter() if xml_tree.name(unit) == "trans-unit"]
    return TranslationFile(
        translation=files[0].get("original", ""),
        source_language=files[0].get("source-language", ""),
        target_language=files[0].get("target-language", ""),
        entries=[_read(unit) for unit in units],
    )


def _read(unit: ElementTree.Element) -> Entry:
    source, target = _child(unit, "source"), _child(unit, "target")
    marks, words, fault = inline.marks_of(source), "", ""
    about = target.attrib
    try:
        original = inline.html_of(source, marks)
    except inline.BrokenMarks:
        original = ""  # no text of ours
    try:
        words = "" if about.get("state") in EMPTY else inline.html_of(target, marks).strip()
    except inline.BrokenMarks as error:
        fault = str(error)
    return Entry(
        context=unit.get("resname", ""),
        source=original,
        target=words,
        version=unit.get("id", "").partition(".")[2],
        unreviewed=_is_unreviewed(about),
        line=xml_tree.line(unit),
        fault=fault,
    )


def _child(unit: ElementTree.Element, name: str) -> ElementTree.Element:
    found = (child for child in unit if xml_tree.name(child) == name)
    return next(found, ElementTree.Element(name))


def _is_unreviewed(about: dict[str, str]) -> bool:
    state = about.get("state", "")
    return state.startswith("needs-") or about.get("state-qualifier") in MACHINES
