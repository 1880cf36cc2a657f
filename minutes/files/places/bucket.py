"""A bucket of an object store that speaks S3, by django-storages; imported only where FILES_URL names one.

Nothing in it is public: objects get no access of their own (ACL), and no signed address is ever made.
"""

import io
import uuid
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from botocore.config import Config
from django.core.files import File
from storages.backends.s3 import S3Storage

from minutes.files.places.place import LyingFile, OpenFile
from minutes.files.places.s3_errors import as_os_errors

# Path style: the one that every server knows. The payload is signed, so that the server refuses what arrives altered;
# checksums of AWS's own are left out, which others answer with an error.
CONFIG = Config(
    s3={"addressing_style": "path", "payload_signing_enabled": True},
    signature_version="s3v4",
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
    connect_timeout=5,
    read_timeout=30,
    retries={"mode": "standard", "total_max_attempts": 2},
)
UPLOAD = "upload"
BUFFER = 64 * 1024


class BucketStorage(S3Storage):
    """django-storages' storage, as a Place (place.py): the mark of an upload is a random one in the object's metadata."""

    config = None

    def __init__(self, **options):
        # Nothing but what FILES_URL says: django-storages would look into the environment for these.
        mine = {"client_config": CONFIG, "default_acl": None, "security_token": None, "session_profile": None}
        super().__init__(**mine | options)

    @property
    def client(self) -> Any:
        """The client of this thread."""
        return self.connection.meta.client

    def put(self, name: str, file: File) -> str:
        """One request whatever the size, so that the ETag is that of the content: LARGEST_HANDOUT_MB allows less than the
        5 GB that S3 does."""
        mark = uuid.uuid4().hex
        file.seek(0)
        with as_os_errors(name):
            self.client.put_object(
                **self._object(name),
                Body=file.file,  # a File of Django's without a name is false, and would be sent as nothing
                ContentType="application/octet-stream",
                Metadata={UPLOAD: mark},
            )
        return mark

    def mark_of(self, name: str) -> str | None:
        try:
            with as_os_errors(name):
                head = self.client.head_object(**self._object(name))
        except FileNotFoundError:
            return None
        return head["Metadata"].get(UPLOAD, head["ETag"])

    def opened(self, name: str) -> OpenFile:
        with as_os_errors(name):
            answer = self.client.get_object(**self._object(name))
        changed = int(answer["LastModified"].timestamp()) * 10**9
        size = answer["ContentLength"]
        state = (self.endpoint_url, *self._object(name).values(), size, answer["ETag"], changed)
        return OpenFile(io.BufferedReader(_Body(answer["Body"], name), BUFFER), size, state, changed)

    def exists(self, name: str) -> bool:
        return self.mark_of(name) is not None

    def delete(self, name: str) -> None:
        with as_os_errors(name):
            self.client.delete_object(**self._object(name))

    def lying(self, folder: str = "") -> Iterator[LyingFile]:
        root = f"{self.location}/" if self.location else ""
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket_name, Prefix=f"{root}{folder}/" if folder else root
        )
        with as_os_errors(folder):
            for page in pages:
                for found in page.get("Contents", ()):
                    yield LyingFile(found["Key"].removeprefix(root), found["Size"], found["LastModified"])

    def try_writing(self) -> None:
        self.put(self._trial, File(io.BytesIO()))
        self.delete(self._trial)

    def is_open_to_all(self) -> bool:
        """Asks for a file as a stranger, without a key."""
        stranger = self.unsigned_connection.meta.client
        self.put(self._trial, File(io.BytesIO()))
        try:
            with as_os_errors(self._trial):
                stranger.get_object(**self._object(self._trial))
        except OSError:
            return False
        finally:
            self.delete(self._trial)
        return True

    def keeps_deleted_files(self) -> bool:
        with as_os_errors(self.bucket_name):
            return "Status" in self.client.get_bucket_versioning(Bucket=self.bucket_name)

    def url(self, *_, **__):
        raise NotImplementedError("Files are sent by our pages alone.")

    @cached_property
    def _trial(self) -> str:
        return f"trial-{uuid.uuid4().hex}"

    def _object(self, name: str) -> dict[str, str]:
        return {"Bucket": self.bucket_name, "Key": self._normalize_name(name)}


class _Body(io.RawIOBase):
    """The bytes of an answer as they come; what breaks off is an OSError."""

    def __init__(self, body: Any, name: str):
        self.body, self.file_name = body, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with as_os_errors(self.file_name):
            data = self.body.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.body.close()
        super().close()
