"""What the side-by-side editor shows, the same for people who sign in and for guests."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.languages import direction
from core.pagination import Pagination, paginate

from . import presence, saving
from .models import TranslationState
from .progress import measure
from .segments import pairs_of, rows_of

SIZE = 200  # segments on a page
SHOW, REVIEW = "show", "review"  # in the address: only what waits for a review


def edit_url(translation_id: int) -> str:
    """Where a translation is edited."""
    return reverse("translations:edit", args=[translation_id])


def review_url(translation_id: int) -> str:
    """Where what a machine said in it is reviewed: the same editor with nothing else."""
    return f"{edit_url(translation_id)}?{SHOW}={REVIEW}"


def texts_to_review(count: int) -> str:
    """A number of texts that wait for a review, in words."""
    return ngettext("%(count)d text to review", "%(count)d texts to review", count) % {
        "count": count
    }


@dataclass
class Desk:
    """A translation that somebody has open."""

    translation: Translation
    writer: saving.Writer
    pagination: Pagination
    others: list[str]
    locked: str = ""
    outcome: saving.Outcome | None = None
    only_waiting: bool = False  # for a review

    @property
    def context(self) -> dict[str, Any]:
        """What the templates need."""
        code = self.translation.target_locale.language_code
        return {
            "translation": self.translation,
            "rows": self.outcome.rows if self.outcome else self._rows(),
            "outcome": self.outcome,
            "pagination": self.pagination,
            "others": self.others,
            "locked": self.locked,
            "progress": progress_of(self.translation),
            "target": {"lang": code, "dir": direction(code)},
            "is_guest": self.writer.link is not None,
            "only_waiting": self.only_waiting,
        }

    def _rows(self) -> Any:
        return rows_of(self.translation, self.pagination.items)


def open_desk(translation: Translation, writer: saving.Writer, query: QueryDict) -> Desk:
    """Sit down at a translation; the others who have it open are named."""
    only_waiting = writer.link is None and query.get(SHOW) == REVIEW
    pages = paginate(pairs_of(translation, only_waiting), query, SIZE)
    others = presence.arrive(translation, writer.who, writer.name)
    lock = lock_of(translation, writer)
    return Desk(translation, writer, pages, others, lock, only_waiting=only_waiting)


def progress_of(translation: Translation) -> TranslationState:
    """The counts of a translation, made where there are none yet."""
    found = TranslationState.objects.filter(translation=translation).first()
    return found or measure(translation)


def lock_of(translation: Translation, writer: saving.Writer) -> str:
    """Why nothing can be saved now, in words; empty when it can."""
    page = Page.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    ).first()
    lock = page and page.get_lock()
    if not lock or (writer.user and not lock.for_user(writer.user)):
        return ""
    if page.workflow_in_progress:
        return _("This translation waits for approval. Nothing can be changed now.")
    return _("This page is locked. Nothing can be changed now.")


def summary(outcome: saving.Outcome) -> str:
    """What was saved, in words."""
    if not (outcome.saved or outcome.comments or outcome.reviewed):
        return _("Nothing was changed.")
    texts, comments, checked = outcome.saved, outcome.comments, outcome.reviewed
    parts = [
        (texts, ngettext("%(count)d text was saved.", "%(count)d texts were saved.", texts)),
        (
            comments,
            ngettext("%(count)d comment was added.", "%(count)d comments were added.", comments),
        ),
        (
            checked,
            ngettext(
                "%(count)d text was marked as checked.",
                "%(count)d texts were marked as checked.",
                checked,
            ),
        ),
    ]
    return " ".join(text % {"count": number} for number, text in parts if number)
