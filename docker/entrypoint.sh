#!/bin/sh
# Brings the database up to this release before the server starts; any other command is run as it stands.
set -eu

if [ "${SAMPLE:-}" = 1 ] && [ -z "${HTTPS:-}" ]; then
  export HTTPS=0 # a trial on one's own machine, where nobody answers for HTTPS
fi

if [ "$1" = gunicorn ]; then
  python manage.py migrate --verbosity 0
  python manage.py load_registry
  if [ "${SAMPLE:-}" = 1 ]; then
    python manage.py load_sample || true # it says why, where real records stand
  fi
fi

exec "$@"
