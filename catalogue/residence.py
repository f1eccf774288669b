"""Where somebody lives, as they type it: gmina, powiat, town, village or postcode."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext

from core.cache import per_generation
from core.languages import CODES, reader_language
from core.models import Area
from core.models.areas import COUNTRY
from search.services import Locality, area_spellings, folded_name, named_areas

from . import terms

POSTCODE = re.compile(r"(\d{2})[-–\s]?(\d{3})")
LONGEST = 120
MOST = 8
POWIAT, GMINA = ("pow", "powiat"), ("gm", "gmin")


@dataclass(frozen=True)
class Candidate:
    """A place that may be meant: its gmina or wider unit, a point if it is more exact."""

    code: str
    label: str
    detail: str = ""
    point: tuple[float, float] | None = None


def candidates(text: str) -> list[Candidate]:
    """What a text may mean, the likeliest first; one candidate: it is clear; none: unknown.

    A label that this function or ``suggestions`` gave means exactly what it was given for.
    """
    text = " ".join(text[:LONGEST].replace("\x00", " ").split()).strip(" ,.")
    if not text:
        return []
    labelled = _labels().get(text.casefold())
    if labelled:
        return [_area(labelled)]
    postcode = POSTCODE.search(text)
    if postcode:
        name = folded_name(text[: postcode.start()].strip(" ,.("))
        return _by_postcode("-".join(postcode.groups()), name)
    return _by_area_name(text) or _by_locality(text) or _by_similar_name(text)


def _area(code: str) -> Candidate:
    return Candidate(code, terms.area_names(reader_language())[code], _kind(code))


def _kind(code: str) -> str:
    """What kind of unit it is, with its powiat."""
    if len(code) != len("040701"):
        return ""
    powiat = terms.area_names(reader_language())[code[:4]]
    return gettext("gmina, %(powiat)s") % {"powiat": powiat}


@per_generation
def _labels() -> dict[str, str]:
    """Every label in every language, and the register's codes."""
    return {
        label.casefold(): _as_gmina(code)
        for language in reversed(CODES)
        for code, label in terms.area_names(language).items()
        if code != COUNTRY
    }


def _as_gmina(code: str) -> str:
    """A city with powiat rights is one gmina; people live in it as in any other."""
    areas = terms.areas()
    is_city = len(code) == 4 and areas[code].name[0].isupper()
    return next((c for c in areas if c.startswith(code) and c != code), code) if is_city else code


def _by_postcode(postcode: str, name: str) -> list[Candidate]:
    rows = Locality.objects.filter(postcode=postcode)
    if name:
        rows = rows.filter(folded=name)
    found = list(rows.order_by("name", "area")[: MOST * 10])
    if name:
        return _distinct(map(_locality, found))
    return _distinct(_area(row.area_id) for row in found)


def _locality(row: Locality) -> Candidate:
    gmina = terms.area_names(reader_language())[row.area_id]
    point = None
    if row.latitude is not None and row.longitude is not None:
        point = row.latitude, row.longitude
    detail = gettext("gmina %(gmina)s") % {"gmina": gmina}
    return Candidate(row.area_id, f"{row.name}, {row.postcode}", detail, point)


def _distinct(found: "Iterator[Candidate] | map[Candidate]") -> list[Candidate]:
    by_code: dict[str, Candidate] = {}
    for candidate in found:
        by_code.setdefault(candidate.code, candidate)
    return list(by_code.values())[:MOST]


def _by_area_name(text: str) -> list[Candidate]:
    """Units of the register; "powiat" and "gmina" before a name say which kind is meant."""
    codes = named_areas(text)
    words = folded_name(text).split()
    if any(word.startswith(POWIAT) for word in words):
        codes = [code for code in codes if len(code) == 4] or codes
    elif any(word.startswith(GMINA) for word in words):
        codes = [code for code in codes if len(code) == 6] or codes
    return [_area(code) for code in _likeliest_first(codes)][:MOST]


def _likeliest_first(codes: list[str]) -> list[str]:
    """Towns before the rural gminas around them; a city once, as its gmina."""
    areas = terms.areas()
    cities = {code[:4] for code in codes if len(code) == 6} & {c for c in codes if len(c) == 4}
    left = [code for code in codes if code not in cities]
    return sorted(left, key=lambda code: (areas[code].kind != "gmina miejska", code))


def is_clear(found: list[Candidate]) -> bool:
    """Whether the first candidate may be taken: it is the only one, or the only town."""
    if len(found) < 2:
        return bool(found)
    kinds = [terms.areas()[candidate.code].kind for candidate in found]
    return kinds.count("gmina miejska") == 1 and kinds[0] == "gmina miejska"


def _by_locality(text: str) -> list[Candidate]:
    """Towns and villages by name, in the nominative or inflected as Polish names are."""
    name = folded_name(text)
    for wanted in (name, name.partition(" ")[2]):
        if wanted:
            found = Locality.objects.filter(folded=wanted).order_by("area", "postcode")
            if found:
                return _distinct(map(_locality, found[: MOST * 20]))
    return []


def _by_similar_name(text: str) -> list[Candidate]:
    """A slip of the finger: the register's names that are nearly the same."""
    spellings = area_spellings()
    near = get_close_matches(folded_name(text), list(spellings), n=3, cutoff=0.84)
    codes = dict.fromkeys(code for spelling in near for code in spellings[spelling])
    return [_area(code) for code in _likeliest_first(list(codes))][:MOST]


def suggestions(text: str) -> list[Candidate]:
    """What a text being typed may become, units of the register first, in three queries at most."""
    typed = folded_name(text[:LONGEST].replace("\x00", " "))
    if not typed:
        return []
    spellings = area_spellings()
    codes = dict.fromkeys(
        code for name, units in spellings.items() if name.startswith(typed) for code in units
    )
    areas = terms.areas()
    order = sorted(codes, key=lambda code: (areas[code].level != Area.Level.GMINA, code))
    found = [_area(code) for code in _likeliest_first(order)][:MOST]
    digits = POSTCODE.fullmatch(text.strip())
    rows = (
        Locality.objects.filter(postcode="-".join(digits.groups()))
        if digits
        else Locality.objects.filter(folded__startswith=typed)
    )
    known = {candidate.label.partition(",")[0].partition(" (")[0] for candidate in found}
    for row in rows.order_by("folded", "area", "postcode")[: MOST * 3]:
        if row.name not in known and len(found) < MOST:
            found.append(_locality(row))
            known.add(row.name)
    return found
