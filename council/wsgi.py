"""What gunicorn serves. Before the first request, the database is compared with its journal."""

import os

from django.core.wsgi import get_wsgi_application

from council.plain_requests import reading_plainly

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")
application = reading_plainly(get_wsgi_application())

from minutes.keeping.journal.starting import start  # noqa: E402 (the models are there only now)

start()
