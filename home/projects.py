"""A project as readers see it: its state, its row of marks and what belongs to it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import pgettext

from core.cache import valid_until
from core.context_processors import institution
from core.languages import direction
from core.prose import facts_with_words

from .hub import hub

if TYPE_CHECKING:
    from .models import ProjectPage

# What stands in the panel of facts, apart from the rows of partners.
SHOWN = (
    *("source_of_funds", "programme", "priority", "action_number", "action", "fund"),
    *("contract_number", "starts_on", "ends_on", "value", "eu_share", "beneficiary"),
)


@dataclass(frozen=True)
class State:
    """Whether a project is planned, running or ended, in the reader's language."""

    name: str
    label: str


@dataclass(frozen=True)
class Mark:
    """A mark of the logo row and what it says."""

    image: Any
    words: str


@dataclass(frozen=True)
class LogoRow:
    """The marks in their order; the flag of the European Union stands before the last."""

    programme: Mark | None
    republic: Mark | None
    voivodeship: Mark | None
    union: str = "Dofinansowane przez Unię Europejską"  # the official words, never translated


def state_labels() -> dict[str, str]:
    """The states in the order in which projects are listed."""
    return {
        "running": pgettext("project", "Running"),
        "planned": pgettext("project", "Planned"),
        "ended": pgettext("project", "Ended"),
    }


def state_of(project: "ProjectPage") -> State | None:
    """The state today, from the dates; None without dates. True until the next change."""
    starts, ends, today = project.starts_on, project.ends_on, timezone.localdate()
    if starts is None and ends is None:
        return None
    for change in (starts, ends and ends + timedelta(days=1)):
        if change and change > today:
            valid_until(timezone.make_aware(datetime.combine(change, time.min)))
    if starts and starts > today:
        name = "planned"
    else:
        name = "ended" if ends and ends < today else "running"
    return State(name, state_labels()[name])


def project_context(page: "ProjectPage") -> dict[str, Any]:
    """What the template needs: facts of the source beside the words of the page."""
    facts, partners = page.source, list(page.source.partners.all())
    return {
        "facts": facts,
        "has_facts": bool(partners) or any(getattr(facts, name) for name in SHOWN),
        "prose_direction": direction(page.prose_lang),
        "state": state_of(facts),
        "logo_row": logo_row(facts) if facts.is_from_eu else None,
        "results": facts_with_words(facts.results, page.results),
        "partners": partners,
        "reports": facts.reports.all(),
        "hashtags": hashtags(facts.hashtags),
        "hub": hub(facts),
    }


def logo_row(project: "ProjectPage") -> LogoRow:
    """The programme's mark and those of the institution's settings, with the words on them."""
    words = project.programme_logo_alt or project.programme
    ours = institution()
    return LogoRow(
        programme=_mark(project.programme_logo, words),
        republic=_mark(ours.republic_logo, "Rzeczpospolita Polska"),
        voivodeship=_mark(ours.voivodeship_logo, "Województwo Kujawsko-Pomorskie"),
    )


def _mark(image: Any, words: str) -> Mark | None:
    return Mark(image, words or image.default_alt_text) if image else None


def hashtags(text: str) -> list[str]:
    """Hashtags as they are shared, each with its sign, however they were typed."""
    words = text.replace(",", " ").replace("#", " ").split()
    return [f"#{word}" for word in words]
