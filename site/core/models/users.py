"""The people who sign in."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor or administrator; ours from the first migration: it cannot be swapped later."""
