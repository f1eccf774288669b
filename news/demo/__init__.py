"""The demo content of news and events, loaded once."""
