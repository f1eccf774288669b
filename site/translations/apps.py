"""Translations: who made them, what state they are in, and what readers may see of them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """Stands on wagtail-localize: its strings stay where they are, ours say what they are worth."""

    name = "translations"
    verbose_name = _("Translations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Publish in one step, and follow what is written and published."""
        from core import withholding
        from core.panels import register_before_publishing
        from search.records import register_concepts

        from . import gate, policy, publishing, signal_handlers, single_texts, stopping
        from .actions import register_action
        from .board import own_actions
        from .files import hooks as files
        from .glossary import decided, synonyms
        from .machine import board_action, guard, localize
        from .panels import translations_panel

        publishing.use_our_save_target()
        gate.guard_revisions()
        stopping.use_our_stop()
        single_texts.use_our_check()
        localize.use_our_machine_translate()
        board_action.offer(register_action)
        files.use_our_files()
        files.offer_on_board()
        withholding.register(policy.withheld)
        register_concepts(synonyms.concepts)
        guard.register_terms(decided.renderings_in)
        signal_handlers.connect()
        own_actions.register()
        register_before_publishing(translations_panel)
