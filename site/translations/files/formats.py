"""The formats that are written and read."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from types import ModuleType

from django.utils.text import slugify
from django.utils.translation import gettext

from . import limits, po, xliff
from .entries import BadFile, TranslationFile

FORMATS: dict[str, ModuleType] = {"po": po, "xliff": xliff}
_BY_EXTENSION = {"po": po, "xlf": xliff, "xliff": xliff}
EXTENSIONS = [*_BY_EXTENSION, "zip"]


def read(name: str, content: bytes) -> TranslationFile:
    """What an uploaded file says.

    Raises:
        BadFile: if nothing can be read; the message says why.
    """
    module = _BY_EXTENSION.get(_extension(name))
    if module is None:
        raise BadFile(gettext("Only files of translations are read: .po, .xlf or .xliff."))
    found: TranslationFile = module.read(_text(content))
    if not found.entries:
        raise BadFile(gettext("The file holds no texts."))
    return found


def _text(content: bytes) -> str:
    told = limits.too_large(len(content), limits.MOST_OF_ONE)
    if told:
        raise BadFile(told)
    if not content.strip():
        raise BadFile(gettext("The file is empty."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(gettext("The file is not in UTF-8. Save it in that encoding.")) from error
    if "\0" in text:
        raise BadFile(gettext("This is no file of text."))
    return text


def _extension(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that were uploaded: those in an archive, or the one.

    Raises:
        BadFile: if the archive cannot be read.
    """
    if _extension(name) == "zip":
        yield from limits.members(content)
    else:
        yield name, content


def name_of(file: TranslationFile, number: int, form: str) -> str:
    """A name for a file: title, language and number of the translation."""
    title = slugify(file.title)[:60] or "x"
    return f"{title}-{file.target_language}-{number}.{FORMATS[form].EXTENSION}"


def packed(files: Iterable[tuple[int, TranslationFile]], form: str) -> bytes:
    """Files of translations, by the numbers of these, in an archive with a folder per language."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, file in files:
            name = f"{file.target_language}/{name_of(file, number, form)}"
            archive.writestr(name, FORMATS[form].write(file))
    return made.getvalue()
