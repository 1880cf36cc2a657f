"""Configures gunicorn, which serves council.wsgi. What differs between machines comes from the environment."""

import socket
import struct
from pathlib import Path

from council.environment import WrongSettings, settings_of
from council.logs import logging_config

# gunicorn reads this file before Django reads its settings. A wrong setting ends it here, with a line, before there is
# a worker that fails again and again.
try:
    given = settings_of(Path(__file__).parent / ".env")
except WrongSettings as error:
    raise SystemExit(str(error)) from None
bind = f"{given['BIND']}:{given['PORT']}"
workers = given["WEB_PROCESSES"]
# Threads, so that a reader on a slow connection does not occupy a whole process.
worker_class = "gthread"
threads = 4
# Parsing a record of 10 MB takes seconds, never a minute.
timeout = 60
graceful_timeout = 30
# The most that gunicorn allows: a kanji takes nine bytes of a URL, and a search that is too long should get this
# program's own message, an address of more than 8,000 bytes its own page (council/refusals.py).
limit_request_line = 8190
# What lies in the kernel's buffer is sent, whatever is withdrawn meanwhile, and by itself the buffer grows to megabytes.
SEND_BUFFER = 128 * 1024
# Seconds after which a reader who takes nothing more is dropped. He would hold a thread for ever.
PATIENCE = 120


def when_ready(server):
    """Bounds what a slow reader is still sent, and how long he is waited for. Connections take both from the socket that
    they come in by."""
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", PATIENCE, 0))


worker_tmp_dir = "/dev/shm"
# Nobody uses the control socket, and it would have to be protected.
control_socket_disable = True
# council.logs logs the requests, without IP addresses, and gunicorn's own messages.
accesslog = None
logconfig_dict = logging_config(given["LOG_LEVEL"], as_json=given["LOG_FORMAT"] == "json")
