"""Engines store and rank terms; what the terms are is decided before them."""
