"""Object stores of the tests: moto's server, which stands in for a real one, and one that answers what it is told."""

import http.server
import secrets
import threading
from contextlib import contextmanager

import boto3

from council import settings as council_settings
from council.environment.files_url import files_url

KEY, SECRET = "the-key", "a/secret+of the:tests"


def new_bucket(endpoint: str) -> str:
    """Makes a bucket, and returns its FILES_URL."""
    name = f"minutes-{secrets.token_hex(4)}"
    client(endpoint).create_bucket(Bucket=name)
    return f"s3+http://{KEY}:{SECRET}@{endpoint}/{name}/town"


def client(endpoint: str):
    """Returns a client of the tests' own, for what an administrator does with a bucket."""
    keys = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET}
    return boto3.client("s3", endpoint_url=f"http://{endpoint}", region_name="us-east-1", **keys)


def lie_in(url: str, settings, monkeypatch) -> None:
    """Lets the files of this process lie in the bucket of a FILES_URL, as the settings would."""
    monkeypatch.setattr(council_settings, "OBJECT_STORE", files_url(url))
    settings.OBJECT_STORE = files_url(url)
    settings.STORAGES = settings.STORAGES | {"default": council_settings.files("media")}


@contextmanager
def answering(status: int, body: bytes = b"", **headers):
    """Runs a server that gives every request one answer; yields its host and port."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body if self.command != "HEAD" else b"")
            self.close_connection = True

        do_HEAD = do_PUT = do_DELETE = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
