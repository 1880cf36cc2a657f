"""Makes dumps and reads their files as a stranger does, by their addresses."""

import csv
import datetime
import gzip
import io
import json
from itertools import count

from minutes.dumps.make_dump import make_dump
from minutes.models import Dump
from tests.builders import NOON

_hours = count(1)


def dump_now(**values) -> Dump | None:
    """Makes a dump, an hour after the one that was made before."""
    return make_dump(**({"at": NOON + datetime.timedelta(hours=next(_hours))} | values))


def address_of(dump: Dump, file: str) -> str:
    return f"/dumps/{dump.name}/{file}"


def fetched(client, dump: Dump, file: str) -> bytes:
    answer = client.get(address_of(dump, file))
    assert answer.status_code == 200, (answer.status_code, file)
    return b"".join(answer.streaming_content)


def lines_of(client, dump: Dump, table: str) -> list[dict]:
    """Returns the objects of a table, from its JSON Lines."""
    text = gzip.decompress(fetched(client, dump, f"{table}.jsonl.gz")).decode()
    return [json.loads(line) for line in text.splitlines()]


def cells_of(client, dump: Dump, table: str) -> list[dict[str, str]]:
    """Returns the rows of a table, from its CSV."""
    text = gzip.decompress(fetched(client, dump, f"{table}.csv.gz")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def all_files(client, dump: Dump) -> dict[str, bytes]:
    """Returns every file of a dump, as a folder of downloads has them."""
    return {file.name: fetched(client, dump, file.name) for file in dump.files.all()}


def all_words(client, dump: Dump) -> str:
    """Returns what all files say, uncompressed."""
    return "".join(
        (gzip.decompress(data) if name.endswith(".gz") else data).decode()
        for name, data in all_files(client, dump).items()
    )
