"""The self-check of the accessibility declaration: what is missing, contradictory or overdue."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

REVIEW_DAY = (3, 31)

MISSING_FACTS: dict[str, Promise] = {
    "published_on": _("Give the day on which the website was published."),
    "updated_on": _("Give the day of the last important change of the website."),
    "prepared_on": _("Give the day on which the declaration was prepared."),
    "status": _("Choose whether the website is fully, partly or not conformant."),
    "contact_name": _("Give the person or unit that answers questions about accessibility."),
    "contact_email": _("Give an e-mail address for reports and requests."),
    "contact_phone": _("Give a telephone number for reports and requests."),
}
MISSING_PROSE: dict[str, Promise] = {
    "commitment": _("Write the commitment that follows the institution's name."),
    "scope_text": _("Write what the declaration is about."),
    "procedure": _("Describe requests and complaints with their terms: 7 days and 2 months."),
    "architecture": _("Describe the accessibility of the buildings."),
    "communication": _("Describe how people can communicate with you."),
}


@dataclass(frozen=True)
class Finding:
    """Something to mend, in words for the editor."""

    text: str


def has_words(value: Any) -> bool:
    """Whether a plain or rich text says anything."""
    return bool(strip_tags(str(value or "")).replace("&nbsp;", " ").strip())


def lacking(page: Any) -> dict[str, str]:
    """What the law lists and the page does not have, by field; of a translation its wording."""
    empty = {
        name: text for name, text in MISSING_PROSE.items() if not has_words(getattr(page, name))
    }
    if page.is_source:
        empty |= {name: text for name, text in MISSING_FACTS.items() if not getattr(page, name)}
        empty |= _lacking_of_status(page)
    return {name: str(text) for name, text in empty.items()}


def _lacking_of_status(page: Any) -> dict[str, Promise]:
    kinds = {block.value["kind"] for block in page.inaccessible}
    found: dict[str, Promise] = {}
    if page.status == "partial" and not kinds:
        found["inaccessible"] = _("Say what is not accessible: the site is only partly conformant.")
    if "burden" in kinds and not page.burden_assessment_url:
        found["burden_assessment_url"] = _(
            "Something is left out because of its cost: give the address of the assessment."
        )
    return found


def date_problems(page: Any, today: date) -> dict[str, str]:
    """Dates that cannot be true, by field."""
    problems = {
        name: gettext("This day has not come yet.")
        for name in ("published_on", "updated_on", "prepared_on", "reviewed_on")
        if getattr(page, name) and getattr(page, name) > today
    }
    if _before(page.updated_on, page.published_on):
        problems["updated_on"] = gettext("The site cannot change before it is published.")
    if _before(page.reviewed_on, page.prepared_on):
        problems["reviewed_on"] = gettext("The review cannot come before the declaration.")
    return problems


def _before(day: date | None, other: date | None) -> bool:
    return bool(day and other and day < other)


def contradictions(page: Any) -> None:
    """Refuse dates that cannot be true, each at its field."""
    problems = date_problems(page, timezone.localdate())
    if problems:
        raise ValidationError(problems)


def review_deadline(prepared_on: date | None, reviewed_on: date | None, today: date) -> date | None:
    """The 31 March by which a review is due or was due; None when this year's is done.

    A review counts for the year in which it is made: one of February is in time.
    """
    days = [day for day in (prepared_on, reviewed_on) if day]
    if not days or max(days).year >= today.year:
        return None
    return date(max(days).year + 1, *REVIEW_DAY)


def findings(page: Any, today: date | None = None) -> list[Finding]:
    """Everything an editor has to mend."""
    day = today or timezone.localdate()
    texts = [*lacking(page).values()]
    if page.is_source:
        texts += [*date_problems(page, day).values(), *_contradictory(page)]
        texts += _review_words(page, day)
        texts += _languages_words(page)
    return [Finding(text) for text in texts]


def _contradictory(page: Any) -> list[str]:
    texts = []
    if page.status == "full" and len(page.inaccessible):
        texts.append(
            gettext(
                "The site is fully conformant, and yet there is content that is not accessible."
            )
        )
    last = max(filter(None, (page.prepared_on, page.reviewed_on)), default=None)
    if _before(last, page.updated_on):
        texts.append(
            gettext("The website has changed since the last review: review the declaration.")
        )
    return texts


def _review_words(page: Any, today: date) -> list[str]:
    text = review_words(review_deadline(page.prepared_on, page.reviewed_on, today), today)
    return [text] if text else []


def review_words(deadline: date | None, today: date) -> str:
    """The reminder of the yearly review; empty when nothing is due."""
    if deadline is None:
        return ""
    days = (deadline - today).days
    if days < 0:
        return gettext("The yearly review is overdue: it had to be done by 31 March %(year)s.") % {
            "year": deadline.year
        }
    return ngettext(
        "The yearly review is due by 31 March: %(days)s day is left.",
        "The yearly review is due by 31 March: %(days)s days are left.",
        days,
    ) % {"days": days}


def _languages_words(page: Any) -> list[str]:
    from core.languages import CODES

    absent = [code for code in CODES if code not in page.published] if page.pk else []
    if not absent:
        return []
    message = gettext("The declaration is not published in these languages: %(languages)s.")
    return [message % {"languages": ", ".join(absent)}]
