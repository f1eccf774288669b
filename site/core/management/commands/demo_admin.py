"""Make the administrator of the demo once, and say how to sign in."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

USERNAME = "admin"


def password_file() -> Path:
    """The file that keeps the password, readable by its owner only."""
    return Path(settings.VAR_DIR) / "admin-password"


def keep(password: str) -> None:
    """Write the password so that nobody else can read it, not even for a moment."""
    path = password_file()
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{password}\n")


def kept_password() -> str:
    """The password kept earlier."""
    return password_file().read_text().strip()


def ensure_admin(chosen: str = "") -> bool:
    """Make the administrator if missing, set a chosen password; true if the kept one fits."""
    renewed = bool(chosen) or not password_file().exists()
    if renewed:
        keep(chosen or secrets.token_urlsafe(12))
    user, created = get_user_model().objects.get_or_create(
        username=USERNAME, defaults={"is_staff": True, "is_superuser": True}
    )
    if user.check_password(kept_password()):
        return True
    if created or renewed:
        user.set_password(kept_password())
        user.save()
    return created or renewed


class Command(BaseCommand):
    """A password that the administrator changed in the admin stays as it is."""

    help = __doc__

    def handle(self, **options: Any) -> None:
        """Ensure the user and print the addresses, the name and the password."""
        fits = ensure_admin(os.environ.get("DEMO_ADMIN_PASSWORD", ""))
        address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
        password = kept_password() if fits else "(as changed in the admin)"
        self.stdout.write(
            f"\n  Site      {address}/\n  Admin     {address}/admin/\n"
            f"  User      {USERNAME}\n  Password  {password}\n"
        )
