"""Translations as files for other programs: PO and XLIFF, out and in again."""
