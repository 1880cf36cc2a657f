# The program with its locked packages, the PostgreSQL client programs that backup and restore call (pg_dump,
# pg_restore, psql), and Pango with Japanese type for papers as PDF. The clients must be at least as new as the server in
# docker-compose.yml: pg_dump refuses a newer server.
FROM python:3.13-slim-trixie

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

RUN apt-get update \
 && apt-get install -y --no-install-recommends \
    postgresql-client libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*

RUN useradd --system --uid 10001 --home-dir /app --no-create-home council \
 && install -d -o council /data /data/media /keys /backup

WORKDIR /app
COPY requirements.txt requirements-s3.txt ./
RUN pip install --require-hashes -r requirements.txt -r requirements-s3.txt
COPY . ./
# A key for this step only: nothing is signed with it.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_hex(40))')" python manage.py collectstatic --noinput

USER council
EXPOSE 8000
ENV MEDIA_ROOT=/data/media
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s \
  CMD ["python", "docker/healthy.py"]
ENTRYPOINT ["docker/entrypoint.sh"]
CMD ["gunicorn", "council.wsgi"]
