"""The demo content of projects, guides and the institution, loaded once."""
