"""Keeps a copy of everything that a site publishes, and drops what it withdraws. Python's standard library alone.

    python3 mirror.py https://kaigiroku.example.jp copy.json

Run it as often as you like: it asks only what changed since the last time. The copy is one JSON file: `objects` holds
each meeting and each edition by the end of its address, as the site's API gives it now (see /developers/).
"""

import json
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

API = "/api/v1/"


def ask(address):
    """The status and the value of an address, None where it is gone. Waits where the site is busy, as long as it says."""
    while True:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code in (404, 410):
                return error.code, None
            if error.code not in (429, 503):
                raise
            time.sleep(int(error.headers.get("Retry-After", 60)))


def follow(copy, site, ask=ask):
    """Brings a copy up to the site, and returns it."""
    copy = copy or {"cursor": "", "objects": {}}
    while True:
        since = f"&since={copy['cursor']}" if copy["cursor"] else ""
        _, told = ask(f"{site}{API}changes?limit=100{since}")
        if told["reset"]:  # the site returned to an older state: nothing that was read before holds
            copy["objects"].clear()
        for address in {address: None for change in told["items"] for address in change["objects"]}:
            status, value = ask(address)
            name = address.partition(API)[2]
            copy["objects"].pop(
                name, None
            )  # withdrawn, corrected or taken down: what was here before must go
            if status == 200:
                copy["objects"][name] = value
        copy["cursor"] = told["cursor"]
        if not told["items"] and not told["reset"]:
            return copy


if __name__ == "__main__":
    site, file = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
    file.write_text(json.dumps(follow(kept, site), ensure_ascii=False), encoding="utf-8")
