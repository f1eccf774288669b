"""The real servers and the browser that the tests run on: ``python -m tests.servers -- pytest``."""
