import os

from django.core.wsgi import get_wsgi_application

from council.plain_requests import reading_plainly

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")
application = reading_plainly(get_wsgi_application())
