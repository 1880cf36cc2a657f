"""The only settings file; what differs between machines comes from environment variables (see .env.example)."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from council.environment import WrongSettings, settings_of
from council.environment.settings_table import site_address
from council.logs import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
try:
    given = settings_of(BASE_DIR / ".env")
except WrongSettings as error:
    raise ImproperlyConfigured(str(error)) from None

# Safe by default: a server started without any setting refuses to start rather than show its internals.
DEBUG = given["DEBUG"]
SECRET_KEY = given["SECRET_KEY"] or "only-for-a-machine-of-ones-own-while-DEBUG-is-on"

ALLOWED_HOSTS = given["ALLOWED_HOSTS"]
CSRF_TRUSTED_ORIGINS = given["CSRF_TRUSTED_ORIGINS"]

INSTALLED_APPS = [
    "council",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "simple_history",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "members",
    "minutes",
]

MIDDLEWARE = [
    "council.health.health",
    "council.logs.request_lines",
    "council.headers.guarding_headers",
    "minutes.api.open_answers.open_answers",
    "minutes.api.rate_limit.rate_limit",
    "council.refusals.bounds_in_words",
    "council.plain_requests.plain_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "minutes.admin.plain_addresses.plain_desk_addresses",
    "minutes.admin.lost_sessions.given_back.lost_sessions",
    "simple_history.middleware.HistoryRequestMiddleware",
    "minutes.pages.gone.GoneMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "council.urls"
WSGI_APPLICATION = "council.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates/pages"],
        "OPTIONS": {
            "environment": "minutes.pages.printing.environment",
            "context_processors": ["council.site.site"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "council.site.site",
            ],
        },
    },
]

# SQLite for several users: with WAL, readers never wait for the writer; with IMMEDIATE, which takes the lock at BEGIN,
# writers queue (20 seconds at most) instead of failing half-way. A page cache of 16 MB for each connection halves the
# cost of a search: SQLite's default of 2 MB does not hold the index of 100,000 remarks.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-16000",
}

# jit: PostgreSQL overestimates the cost of the index's function, so it would compile each search, which takes longer
# than the search. work_mem: with the default of 4 MB a bitmap scan becomes lossy, keeps only the pages of the hits, and
# computes the tokens of every row on them again; to count a common character in a million remarks took minutes.
POSTGRESQL_OPTIONS = {"options": "-c jit=off -c work_mem=64MB"}


def database(url: str) -> dict:
    """Returns the DATABASES entry for a database URL (sqlite:///path, postgres://user@host/name)."""
    settings = dj_database_url.parse(url)
    if settings["ENGINE"].endswith("sqlite3"):
        # To open a connection costs more than to answer a page: each thread keeps its connection for a minute.
        return settings | {
            "OPTIONS": settings.get("OPTIONS", {}) | SQLITE_OPTIONS,
            "CONN_MAX_AGE": 60,
        }
    return settings | {
        "OPTIONS": POSTGRESQL_OPTIONS | settings.get("OPTIONS", {}),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def replica(url: str) -> dict:
    """Returns the entry of a replica: what a page reads there is of one snapshot, and nothing waits for long."""
    from psycopg import IsolationLevel

    entry = database(url)
    of_one_snapshot = {"isolation_level": IsolationLevel.REPEATABLE_READ, "connect_timeout": 2}
    return entry | {"OPTIONS": entry["OPTIONS"] | of_one_snapshot, "CONN_HEALTH_CHECKS": False}


DATABASES = {
    "default": database(given["DATABASE_URL"] or f"sqlite:///{BASE_DIR / 'var' / 'council.sqlite3'}")
}
# Public pages are read there where they prove to show the same (minutes/reading.py).
REPLICAS = [f"replica{place}" for place, _ in enumerate(given["DATABASE_REPLICA_URLS"], start=1)]
for name, url in zip(REPLICAS, given["DATABASE_REPLICA_URLS"], strict=True):
    DATABASES[name] = replica(url)
DATABASE_ROUTERS = ["minutes.reading.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ja"
LOCALE_PATHS = [BASE_DIR / "council" / "locale"]
FORMAT_MODULE_PATH = "council.formats"
TIME_ZONE = "Asia/Tokyo"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(given["MEDIA_ROOT"] or BASE_DIR / "var" / "media")
# A second place for the journal of what was published and withdrawn, on another disk or machine; all machines reach it.
JOURNAL_COPY = given["JOURNAL_COPY"]
# The object store that all web machines share; None: the disk of this machine.
OBJECT_STORE = given["FILES_URL"]


def files(name: str, **on_disk) -> dict:
    """Returns the STORAGES entry of files: a folder of that name in the object store, else the disk of this machine."""
    if OBJECT_STORE is None:
        return {"BACKEND": "minutes.files.places.disk.DiskStorage", "OPTIONS": on_disk}
    return {
        "BACKEND": "minutes.files.places.bucket.BucketStorage",
        "OPTIONS": {
            "endpoint_url": OBJECT_STORE.endpoint,
            "region_name": OBJECT_STORE.region,
            "access_key": OBJECT_STORE.access_key,
            "secret_key": OBJECT_STORE.secret_key,
            "bucket_name": OBJECT_STORE.bucket,
            "location": f"{OBJECT_STORE.folder}/{name}".strip("/"),
        },
    }


def record_cache(place: str) -> dict:
    """Returns the entry of CACHES for pages of records, which holds plain bytes: a folder of this machine, or a Redis of
    all machines. Never in the database, which is backed up."""
    a_week = 7 * 24 * 60 * 60
    if place == "off":
        return {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    if place.startswith("redis"):
        options = {
            "serializer": "minutes.kept_pages.kept_records.PlainBytes",
            "socket_timeout": 0.5,
            "socket_connect_timeout": 0.5,
        }
        backend = "django.core.cache.backends.redis.RedisCache"
        return {"BACKEND": backend, "LOCATION": place, "TIMEOUT": a_week, "OPTIONS": options}
    return {
        "BACKEND": "minutes.kept_pages.folder_cache.FolderCache",
        "LOCATION": place or MEDIA_ROOT.parent / f"{MEDIA_ROOT.name}-kept",
        "TIMEOUT": a_week,
        "OPTIONS": {"BYTES": 256 * 1024 * 1024},
    }


CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "records": record_cache(given["RECORD_CACHE"]),
}
STORAGES = {
    "default": files("media"),  # on a disk: MEDIA_ROOT
    # Beside the media folder and not in it: a dump is in no backup, since it would come back with withdrawn words.
    "dumps": files("dumps", location=MEDIA_ROOT.with_name(f"{MEDIA_ROOT.name}-dumps")),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "council.static_files.module_storage.ModuleManifestStorage"
    },
}
# The largest handout that can be uploaded, in bytes.
LARGEST_HANDOUT = given["LARGEST_HANDOUT_MB"] * 1024 * 1024

# How many times a minute a client may ask below /api/, in each process (minutes/api/rate_limit.py). 0 is no limit.
API_REQUESTS_A_MINUTE = given["API_REQUESTS_A_MINUTE"]

SITE_NAME = given["SITE_NAME"]
# What the links of a mail begin with, https://kaigiroku.example.jp; "" where no mail is sent.
SITE_ADDRESS = site_address(CSRF_TRUSTED_ORIGINS)
# Under what the records and their data may be reused: identifier, name, japanese_name, url, conditions.
LICENCE = given["LICENCE"]
# The dotted name of an engine of minutes/search/engines/engine.py; empty for the database's own index.
SEARCH_ENGINE = given["SEARCH_ENGINE"]
PUBLISHER_MAY_BE_LAST_EDITOR = given["PUBLISHER_MAY_BE_LAST_EDITOR"]
# The names of the fields for seals at the top of the papers for 決裁; none: the papers have no such box.
APPROVAL_SEALS = given["APPROVAL_SEALS"]

# The server that takes the mails of minutes/mailing; None: nothing is sent.
MAIL_SERVER = given["EMAIL_URL"]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if MAIL_SERVER:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SERVER.tls == "starttls", MAIL_SERVER.tls == "tls"
# For each answer of the server, in seconds.
EMAIL_TIMEOUT = 10

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "minutes.admin.site.repeated_password.RepeatedPasswordValidator"},
]
# How long the link of an invitation holds, in seconds.
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
# Five wrong passwords for one user name from one address lock that pair for a quarter of an hour. So nobody can lock a
# clerk out from another address, and one clerk's slips do not lock out the whole office. Twenty, whatever the names,
# lock the address: one password tried over many names.
AXES_FAILURE_LIMIT = "minutes.admin.site.sign_in_limits.failure_limit"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "council.refusals.locked_out"
AXES_CLIENT_IP_CALLABLE = "minutes.client_address.client_address"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "otp_token"]
AXES_VERBOSE = False
OTP_TOTP_ISSUER = SITE_NAME
SESSION_COOKIE_AGE = 10 * 60 * 60  # a working day
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "council.refusals.expired_form"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# HTTPS is the default, except for a trial on one's own machine (DEBUG).
HTTPS = not DEBUG if given["HTTPS"] is None else given["HTTPS"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
# Other hosts below this one may not have HTTPS, and a preload list is not left again: only where a setting says so.
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and given["HSTS"] in ("subdomains", "preload")
SECURE_HSTS_PRELOAD = HTTPS and given["HSTS"] == "preload"
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # Django's advice to set both
BEHIND_PROXY = given["BEHIND_PROXY"]
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# A whole record is one form field. 400 turns are about 300 kB; the limit leaves room for ten times as much.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# The publish form has four fields for each changed block, and a record may have 1,000 rewritten blocks.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# A disk that is full while a large file arrives is told in the form.
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "minutes.files.upload_to_disk.UploadToDisk",
]

SIMPLE_HISTORY_DATE_INDEX = "composite"
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
# The history is read-only: to revert a row would bypass the meeting's revision check.
SIMPLE_HISTORY_REVERT_DISABLED = True

SECURITY_CONTACT = given["SECURITY_CONTACT"]

LOGGING = logging_config(given["LOG_LEVEL"], as_json=given["LOG_FORMAT"] == "json")
