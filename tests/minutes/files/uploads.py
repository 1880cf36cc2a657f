"""Uploads a handout's file at the desk, and downloads it as a reader."""

import hashlib
from pathlib import Path

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from minutes.files.file_kinds import KINDS
from minutes.files.file_names import extension_of
from minutes.files.store import store_file, stored_name
from tests.minutes.admin.forms import filled, page


def upload(client, row, name, content, **typed):
    """Sends the form of a handout with a file, or without one where `content` is None."""
    row.refresh_from_db()
    form = filled(client, page(row), **typed)
    form.pop("drop", None)
    if "drop" in typed:
        form["drop"] = "on"
    if content is not None:
        form["upload"] = SimpleUploadedFile(name, content)
    return client.post(page(row), {key: value for key, value in form.items() if value is not None})


def give_file(row, name, content) -> str:
    """Gives a handout of a draft a file, past the desk's form, and returns its digest."""
    row.file_digest = store_file(SimpleUploadedFile(name, content)).digest
    row.file_name, row.file_type, row.file_size = name, KINDS[extension_of(name)][1], len(content)
    row.save()
    return row.file_digest


def stored_path(digest) -> Path:
    """Returns where the file of a handout lies on the disk, for tests that look there or damage it."""
    return Path(default_storage.path(stored_name(digest)))


def address(content, name):
    return f"/files/{hashlib.sha256(content).hexdigest()}/{name}"


def download(client, path, **headers):
    """Returns the response at a path and its content."""
    answer = client.get(path, **headers)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, content
