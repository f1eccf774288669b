"""The content of a page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .accordion import AccordionBlock
from .call_to_action import CallToActionBlock
from .documents import DocumentsBlock
from .image import FigureBlock
from .quote import QuoteBlock
from .statistics import StatisticsBlock
from .table import TableBlock
from .text import HeadingBlock, ProseBlock

BODY_BLOCKS: list[tuple[str, Any]] = [
    ("heading", HeadingBlock(group=_("Text"))),
    ("text", ProseBlock(group=_("Text"))),
    ("quote", QuoteBlock(group=_("Text"))),
    ("accordion", AccordionBlock(group=_("Text"))),
    ("image", FigureBlock(group=_("Pictures and files"))),
    ("documents", DocumentsBlock(group=_("Pictures and files"))),
    ("call_to_action", CallToActionBlock(group=_("What to do next"))),
    ("table", TableBlock(group=_("Data"))),
    ("statistics", StatisticsBlock(group=_("Data"))),
]


class BodyStreamBlock(blocks.StreamBlock):
    """Every block of the library, in the order in which editors look for them."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        super().__init__(BODY_BLOCKS if local_blocks is None else local_blocks, **kwargs)

    class Meta:
        template = "blocks/body.html"
