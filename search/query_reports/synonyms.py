"""Adding the words of a query to the synonyms of a term: it is then found by them at once."""

from typing import Any

from django import forms
from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from core.languages import CODES, SOURCE, locale_ids, source_locale_id
from core.models import Concept

from ..language.folding import fold
from ..language.tokens import clean, tokens
from ..records import all_concepts


class SynonymForm(forms.Form):
    """The words, and the term that they mean."""

    words = forms.CharField(label=_("words that people type"), max_length=120)
    term = forms.ChoiceField(label=_("term that they mean"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["term"].choices = [("", "—"), *choices(user)]

    def clean_words(self) -> str:
        """Words in one line, without what cannot be searched for."""
        words = clean(self.cleaned_data["words"])
        if not _folded(words):
            raise forms.ValidationError(gettext("Type at least one word."))
        return words


def choices(user: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """The terms that the search knows and somebody may change, by kind."""
    known = {concept.id for concept in all_concepts()}
    found = []
    for model in _models(user):
        sources = model._default_manager.filter(locale_id=source_locale_id())
        terms = [
            (f"{model._meta.label_lower}:{row.pk}", row.label)
            for row in sources
            if str(row.translation_key) in known
        ]
        if terms:
            found.append((str(model._meta.verbose_name_plural).capitalize(), terms))
    return found


def _models(user: Any) -> list[type[Concept]]:
    """Kinds of terms; who may change them but add none translates, and leaves them alone."""
    models = [model for model in apps.get_models() if issubclass(model, Concept)]
    return [
        model
        for model in models
        if policy_registry.get_by_type(model).user_has_permission(user, "add")
        and policy_registry.get_by_type(model).user_has_permission(user, "change")
    ]


def row_of(term: str, language: str) -> Concept:
    """A term in a language; its source where it has no words in it."""
    label, _colon, pk = term.partition(":")
    model: Any = apps.get_model(label)
    source = model._default_manager.get(pk=pk)
    group = model._default_manager.filter(translation_key=source.translation_key)
    return group.filter(locale_id=locale_ids().get(language)).first() or source


def add_synonym(row: Concept, words: str, user: Any) -> bool:
    """Add words to those of a term; False where it has them, in whatever spelling."""
    if _folded(words) in map(_folded, row.words):
        return False
    row.synonyms = "\n".join([*row.words[1:], words])
    row.save()
    log(row, "wagtail.edit", user=user)
    return True


def _folded(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (fold(token.text) for token in tokens(words))))


def synonym(request: HttpRequest) -> HttpResponse:
    """The form with the words filled in; then back to the list."""
    asked = request.GET.get("language", SOURCE)
    language = asked if asked in CODES else SOURCE
    initial = {"words": clean(request.GET.get("words", ""))[:120]}
    form = SynonymForm(request.POST or None, initial=initial, user=request.user)
    if request.method == "POST" and form.is_valid():
        words, row = form.cleaned_data["words"], row_of(form.cleaned_data["term"], language)
        _say(request, words, row, add_synonym(row, words, request.user))
        return redirect("search_queries:top")
    context = {"form": form, "language": language}
    return TemplateResponse(request, "admin/query_synonym.html", context)


def _say(request: HttpRequest, words: str, row: Concept, is_new: bool) -> None:
    said = {"words": words, "term": row.label}
    if is_new:
        text = gettext("“%(words)s” now finds what belongs to “%(term)s”.")
        messages.success(request, text % said)
    else:
        messages.warning(request, gettext("“%(term)s” has “%(words)s” already.") % said)
