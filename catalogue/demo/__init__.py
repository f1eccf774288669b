"""The demo content: terms, places, providers and services from the data files, loaded once."""
