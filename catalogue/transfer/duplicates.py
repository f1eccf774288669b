"""Things that are perhaps there twice: the same NIP, or nearly the same name at the same place."""

from collections import defaultdict
from difflib import SequenceMatcher

from django.utils.translation import gettext

from core.languages import source_locale_id
from search.services import folded_name

from ..models import Place, ProviderPage, ServicePage
from .errors import DUPLICATE, Verdict
from .planning import NEW, Plan

NEARLY = 0.85
# A place of which so many are already known is a list, not a twin.
MOST_COMPARED = 40
Block = tuple[str, str]


class Duplicates:
    """Compares what is new with the catalogue and with what else is new."""

    def __init__(self) -> None:
        self.nips: dict[str, tuple[str, str]] = {}
        self.blocks: dict[Block, list[tuple[str, str, str]]] = defaultdict(list)
        of_source = {"locale_id": source_locale_id()}
        for key, title, nip in ProviderPage.objects.filter(**of_source).values_list(
            "translation_key", "title", "nip"
        ):
            self._know(str(key), title, ("provider", ""), nip)
        for key, name, street, city in Place.objects.filter(**of_source).values_list(
            "translation_key", "name", "street", "city"
        ):
            self._know(str(key), name, ("place", folded_name(f"{street} {city}")))
        for key, title, provider in ServicePage.objects.filter(**of_source).values_list(
            "translation_key", "title", "provider__translation_key"
        ):
            self._know(str(key), title, ("service", str(provider)))

    def of(self, plans: list[Plan]) -> list[Verdict]:
        """What is to be said of the new things of a batch."""
        found = []
        for plan in plans:
            if plan.action == NEW:
                twin = self._twin(plan)
                if twin:
                    found.append(twin)
                nip = plan.facts.get("nip", "")
                self._know(str(plan.object_key), _name(plan), _block(plan), nip)
        return found

    def _know(self, key: str, name: str, block: Block, nip: str = "") -> None:
        if nip:
            self.nips.setdefault(nip, (key, name))
        folded = folded_name(name)
        self.blocks[_narrowed(block, folded)].append((key, folded, name))

    def _twin(self, plan: Plan) -> Verdict | None:
        name, key = _name(plan), str(plan.object_key)
        same_nip = self.nips.get(plan.facts.get("nip") or "-")
        if same_nip and same_nip[0] != key:
            reason = gettext("“%(name)s” has the same NIP. Perhaps it is the same provider.")
            return _said(plan, "provider_nip", plan.facts["nip"], reason % {"name": same_nip[1]})
        folded = folded_name(name)
        for other, known, shown in self.blocks[_narrowed(_block(plan), folded)][:MOST_COMPARED]:
            if other != key and _is_near(folded, known):
                reason = gettext("It looks like “%(name)s”, which is there already.")
                return _said(plan, "", name, reason % {"name": shown})
        return None


def _is_near(one: str, other: str) -> bool:
    if one == other:
        return True
    if {word for word in one.split() if word.isdigit()} != {
        w for w in other.split() if w.isdigit()
    }:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= NEARLY and matcher.quick_ratio() >= NEARLY <= matcher.ratio()
    )


def _narrowed(block: Block, folded: str) -> Block:
    """Providers have no place of their own: only those that begin alike are compared."""
    return block if block[1] else (block[0], folded[:8])


def _name(plan: Plan) -> str:
    return str(plan.facts.get("name" if plan.kind == "place" else "title", ""))


def _block(plan: Plan) -> Block:
    facts = plan.facts
    if plan.kind == "place":
        return plan.kind, folded_name(f"{facts.get('street') or ''} {facts.get('city') or ''}")
    return plan.kind, facts.get("provider") or "" if plan.kind == "service" else ""


def _said(plan: Plan, column: str, value: str, reason: str) -> Verdict:
    names = {"place": "place_name", "service": "title", "provider": "provider_name"}
    return Verdict(plan.row, DUPLICATE, column or names[plan.kind], value, reason)
