"""How gunicorn serves council.wsgi. What differs between machines comes from the environment."""

from pathlib import Path

from council import environment
from council.logs import logging_config

# gunicorn reads this file before the settings: without this line PORT or WEB_PROCESSES in .env were not heard.
environment.read_env_file(Path(__file__).parent / ".env")
bind = f"{environment.text('BIND', '0.0.0.0')}:{environment.text('PORT', '8000')}"
workers = int(environment.text("WEB_PROCESSES", "2"))
# Threads, so that a slow reader on a thin line does not hold a whole process.
worker_class = "gthread"
threads = 4
# Reading a record of 10 MB takes seconds, never a minute.
timeout = 60
graceful_timeout = 30
# The most that gunicorn takes: a kanji is nine bytes of an address, and a long search should meet our own words.
limit_request_line = 8190
worker_tmp_dir = "/dev/shm"
# A socket to steer it by is one more thing to guard, and nobody does.
control_socket_disable = True
# Requests are logged by council.logs, without addresses; gunicorn's own lines go the same way.
accesslog = None
logconfig_dict = logging_config(
    environment.text("LOG_LEVEL", "INFO"),
    as_json=environment.choice("LOG_FORMAT", ("text", "json")) == "json",
)
