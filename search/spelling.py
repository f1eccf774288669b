"""What an unknown word may have been meant as: the same sound in another alphabet, or a slip.

Only forms by which something can be found are offered: those of the vocabulary, of concepts and
of places. Candidates are made from the word (every single slip) and looked up, so that nothing
has to be kept in memory and a large vocabulary costs no more than a small one.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Q
from rapidfuzz.distance import OSA

from .concepts import ConceptIndex
from .language.arabizi import arabic_sound, chat_sound, is_chat
from .language.skeletons import skeleton
from .language.tokens import ARABIC, CYRILLIC, LATIN, script
from .models import SearchWord
from .places import place_sounds, place_words

# A shorter word may be another by its sound, but not by a slip.
SHORTEST, SHORTEST_SOUND = 4, 3
# How sure it is that a word was meant, by what it has in common with the one that was typed.
SAME_SOUND, SAME_SOUND_SLIP, ONE_SLIP, TWO_SLIPS, NEAR_SOUND = 0.8, 0.65, 0.5, 0.35, 0.3
LONG, LONG_SOUND = 7, 7
MOST = 3
# A query has few words that nobody knows; more would make the lookup long.
MOST_WORDS = 4

_LETTERS = {
    LATIN: "abcdefghijklmnopqrstuvwxyz",
    CYRILLIC: "абвгдеєжзиійклмнопрстуфхцчшщъыьэюя",
    ARABIC: "ءآأؤإئابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}


@dataclass(frozen=True)
class Spelling:
    """A known form that a word may stand for.

    ``is_slip`` where the reader should be asked; ``is_named`` where a need or a place is called
    so, and not only some text may hold it.
    """

    form: str
    written: str
    terms: frozenset[str]
    certainty: float
    is_slip: bool
    is_named: bool


@dataclass
class _Known:
    """A form that something is found by, with how often texts have it."""

    written: str
    terms: set[str] = field(default_factory=set)
    count: int = 0
    is_named: bool = False


def spellings(
    unknown: Iterable[str], others: Collection[str], language: str, index: ConceptIndex
) -> dict[str, list[Spelling]]:
    """For each unknown folded form what it may have been, the likeliest first, in one query.

    Where one of them is a word in another alphabet, the ``others`` of the query are read so too.
    """
    asked = [form for form in dict.fromkeys(unknown) if len(form) >= SHORTEST_SOUND][:MOST_WORDS]
    if not asked:
        return {}
    long = [form for form in asked if len(form) >= SHORTEST]
    forms = {edit for form in long for edit in edits(form)}
    in_chat = language == "ar" or any(map(is_chat, asked))
    sounds = {skeleton(form) for form in (*others, *asked)}
    sounds |= {chat_sound(form, in_chat) for form in asked}
    sounds |= {edit for form in long for edit in edits(skeleton(form))}
    sounds.discard("")
    known = _known(forms, sounds, index)
    found = {form: _likeliest(form, known, language, in_chat) for form in asked}
    if any(_other_alphabet(form, spelling) for form in asked for spelling in found[form]):
        for form in others:
            found[form] = list(_same_sound(form, known))
    return found


def edits(form: str) -> set[str]:
    """Every word that is one slip away: a letter left out, doubled, wrong, or two exchanged."""
    letters = _LETTERS.get(script(form), "")
    splits = [(form[:place], form[place:]) for place in range(len(form) + 1)]
    found = {left + right[1:] for left, right in splits if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    found |= {left + letter + right for left, right in splits for letter in letters}
    found |= {left + letter + right[1:] for left, right in splits if right for letter in letters}
    return found - {form}


def _known(forms: set[str], sounds: set[str], index: ConceptIndex) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    rows = SearchWord.objects.filter(Q(form__in=forms) | Q(skeleton__in=sounds))
    columns = ("form", "written", "language", "lemma", "count")
    for form, written, language, lemma, count in rows.values_list(*columns):
        known = found.setdefault(form, _Known(written or form))
        known.terms.add(f"{language}:{lemma}")
        known.count += count
    named = {form for sound in sounds for form in index.sounds.get(sound, ())}
    for form in named | (forms & index.forms.keys()):
        known = found.setdefault(form, _Known(index.written[form]))
        known.terms |= index.forms[form]
        known.is_named = True
    placed = {form for sound in sounds for form in place_sounds().get(sound, ())}
    for form in placed | (forms & place_words().keys()):
        known = found.setdefault(form, _Known(place_words()[form]))
        known.written, known.is_named = place_words()[form], True
    return found


def _likeliest(form: str, known: dict[str, _Known], language: str, in_chat: bool) -> list[Spelling]:
    """The best that sound alike in another alphabet, then the best that look alike in its own."""
    rated = [(rating, other) for other in known if (rating := _certainty(form, other, in_chat))]
    found: list[Spelling] = []
    for is_own in (True, False):
        some = [pair for pair in rated if (script(form) == script(pair[1])) == is_own]
        best = max((rating for rating, _other in some), default=0.0)
        if best < SAME_SOUND and found and not is_own:
            break  # what only nearly sounds alike is no better than a plain slip
        chosen = [other for rating, other in some if rating == best]
        chosen.sort(key=lambda other: _preference(form, other, known[other], language))
        found += [_spelling(form, other, known[other], best) for other in chosen[:MOST]]
    return found


def _preference(
    form: str, other: str, known: _Known, language: str
) -> tuple[bool, bool, bool, int]:
    """The reader's own language, then the same beginning, names of needs, frequent words."""
    own = any(term.startswith(f"{language}:") for term in known.terms)
    return (not own, other[0] != form[0], not known.is_named, -known.count)


def _certainty(form: str, other: str, in_chat: bool) -> float:
    """How sure it is that a form was meant by another; 0 if they are too far apart."""
    same_sound = skeleton(form) == skeleton(other)
    if script(other) == ARABIC and script(form) == LATIN:
        return SAME_SOUND if chat_sound(form, in_chat) == arabic_sound(other) != "" else 0.0
    if script(form) != script(other):
        if same_sound:
            return SAME_SOUND
        if len(form) < SHORTEST:
            return 0.0
        near = min(len(skeleton(form)), len(skeleton(other))) >= LONG_SOUND
        return NEAR_SOUND if near and OSA.distance(skeleton(form), skeleton(other)) == 1 else 0.0
    if len(form) < SHORTEST:
        return 0.0
    slips = OSA.distance(form, other, score_cutoff=2)
    if slips == 1:
        return SAME_SOUND_SLIP if same_sound else ONE_SLIP
    return TWO_SLIPS if slips == 2 and len(form) >= LONG else 0.0


def _same_sound(form: str, known: dict[str, _Known]) -> Iterator[Spelling]:
    """The words of other alphabets that sound as a word does."""
    for other in sorted(known):
        if script(other) != script(form) and skeleton(other) == skeleton(form):
            yield _spelling(form, other, known[other], SAME_SOUND)


def _other_alphabet(form: str, spelling: Spelling) -> bool:
    return script(form) != script(spelling.form) and spelling.certainty == SAME_SOUND


def _spelling(form: str, other: str, known: _Known, certainty: float) -> Spelling:
    is_slip = script(form) == script(other)
    terms = frozenset(known.terms)
    return Spelling(other, known.written, terms, certainty, is_slip, known.is_named)
