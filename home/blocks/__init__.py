"""Blocks of the pages and the frame, one module per kind of page."""
