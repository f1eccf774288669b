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
from search.services import (
    Locality,
    area_spellings,
    folded_name,
    localities_named,
    named_areas,
)

from . import terms

POSTCODE = re.compile(r"(?<!\d)(\d{2})[-–\s]?(\d{3})(?!\d)")
LONGEST = 120
MOST = 8
UNSEEN = re.compile("[\x00\u200e\u200f\u2066-\u2069]")
TOWN_KIND = "gmina miejska"
# How words begin that say which kind of unit is meant, in the languages of the site, folded.
POWIAT, GMINA = ("pow", "повіт", "повят", "павет"), ("gm", "гмін", "гмин", "بلدي")
RURAL = ("wiejsk", "rural", "сільськ", "сельск", "вясков", "ريفي")
TOWN = ("miejsk", "miast", "town", "city", "міст", "міськ", "город", "горад", "ciudad", "مدين")


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
    text = _plain(text)
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


def why_unknown(text: str) -> str:
    """What to type instead of something that means no place; only what is known is asked for."""
    if POSTCODE.search(text):
        return gettext("We do not know this postcode. Type the name of your gmina or town.")
    if _knows_localities():
        return gettext("We do not know this place. Type the name of your gmina or your postcode.")
    return gettext("We do not know this place. Type the name of your gmina or town.")


@per_generation
def _knows_localities() -> bool:
    return Locality.objects.exists()


def _plain(text: str) -> str:
    """What was typed, without the signs that only part texts of different directions."""
    return " ".join(UNSEEN.sub(" ", text[:LONGEST]).split()).strip(" ,.")


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
    labels = {
        _plain(label).casefold(): _as_gmina(code)
        for language in reversed(CODES)
        for code, label in terms.area_names(language).items()
        if code != COUNTRY
    }
    return labels | {code: _as_gmina(code) for code in terms.areas() if code != COUNTRY}


def _as_gmina(code: str) -> str:
    """A city with powiat rights is one gmina; people live in it as in any other."""
    areas = terms.areas()
    if not terms.is_city(areas[code]):
        return code
    return next((c for c in areas if c.startswith(code) and c != code), code)


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
    """Units of the register; words beside a name say which kind is meant."""
    codes = _likeliest_first(named_areas(text))
    return [_area(code) for code in _of_kind(codes, folded_name(text).split())][:MOST]


def _of_kind(codes: list[str], words: list[str]) -> list[str]:
    """Those of the kind that is named; a "gmina" may be the town's too, but seldom is meant so."""
    gminas = [code for code in codes if len(code) == len("040701")]
    if _begins(words, RURAL):
        return [code for code in gminas if not _is_town(code)] or codes
    if _begins(words, TOWN):
        return [code for code in gminas if _is_town(code)] or codes
    if _begins(words, GMINA):
        return sorted(gminas, key=_is_town) or codes
    if _begins(words, POWIAT):
        return [code for code in codes if len(code) == len("0407")] or codes
    return codes


def _begins(words: list[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)


def _is_town(code: str) -> bool:
    return terms.areas()[code].kind == TOWN_KIND


def _likeliest_first(codes: list[str]) -> list[str]:
    """Towns before the rural gminas around them; a city once, as its gmina."""
    cities = {code[:4] for code in codes if len(code) == 6} & {c for c in codes if len(c) == 4}
    left = [code for code in codes if code not in cities]
    return sorted(left, key=lambda code: not _is_town(code))


def is_clear(found: list[Candidate]) -> bool:
    """Whether the first candidate may be taken: it is the only one, or the only town of its name.

    ``around_town`` then offers what the same name may mean beside the town.
    """
    if len(found) < 2:
        return bool(found)
    codes = [candidate.code for candidate in found]
    names = {terms.areas()[code].name for code in codes}
    return len(names) == 1 and [_is_town(code) for code in codes] == [True] + [False] * (
        len(codes) - 1
    )


def around_town(code: str) -> list[Candidate]:
    """The rural gminas that bear the name of a town; none for anything but a town."""
    areas = terms.areas()
    if not code or not _is_town(code):
        return []
    name, length = areas[code].name, len(code)
    same = [other for other, area in areas.items() if area.name == name and len(other) == length]
    return [_area(other) for other in same if other != code]


def _by_locality(text: str) -> list[Candidate]:
    """Towns and villages by name, in the nominative or inflected as Polish names are."""
    name = folded_name(text)
    for wanted in (name, name.partition(" ")[2]):
        found = localities_named(wanted, MOST * 20) if wanted else []
        if found:
            return _distinct(map(_locality, found))
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
    known = {_plain(candidate.label).partition(" (")[0] for candidate in found}
    for row in rows.order_by("folded", "area", "postcode")[: MOST * 3]:
        if row.name not in known and len(found) < MOST:
            found.append(_locality(row))
            known.add(row.name)
    return found
