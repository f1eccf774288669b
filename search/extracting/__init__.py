"""Reads the text of one file, in a process of its own: files are made by strangers.

Nothing here knows Django: ``python -m search.extracting`` starts quickly and holds no secrets.
"""
