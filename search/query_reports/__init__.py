"""What readers search for, as work for editors: lists, and what can be done about each query."""

PERMISSION = "search.review_queries"
