"""The log of queries: words are kept without people, and are readable only once many ask them."""
