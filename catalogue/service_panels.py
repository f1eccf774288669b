"""How the editor's form of a service is laid out, in the order of a reader's questions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

CONTENT_PANELS = [
    FieldPanel("steps"),
    FieldPanel("cost_note"),
    FieldPanel("suspension_message"),
]

FACT_PANELS = [
    FieldPanel("provider"),
    FieldPanel("categories", required_on_save=False),
    MultiFieldPanel(
        [
            FieldPanel("audiences"),
            FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")]),
            FieldPanel("statuses"),
        ],
        heading=_("For whom"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("areas", required_on_save=False),
            FieldPanel("accepts_others"),
            FieldPanel("places"),
            FieldPanel("ways"),
        ],
        heading=_("Where"),
    ),
    InlinePanel("own_phones", heading=_("Telephones of its own"), label=_("telephone")),
    InlinePanel("own_hours", heading=_("Hours of its own"), label=_("hours")),
    InlinePanel("languages", heading=_("Languages of help"), label=_("language")),
    MultiFieldPanel(
        [
            FieldPanel("documents"),
            FieldPanel("referral"),
            FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_amount")]),
            FieldPanel("legal_basis"),
        ],
        heading=_("Terms"),
    ),
    FieldRowPanel(
        [
            FieldPanel("waiting_days"),
            FieldPanel("free_places"),
            FieldPanel("capacity_stated_on"),
        ],
        heading=_("Waiting time and free places"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("status"),
            FieldRowPanel([FieldPanel("suspended_from"), FieldPanel("suspended_to")]),
            FieldPanel("is_sensitive"),
            FieldPanel("confirmed_on"),
            FieldPanel("is_sample"),
        ],
        heading=_("State"),
    ),
]
