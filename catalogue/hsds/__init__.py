"""Open data: the Human Services Data Specification (Open Referral) in version 3.1."""
