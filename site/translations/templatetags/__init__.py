"""Template tags of the admin about translations."""
