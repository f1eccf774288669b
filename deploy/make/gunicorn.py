"""Gunicorn as ``make run`` starts it: one process for one machine, stopped at once by Ctrl-C."""

import os

bind = f"127.0.0.1:{os.environ['PORT']}"
pythonpath = "site"
workers = 1
threads = 8
graceful_timeout = 3
control_socket_disable = True
limit_request_line = 0  # a long question is cut by the search, not refused by the server
