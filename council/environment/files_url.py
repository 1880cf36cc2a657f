"""FILES_URL: where the files of handouts lie, if not on the disk of this machine. Pure."""

import re
from dataclasses import dataclass, field
from importlib.util import find_spec
from urllib.parse import parse_qsl, unquote

from council.environment.setting_kinds import HOST

SCHEMES = {"s3": "https", "s3+http": "http"}
FORM = (
    "s3://鍵:合言葉@ホスト:ポート/バケツ の形で指定してください（TLS のない内側の網なら s3+http://。"
    "鍵や合言葉の : は %3A、% は %25 と書きます）"
)
PACKAGES = ("storages", "boto3")
MISSING = "S3 のための部品が入っていません。.venv/bin/pip install --require-hashes -r requirements-s3.txt を打ってください"
USUAL_REGION = "us-east-1"
# What every server takes as the name of a bucket, a folder, a region.
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
FOLDER = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
REGION = re.compile(r"[A-Za-z0-9_-]{1,40}")


@dataclass(frozen=True)
class ObjectStore:
    """A folder of a bucket in an object store that speaks S3.

    endpoint: https://s3.example.jp:8443. folder: council/minutes, "" for the bucket itself.
    """

    endpoint: str
    access_key: str
    secret_key: str = field(repr=False)
    bucket: str
    folder: str
    region: str


def files_url(text: str) -> ObjectStore | None:
    """Returns the object store that an address names; None for an empty text: the disk of this machine.

    >>> files_url("s3://key:a/b+c@s3.example.jp/minutes/town?region=jp1")
    ObjectStore(endpoint='https://s3.example.jp', access_key='key', bucket='minutes', folder='town', region='jp1')
    """
    if not text:
        return None
    scheme, _, rest = text.partition("://")
    account, _, place = rest.rpartition("@")
    access_key, _, secret_key = map(unquote, account.partition(":"))
    place, _, query = place.partition("?")
    host, _, path = place.partition("/")
    bucket, *folders = path.rstrip("/").split("/")
    options = dict(parse_qsl(query, keep_blank_values=True))
    region = options.pop("region", USUAL_REGION)
    is_whole = scheme in SCHEMES and _is_host(host) and BUCKET.fullmatch(bucket) and access_key and secret_key
    if not is_whole or options or not all(map(FOLDER.fullmatch, folders)) or not REGION.fullmatch(region):
        raise ValueError(FORM)
    if not all(map(find_spec, PACKAGES)):
        raise ValueError(MISSING)
    return ObjectStore(
        f"{SCHEMES[scheme]}://{host}", access_key, secret_key, bucket, "/".join(folders), region
    )


def _is_host(text):
    host, colon, port = text.rpartition(":") if re.search(r":[^\]]*\Z", text) else (text, "", "")
    is_port = port.isascii() and port.isdecimal() and 0 < int(port[:9]) < 65536 if colon else True
    return is_port and bool(HOST.fullmatch(host))
