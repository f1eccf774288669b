"""What may be asked: one table that answers are checked by and the OpenAPI document is made of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime


class Problem(Exception):
    """A question that cannot be answered (RFC 9457): status, what is wrong, and where."""

    def __init__(self, status: int, detail: str, parameter: str = "") -> None:
        super().__init__(detail)
        self.status, self.detail, self.parameter = status, detail, parameter


@dataclass(frozen=True)
class Parameter:
    """One parameter: how it is described, and how its text is understood."""

    schema: Mapping[str, Any]
    description: str

    def read(self, name: str, text: str) -> Any:
        """The value of a text.

        Raises:
            Problem: 422, the text is not what the schema says.
        """
        kind, form = self.schema["type"], self.schema.get("format")
        try:
            if kind == "integer":
                return self._integer(text)
            if kind == "boolean":
                return {"true": True, "false": False}[text]
            if form == "uuid":
                return UUID(text) if UUID_TEXT.fullmatch(text) else _refuse()
            if form == "date-time":
                return _moment(text)
            return self._text(text)
        except (ValueError, KeyError, OverflowError) as error:
            raise Problem(422, f"{name}: {text[:60]!r} is not {self._wanted()}.", name) from error

    def _wanted(self) -> str:
        """What the schema says, for people."""
        schema = self.schema
        if schema["type"] == "integer":
            return f"an integer from {schema['minimum']} to {schema['maximum']}"
        if schema["type"] == "boolean":
            return "true or false"
        if "enum" in schema:
            return f"one of {', '.join(schema['enum'])}"
        if "maxLength" in schema:
            return f"a text of at most {schema['maxLength']} characters"
        return f"a {schema['format']}" if "format" in schema else f"like {schema['pattern']}"

    def _integer(self, text: str) -> int:
        if not INTEGER.fullmatch(text):
            _refuse()
        number = int(text)
        if not self.schema["minimum"] <= number <= self.schema["maximum"]:
            _refuse()
        return number

    def _text(self, text: str) -> str:
        allowed, pattern = self.schema.get("enum"), self.schema.get("pattern")
        if (allowed and text not in allowed) or (pattern and not re.fullmatch(pattern, text)):
            _refuse()
        if "\x00" in text or len(text) > self.schema.get("maxLength", 300):
            _refuse()
        return text.strip()


UUID_TEXT = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
INTEGER = re.compile(r"-?[0-9]{1,9}", re.ASCII)
MOST_PER_PAGE, MOST_PAGES = 100, 1_000_000
TEXT = {"type": "string", "maxLength": 300, "pattern": "^[^\\u0000]*$"}
KEY = {"type": "string", "format": "uuid"}
FLAG = {"type": "boolean"}
PARAMETERS = {
    "search": Parameter(TEXT, "Words in any of the site's languages."),
    "page": Parameter(
        {"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1}, "The page."
    ),
    "per_page": Parameter(
        {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": 25},
        "How many objects a page has.",
    ),
    "format": Parameter(
        {"type": "string", "enum": ["json", "ndjson"], "default": "json"},
        "ndjson streams every object, one per line, without pages.",
    ),
    "taxonomy_id": Parameter(KEY, "Only what has any term of this taxonomy."),
    "taxonomy_term_id": Parameter(KEY, "Only what has this term, or one below it."),
    "organization_id": Parameter(KEY, "Only what this organisation gives."),
    "modified_after": Parameter(
        {"type": "string", "format": "date-time"}, "Only what was published at or after."
    ),
    "minimal": Parameter(FLAG, "Only identifier, name, status and time of change."),
    "full": Parameter(FLAG, "With everything that belongs to each object."),
    "full_service": Parameter(FLAG, "With the services of each organisation, in full."),
    "top_only": Parameter(FLAG, "Only terms without a parent."),
    "parent_id": Parameter(KEY, "Only terms below this one."),
    "postcode": Parameter(
        {"type": "string", "pattern": "^[0-9]{2}-[0-9]{3}$"},
        "Only what serves the gminas of this postcode; with proximity: what is near it.",
    ),
    "proximity": Parameter(
        {"type": "integer", "minimum": 1, "maximum": 300_000},
        "Metres from the middle of the postcode.",
    ),
}


def read_parameters(query: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The parameters of an address; defaults where they have one, unknown ones are let be.

    Raises:
        Problem: 422, one of them cannot be understood.
    """
    found = {}
    for name in names:
        parameter = PARAMETERS[name]
        if name in query:
            found[name] = parameter.read(name, query[name])
        elif "default" in parameter.schema:
            found[name] = parameter.schema["default"]
    if "proximity" in found and "postcode" not in found:
        raise Problem(422, "proximity: say from which postcode.", "proximity")
    return found


def _moment(text: str) -> Any:
    moment = parse_datetime(text.replace(" ", "+"))
    if moment is None:
        _refuse()
        return None
    aware = moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    try:
        return aware.astimezone(UTC)  # PostgreSQL knows fewer offsets than RFC 3339
    except OverflowError:
        return aware.replace(tzinfo=UTC)


def _refuse() -> Any:
    raise ValueError
