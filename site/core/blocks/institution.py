"""Rows of the institution's settings."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def other_languages() -> list[tuple[str, str]]:
    """The site's languages but the source's."""
    return [row for row in settings.LANGUAGES if row[0] != settings.LANGUAGE_CODE]


class TranslatedNameBlock(blocks.StructBlock):
    """The institution's name in one language."""

    language = blocks.ChoiceBlock(label=_("Language"), choices=other_languages)
    name = blocks.CharBlock(label=_("Name"), max_length=200)

    class Meta:
        icon = "globe"
        label = _("Name in a language")
        label_format = "{language}: {name}"


class SocialLinkBlock(blocks.StructBlock):
    """One profile of the institution."""

    name = blocks.CharBlock(label=_("Name"), max_length=40, help_text=_("For example: Facebook."))
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Profile")
        label_format = "{name}"


class TranslatedNamesBlock(blocks.StreamBlock):
    """The institution's names."""

    name = TranslatedNameBlock()


class SocialLinksBlock(blocks.StreamBlock):
    """The institution's profiles."""

    link = SocialLinkBlock()

    class Meta:
        max_num = 8
