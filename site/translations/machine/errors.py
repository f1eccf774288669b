"""What goes wrong with a service, told by a code: the sentence is made where somebody reads it."""

from typing import Any


class ServiceFailed(Exception):
    """A service gave no answer that can be used; nothing of it was kept."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code, data)
        self.code, self.data = code, data
