"""The one block library: what editors put into the content of any page, a family in each file."""

from .accordion import AccordionBlock
from .body import BODY_BLOCKS, BodyStreamBlock
from .call_to_action import CallToActionBlock
from .documents import DocumentBlock, DocumentsBlock
from .image import FigureBlock
from .link import LinkBlock
from .quote import QuoteBlock
from .statistics import StatisticsBlock
from .table import TableBlock
from .text import HeadingBlock, ProseBlock

__all__ = [
    "BODY_BLOCKS",
    "AccordionBlock",
    "BodyStreamBlock",
    "CallToActionBlock",
    "DocumentBlock",
    "DocumentsBlock",
    "FigureBlock",
    "HeadingBlock",
    "LinkBlock",
    "ProseBlock",
    "QuoteBlock",
    "StatisticsBlock",
    "TableBlock",
]
