"""The board: what is published in Polish, and how far it is in each language."""
