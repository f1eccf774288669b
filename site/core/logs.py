"""Lines of the log, without the addresses of people."""

import logging
import re

E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


class WithoutAddresses(logging.Formatter):
    """A line in which e-mail addresses are left out: a mail that fails is logged with its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, its traceback included.

        >>> line = logging.LogRecord("x", 40, "", 0, "to anna@example.org", None, None)
        >>> WithoutAddresses("{message}", style="{").format(line)
        'to ***@***'
        """
        return E_MAIL.sub("***@***", super().format(record))
