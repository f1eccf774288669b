"""Formats of languages for which Django has none, or others than the CLDR."""
