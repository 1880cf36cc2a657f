"""Asks for every public address of a site, by the code of the folder that it runs in, and writes the answers down.

python -m tests.upgrade.pages.walk FOLDER [--asked FILE] [--alone]: FILE is a JSON list of the addresses that the walk begins
at, those of an earlier walk; without it these are all that the database knows of. Links are followed, unless --alone.
"""

import argparse
import datetime
import json
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from tests.upgrade.django_here import begin
from tests.upgrade.pages.addresses import certain_addresses, links_of
from tests.upgrade.pages.answers import HEADERS, Answer, write_answers

# A walk that finds so many has found a way that never ends.
MOST = 20_000
JAPAN = datetime.timezone(datetime.timedelta(hours=9))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--asked", type=Path)
    parser.add_argument("--alone", action="store_true")
    given = parser.parse_args()
    begin()
    begun = today()
    first = json.loads(given.asked.read_text(encoding="utf-8")) if given.asked else certain_addresses()
    answers = walk(first, follow=not given.alone)
    # A walk across midnight is of neither day: nothing is equal to it.
    day = begun if begun == today() else f"{begun} and the next"
    write_answers(given.folder, answers, day=day)
    print(len(answers))


def today() -> str:
    return datetime.datetime.now(JAPAN).date().isoformat()


def walk(first: Iterable[str], *, follow: bool) -> dict[str, Answer]:
    from django.test import Client

    client = Client(raise_request_exception=False)
    found: dict[str, Answer] = {}
    waiting = deque(sorted(first))
    while waiting:
        address = waiting.popleft()
        if address not in found:
            found[address] = ask(client, address)
            waiting.extend(links_of(address, found[address]) if follow else ())
        if len(found) > MOST:
            raise SystemExit(f"more than {MOST} addresses; the last: {address}")
    return found


def ask(client, address: str) -> Answer:
    said = client.get(address)
    body = b"".join(said.streaming_content) if said.streaming else said.content
    said.close()
    headers = tuple((name, said.headers[name]) for name in HEADERS if name in said.headers)
    return Answer(said.status_code, headers, body)


if __name__ == "__main__":
    main()
