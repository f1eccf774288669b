"""Lines of the log, without the addresses of people and the keys in addresses."""

import logging
import re

E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
# Whoever knows the address of a guest's link may write translations.
KEY = re.compile(r"(/tlumaczenie/)[^/\s]+")


class WithoutAddresses(logging.Formatter):
    """A line in which e-mail addresses are left out: a mail that fails is logged with its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, its traceback included.

        >>> line = logging.LogRecord("x", 40, "", 0, "to anna@example.org", None, None)
        >>> WithoutAddresses("{message}", style="{").format(line)
        'to ***@***'
        >>> line = logging.LogRecord("x", 30, "", 0, "Gone: /tlumaczenie/IjE:x:y/7/", None, None)
        >>> WithoutAddresses("{message}", style="{").format(line)
        'Gone: /tlumaczenie/***/7/'
        """
        return KEY.sub(r"\1***", E_MAIL.sub("***@***", super().format(record)))
