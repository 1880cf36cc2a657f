import logging

import pytest

from tests.minutes.files.bucket.stores import lie_in, new_bucket


@pytest.fixture(scope="session")
def object_store():
    """The host and port of a server that speaks S3. It takes two seconds to import, once a process."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield ":".join(map(str, server.get_host_and_port()))
    server.stop()


@pytest.fixture
def bucket(object_store, settings, monkeypatch, tmp_path):
    """The FILES_URL of an empty bucket in which the files lie; this machine's disk has the journal alone."""
    settings.MEDIA_ROOT = tmp_path / "media"
    url = new_bucket(object_store)
    lie_in(url, settings, monkeypatch)
    return url
