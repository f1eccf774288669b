"""The admin of what an administrator decides about translations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from .menu import HOOK
from .models import LanguagePolicy


class LanguagePolicyViewSet(ModelViewSet):
    """What readers may see of machine translations, language by language."""

    model = LanguagePolicy
    menu_label = _("Rules for languages")
    menu_hook = HOOK
    menu_order = 900
    icon = "globe"
    add_to_admin_menu = True
    list_display = ("locale", "machine", "budget")
    form_fields = ("locale", "machine", "budget")
    copy_view_enabled = False
    inspect_view_enabled = False
