"""A bucket as a place of files: what lies there, what fails, and who else can read it."""

import errno
import gc
import hashlib
import io
import json
import warnings

import pytest
from django.core.files import File
from django.core.files.storage import default_storage as place

from council.environment.files_url import files_url
from minutes.files.places.s3_errors import NO_ANSWER
from tests.minutes.files.bucket.stores import KEY, SECRET, answering, client, lie_in

# The server takes two seconds to start, in whichever test is the first.
pytestmark = pytest.mark.long
NAME = "handouts/3f/3f9a"


def put(content, name=NAME):
    return place.put(name, File(io.BytesIO(content)))


def content_of(name):
    with place.opened(name).file as file:
        return file.read()


def state_of(name):
    opened = place.opened(name)
    opened.file.close()
    return opened.state


def test_a_file_lies_there_whole_under_its_name_and_goes(bucket):
    put(b"x" * 3_000_000)
    put(b"second", "waiting/ab/ab12")
    assert content_of(NAME) == b"x" * 3_000_000
    assert [(file.name, file.size) for file in place.lying()] == [(NAME, 3_000_000), ("waiting/ab/ab12", 6)]
    assert [file.name for file in place.lying("waiting")] == ["waiting/ab/ab12"]
    place.delete(NAME)
    place.delete(NAME)
    assert (place.exists(NAME), [file.name for file in place.lying()]) == (False, ["waiting/ab/ab12"])


def test_it_lies_below_the_folder_that_the_address_names(bucket, object_store):
    put(b"x")
    (found,) = client(object_store).list_objects_v2(Bucket=files_url(bucket).bucket)["Contents"]
    assert found["Key"] == f"town/media/{NAME}"


def test_each_upload_has_a_mark_of_its_own(bucket):
    first, second = put(b"x"), put(b"x")
    assert (first != second, place.mark_of(NAME), place.mark_of("handouts/none")) == (True, second, None)


def test_the_state_is_another_one_with_other_bytes(bucket):
    put(b"first")
    before = [state_of(NAME) for _ in range(2)]
    put(b"other")
    assert before[0] == before[1] != state_of(NAME)
    assert hashlib.md5(b"other").hexdigest() in str(state_of(NAME))


def test_what_comes_by_the_network_can_be_read_twice_on_disk(bucket):
    put(b"x" * 200_000)
    opened = place.opened(NAME)
    assert not opened.file.seekable()
    with opened.on_disk() as file:
        assert [file.read(), file.seek(0), file.read()] == [b"x" * 200_000, 0, b"x" * 200_000]
        assert file.fileno() > 2
    assert opened.file.closed


def words_of_a_place():
    """Everything that asks the place something."""
    return {
        "put": lambda: put(b"x"),
        "mark_of": lambda: place.mark_of(NAME),
        "opened": lambda: place.opened(NAME),
        "exists": lambda: place.exists(NAME),
        "delete": lambda: place.delete(NAME),
        "lying": lambda: list(place.lying()),
        "try_writing": place.try_writing,
        "is_open_to_all": place.is_open_to_all,
        "keeps_deleted_files": place.keeps_deleted_files,
    }


@pytest.mark.parametrize("word", words_of_a_place())
def test_a_store_that_does_not_answer_is_an_error_of_a_disk(bucket, settings, monkeypatch, word):
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)
    lie_in(f"s3+http://{KEY}:{SECRET}@127.0.0.1:1/minutes", settings, monkeypatch)
    with pytest.raises(OSError, match=NO_ANSWER) as raised:
        words_of_a_place()[word]()
    assert SECRET not in str(raised.value)


ANSWERS = [
    (403, "AccessDenied", errno.EACCES),
    (404, "NoSuchKey", errno.ENOENT),
    (404, "NoSuchBucket", errno.EIO),
    (403, "QuotaExceeded", errno.EDQUOT),
    (507, "InsufficientStorage", errno.ENOSPC),
    (409, "OperationAborted", errno.EIO),
]


@pytest.mark.parametrize(("status", "code", "number"), ANSWERS)
def test_what_a_store_refuses_is_an_error_of_a_disk(settings, monkeypatch, status, code, number):
    body = f"<Error><Code>{code}</Code><Message>no</Message></Error>".encode()
    with answering(status, body, Content_Type="application/xml") as host:
        lie_in(f"s3+http://{KEY}:{SECRET}@{host}/minutes", settings, monkeypatch)
        with pytest.raises(OSError) as raised:
            place.opened(NAME)
    assert (raised.value.errno, code in raised.value.strerror) == (number, True)


def test_an_answer_that_breaks_off_is_an_error_and_no_short_file(settings, monkeypatch):
    headers = {
        "Content_Length": "10",
        "ETag": '"e"',
        "Last_Modified": "Mon, 30 Nov 2026 03:00:00 GMT",
    }
    with answering(200, b"12345", **headers) as host:
        lie_in(f"s3+http://{KEY}:{SECRET}@{host}/minutes", settings, monkeypatch)
        said = broken_off()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()  # urllib3 leaves a connection that broke to it
    assert NO_ANSWER in said


def broken_off():
    try:
        return f"read {content_of(NAME)!r}"
    except OSError as error:
        return str(error)


def test_no_address_is_ever_signed(bucket):
    put(b"x")
    with pytest.raises(NotImplementedError):
        place.url(NAME)


def test_a_bucket_that_anybody_can_read_is_noticed(bucket, object_store):
    put(b"x")
    assert place.is_open_to_all() is False
    name = files_url(bucket).bucket
    everybody = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}
    policy = {"Version": "2012-10-17", "Statement": [everybody | {"Resource": f"arn:aws:s3:::{name}/*"}]}
    client(object_store).put_bucket_policy(Bucket=name, Policy=json.dumps(policy))
    assert place.is_open_to_all() is True
    assert [file.name for file in place.lying()] == [NAME]


def test_a_bucket_that_keeps_older_versions_is_noticed(bucket, object_store):
    assert place.keeps_deleted_files() is False
    client(object_store).put_bucket_versioning(
        Bucket=files_url(bucket).bucket, VersioningConfiguration={"Status": "Enabled"}
    )
    assert place.keeps_deleted_files() is True
