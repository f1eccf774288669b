"""How a cell becomes a fact and a fact a cell: one pair of functions for each kind of column.

Facts are plain JSON values: dates in ISO 8601, amounts as texts, terms by slug, areas by code.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from core.languages import source_locale_id
from core.models import Area
from search.services import folded_name

from .. import terms
from ..models import Audience, Category, ProviderPage, RequiredDocument, ResidenceStatus
from . import cells, help_cells
from .errors import BadCell
from .template import Column

TERMS = {
    "categories": Category,
    "audiences": Audience,
    "statuses": ResidenceStatus,
    "documents": RequiredDocument,
}
YES, NO = ("tak", "1", "true", "yes", "t"), ("nie", "0", "false", "no", "n", "")
MOST_LINES = 300


@dataclass
class Register:
    """Terms and areas, read once for a whole file."""

    terms: dict[str, dict[str, str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    named: dict[str, list[str]] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    providers: set[str] = field(default_factory=set)

    @classmethod
    def load(cls) -> "Register":
        """Read everything in a fixed number of queries."""
        register = cls(areas=terms.areas())
        known = ProviderPage.objects.filter(locale_id=source_locale_id())
        register.providers = {str(key) for key in known.values_list("translation_key", flat=True)}
        for name, model in TERMS.items():
            rows = model.objects.filter(locale_id=source_locale_id()).values_list("slug", "label")
            found = {label.casefold(): slug for slug, label in rows}
            register.terms[name] = found | {slug: slug for slug, _label in rows}
        for code, label in terms.area_names("pl").items():
            register.labels[label.casefold()] = code
            register.named.setdefault(folded_name(register.areas[code].name), []).append(code)
        return register

    def term(self, name: str, text: str) -> str:
        """The slug of a term, from its slug or its label; the nearest is named if it is none."""
        known = self.terms[name]
        if found := known.get(text.strip().casefold()):
            return found
        near = get_close_matches(text.strip().casefold(), list(known), n=1, cutoff=0.6)
        if near:
            message = gettext("“%(text)s” is not on the list. Did you mean “%(near)s”?")
            raise BadCell(message % {"text": text, "near": known[near[0]]})
        raise BadCell(gettext("“%(text)s” is not on the list.") % {"text": text})

    def area(self, text: str, *, gminas_only: bool = False) -> str:
        """The code of a unit, from its code, its label or a name that only one unit has."""
        text = " ".join(text.split())
        code = text if text in self.areas else self.labels.get(text.casefold(), "")
        found = [code] if code else self._by_name(text)
        if gminas_only:
            found = self._gminas(found)
        if len(found) == 1:
            return found[0]
        raise BadCell(self._several(text, found) if found else self._none(text))

    def _gminas(self, codes: list[str]) -> list[str]:
        """Gminas alone; a city with powiat rights is one, and its powiat's code may be given."""
        gminas = [code for code in codes if len(code) == 6]
        for code in codes:
            inside = [c for c in self.areas if len(c) == 6 and c.startswith(code)]
            if len(code) == 4 and len(inside) == 1:
                gminas += inside
        return list(dict.fromkeys(gminas))

    def _by_name(self, text: str) -> list[str]:
        name, _bracket, hint = text.partition("(")
        is_powiat = name.casefold().startswith(("powiat ", "pow. "))
        words = re.sub(r"^(powiat|pow\.|gmina|gm\.)\s+", "", name.strip(), flags=re.IGNORECASE)
        codes = self.named.get(folded_name(words), [])
        if is_powiat:
            codes = [code for code in codes if len(code) == 4]
        wanted = folded_name(hint.strip(" )")).split()
        if wanted and wanted[-1] not in ("gmina", "powiat"):
            codes = [code for code in codes if wanted[-1] in self._detail(code)]
        return self._city_once(codes)

    def _detail(self, code: str) -> list[str]:
        area = self.areas[code]
        powiat = self.areas[code[:4]].name if len(code) == 6 else ""
        town = ["miasto"] if area.kind == "gmina miejska" else []
        return folded_name(f"{area.kind} {powiat}").split() + town

    def _city_once(self, codes: list[str]) -> list[str]:
        """A city with powiat rights is in the register as powiat and as its only gmina."""
        gminas = {code[:4] for code in codes if len(code) == 6}
        return [code for code in codes if code not in gminas]

    def _several(self, text: str, codes: list[str]) -> str:
        meant = "; ".join(
            f"{code} ({self.areas[code].kind}, powiat {self.areas[code[:4]].name})"
            for code in codes
        )
        message = gettext(
            "“%(text)s” is the name of several units: %(meant)s. Write the code of the right one."
        )
        return message % {"text": text, "meant": meant}

    def _none(self, text: str) -> str:
        near = get_close_matches(folded_name(text), list(self.named), n=1, cutoff=0.7)
        if near:
            code = self.named[near[0]][0]
            message = gettext("There is no such unit: “%(text)s”. Did you mean %(near)s?")
            return message % {"text": text, "near": self.areas[code]}
        return gettext("There is no such unit in the register: “%(text)s”.") % {"text": text}


def parse(column: Column, text: str, register: Register) -> Any:
    """The fact that a cell holds.

    Raises:
        BadCell: with the reason.
    """
    return PARSERS[column.kind](column, text.strip(), register)


def show(column: Column, value: Any) -> str:
    """The cell that holds a fact."""
    return SHOWN.get(column.kind, _plain)(value)


def _simple(column: Column, text: str, _register: Register) -> Any:
    """What the model's own field makes of a text, and refuses."""
    if not text:
        return None if column.model_field.null else ""
    if "\x00" in text:
        raise BadCell(gettext("There is a character here that no text has."))
    most = getattr(column.model_field, "max_length", None)
    if most and len(text) > most:
        message = gettext("The text has %(length)s characters; the most is %(most)s.")
        raise BadCell(message % {"length": len(text), "most": most})
    try:
        return column.model_field.clean(text, None)
    except ValidationError as error:
        raise BadCell(" ".join(error.messages)) from None


def _number(column: Column, text: str, register: Register) -> Any:
    return _simple(column, re.sub(r"[\s-]", "", text), register)


def _paragraphs(_column: Column, text: str, _register: Register) -> list[str]:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    found = [line for line in lines if line]
    if len(found) > MOST_LINES:
        raise BadCell(gettext("There are more paragraphs than a page should have."))
    return found


def _choice(column: Column, text: str, _register: Register) -> str:
    """One of a field's choices; an empty cell is the field's default."""
    choices = [pair for pair in column.model_field.flatchoices if pair[0]]
    if not text:
        default = column.model_field.get_default()
        return str(default or "")
    return help_cells.choice(text, choices, lambda wrong: _not_a_choice(wrong, choices))


def _not_a_choice(text: str, choices: list[tuple[Any, Any]]) -> str:
    message = gettext("“%(text)s” is not among the values of this column: %(values)s.")
    return message % {"text": text, "values": ", ".join(str(value) for value, _label in choices)}


def _choices(column: Column, text: str, register: Register) -> list[str]:
    chosen = {_choice(column, part, register) for part in cells.split(text)}
    return [str(v) for v, _label in column.model_field.flatchoices if str(v) in chosen]


def _yes(column: Column, text: str, _register: Register) -> bool:
    if text.casefold() in YES:
        return True
    if not text:
        return bool(column.model_field.get_default())
    if text.casefold() in NO:
        return False
    raise BadCell(gettext("“%(text)s” is neither tak nor nie.") % {"text": text})


def _decimal(column: Column, text: str) -> str | None:
    if not text:
        return None
    cleaned = re.sub(r"\s|zł$", "", text).replace(",", ".")
    try:
        value = Decimal(cleaned)
        if not value.is_finite():
            raise InvalidOperation
        places = column.model_field.decimal_places
        value = value.quantize(Decimal(1).scaleb(-places))
        return str(column.model_field.clean(value, None))
    except InvalidOperation:
        raise BadCell(gettext("“%(text)s” is not a number.") % {"text": text}) from None
    except ValidationError as error:
        raise BadCell(" ".join(error.messages)) from None


def _money(column: Column, text: str, _register: Register) -> str | None:
    value = _decimal(column, text)
    if value and Decimal(value) < 0:
        raise BadCell(gettext("An amount is not below zero."))
    return value


def _coordinate(column: Column, text: str, _register: Register) -> str | None:
    value = _decimal(column, text)
    low, high = (48, 56) if column.field == "latitude" else (13, 25)
    if value and not low <= Decimal(value) <= high:
        raise BadCell(gettext("This position is not in Poland."))
    return value


def _terms(column: Column, text: str, register: Register) -> list[str]:
    return sorted({register.term(column.field, part) for part in cells.split(text)})


def _areas(_column: Column, text: str, register: Register) -> list[str]:
    return sorted({register.area(part) for part in re.split(r"[;\n]", text) if part.strip()})


Parser = Callable[[Column, str, Register], Any]
PARSERS: dict[str, Parser] = {
    "key": lambda _column, text, _register: text,
    "text": lambda _column, text, _register: text,
    "simple": _simple,
    "number": _number,
    "paragraphs": _paragraphs,
    "choice": _choice,
    "choices": _choices,
    "flag": _yes,
    "date": lambda _column, text, _register: cells.parse_date(text) if text else None,
    "money": _money,
    "coordinate": _coordinate,
    "terms": _terms,
    "areas": _areas,
    "gmina": lambda _c, text, register: register.area(text, gminas_only=True) if text else None,
    "phones": lambda _column, text, _register: help_cells.parse_phones(text),
    "hours": lambda _column, text, _register: cells.parse_hours(text),
    "exceptions": lambda _column, text, _register: cells.parse_exceptions(text),
    "languages": lambda _column, text, _register: help_cells.parse_languages(text),
}


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


SHOWN: dict[str, Callable[[Any], str]] = {
    "paragraphs": "\n".join,
    "choices": "; ".join,
    "terms": "; ".join,
    "areas": "; ".join,
    "flag": lambda value: YES[0] if value else NO[0],
    "date": lambda value: cells.format_date(value) if value else "",
    "phones": help_cells.format_phones,
    "hours": cells.format_hours,
    "exceptions": cells.format_exceptions,
    "languages": help_cells.format_languages,
}


def as_fact(value: Any) -> Any:
    """A value of a model's column as a plain fact."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
