"""Configures gunicorn, which serves council.wsgi. What differs between machines comes from the environment."""

from pathlib import Path

from council import environment
from council.logs import logging_config

# gunicorn reads this file before Django reads its settings: without this line, PORT and WEB_PROCESSES in .env
# were ignored.
environment.read_env_file(Path(__file__).parent / ".env")
bind = f"{environment.text('BIND', '0.0.0.0')}:{environment.text('PORT', '8000')}"
workers = int(environment.text("WEB_PROCESSES", "2"))
# Threads, so that a reader on a slow connection does not occupy a whole process.
worker_class = "gthread"
threads = 4
# Parsing a record of 10 MB takes seconds, never a minute.
timeout = 60
graceful_timeout = 30
# The most that gunicorn allows: a kanji takes nine bytes of a URL, and a search that is too long should get this
# program's own message.
limit_request_line = 8190
worker_tmp_dir = "/dev/shm"
# Nobody uses the control socket, and it would have to be protected.
control_socket_disable = True
# council.logs logs the requests, without IP addresses, and gunicorn's own messages.
accesslog = None
logconfig_dict = logging_config(
    environment.text("LOG_LEVEL", "INFO"),
    as_json=environment.choice("LOG_FORMAT", ("text", "json")) == "json",
)
