"""Rows of news that hold words and facts: pictures, and files to download."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import DocumentBlock, FigureBlock


class GalleryBlock(blocks.StreamBlock):
    """Pictures shown one below the other after the text."""

    image = FigureBlock()


class AttachmentsBlock(blocks.StreamBlock):
    """Files; their types and sizes are read from the files themselves."""

    document = DocumentBlock(label=_("File"))
