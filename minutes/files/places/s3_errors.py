"""What an object store refuses, as the errors of a disk: whoever stores or reads a file knows these alone."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

NO_ANSWER = "資料を置くサーバーが答えません"
# By the code of the answer, else by its status. A missing bucket is no missing file.
CODES = {
    "NoSuchKey": errno.ENOENT,
    "404": errno.ENOENT,
    "NoSuchBucket": errno.EIO,
    "QuotaExceeded": errno.EDQUOT,
    "InsufficientStorage": errno.ENOSPC,
}
STATUSES = {401: errno.EACCES, 403: errno.EACCES, 413: errno.EFBIG, 507: errno.ENOSPC}


@contextmanager
def as_os_errors(name: str) -> Iterator[None]:
    """Raises an OSError (FileNotFoundError, PermissionError …) for whatever the store or the way to it makes fail."""
    try:
        yield
    except ClientError as error:
        code, status = error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]
        number = CODES.get(code) or STATUSES.get(status, errno.EIO)
        raise OSError(number, f"資料を置くサーバーの答え: {code}", name) from error
    except BotoCoreError as error:
        raise OSError(errno.EHOSTUNREACH, NO_ANSWER, name) from error
