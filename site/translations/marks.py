"""The words of a segment as people write them: tidied, compared, checked.

Segments are HTML with the inline marks of the Polish text; its attributes stay out of them,
so a link is ``<a id="a1">``.
"""

import hashlib
import re
from typing import Any

from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue, extract_ids

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LINK = re.compile(r"<a\b[^>]*>")


def tidy(text: str) -> str:
    """Words as they are stored: no control characters, special ones escaped, marks closed.

    >>> tidy(" Kawa & herbata ")
    'Kawa &amp; herbata'
    """
    text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    try:
        return str(StringValue.from_translated_html(text).data)
    except ValueError:
        return text


def written(text: str, source: str) -> str:
    """What somebody typed, tidied; where the Polish text has no lines there are none."""
    line = "<br/>" if "<br" in source else "\n" if "\n" in source else " "
    return re.sub(r"\s*\n\s*", line, tidy(text))


def shown(data: str) -> str:
    """Stored words as people read them in a field.

    >>> shown("Kawa &amp; herbata")
    'Kawa & herbata'
    """
    plain = data.replace("&amp;", "&")
    return plain if tidy(plain) == tidy(data) else data


def version(data: str) -> str:
    """A short name for some words, to see whether somebody changed them; empty for none."""
    data = tidy(data)
    return hashlib.sha256(data.encode()).hexdigest()[:16] if data else ""


def fault(source: str, data: str, limit: int | None = None) -> str:
    """What is wrong with a translation of a segment, in words; empty when nothing is.

    ``limit`` is the number of characters that fit in its place.
    """
    text = _rendered(data)
    if text is None:
        return _('Use only the marks that the Polish text has, for example <b> or <a id="a1">.')
    wanted, found = extract_ids(source), extract_ids(data)
    if found - wanted:
        return _("The Polish text has no link %(name)s.") % {"name": _names(found - wanted)}
    if wanted - found:
        return _("Keep the link of the Polish text: %(marks)s … </a>.") % {
            "marks": " ".join(link for link in LINK.findall(source) if _id(link) in wanted - found)
        }
    if limit is not None and len(text) > limit:
        return too_long(limit, len(text))
    return ""


def _rendered(data: str) -> str | None:
    """The words without their marks; None if signs or marks are among them that none may have."""
    try:
        text = StringValue.from_translated_html(data).render_text()
    except ValueError:
        return None
    return None if CONTROL.search(data) else str(text)


def too_long(limit: int, count: int) -> str:
    """What is said of a text that does not fit in its place."""
    return _("At most %(limit)d characters fit here; there are %(count)d.") % {
        "limit": limit,
        "count": count,
    }


def _names(ids: set[str]) -> str:
    return ", ".join(sorted(ids))


def _id(link: str) -> Any:
    return next(iter(extract_ids(link)), None)
