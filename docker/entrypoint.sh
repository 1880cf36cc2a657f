#!/bin/sh
# Migrates the database and loads the registry before the server starts; runs any other command unchanged.
set -eu

if [ "${SAMPLE:-}" = 1 ] && [ -z "${HTTPS:-}" ]; then
  export HTTPS=0 # a trial on one machine, without a reverse proxy for HTTPS
fi

if [ "$1" = gunicorn ]; then
  python manage.py migrate --verbosity 0
  python manage.py load_registry
  if [ "${SAMPLE:-}" = 1 ]; then
    python manage.py load_sample || true # it refuses, with a message, where the database holds real records
  fi
fi

exec "$@"
