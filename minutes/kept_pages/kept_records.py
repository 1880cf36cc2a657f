"""Keeps the page of each record without its frame, for all processes of a machine: the cache "records" (settings.CACHES).

One entry a meeting, under its address, so that whoever changes the meeting can delete it. The entry says by a tag what it
was made from, and nobody uses it under another. It bears a seal: who can write into the cache cannot write pages.
"""

import hashlib
import hmac
import logging

from django.conf import settings
from django.core.cache import BaseCache, caches

SEAL = hashlib.sha256().digest_size
LARGEST = 2 * 1024 * 1024
log = logging.getLogger("minutes.kept")


def read(address: str, tag: str) -> bytes | None:
    """Returns what was kept of a meeting's page under a tag; None where nothing was, or it is not whole."""
    try:
        entry = _cache().get(_key(address))
    except Exception as error:  # a server's own, whatever its client is called: no page fails for it
        return _told(error)
    kept, seal = (entry[SEAL:], entry[:SEAL]) if isinstance(entry, bytes) else (b"", b"")
    if not kept.startswith(tag.encode() + b"\n") or not hmac.compare_digest(seal, _seal(address, kept)):
        return None
    return kept.partition(b"\n")[2]


def keep(address: str, tag: str, body: bytes) -> None:
    """Keeps a body in the place of the meeting's last one. Whoever calls looks at the counters again afterwards."""
    kept = tag.encode() + b"\n" + body
    if len(kept) <= LARGEST:
        try:
            _cache().set(_key(address), _seal(address, kept) + kept)
        except Exception as error:
            _told(error)


def forget(address: str) -> None:
    """Deletes what is kept of a meeting. It is never used again anyway; a cache that does not let go is told."""
    try:
        _cache().delete(_key(address))
    except Exception:
        log.exception("what is kept of %s could not be deleted", address)


def forget_all() -> None:
    """Deletes all that is kept. Raises what the cache raises."""
    _cache().clear()


class PlainBytes:
    """What Django's Redis writes and reads of an entry: its bytes. Its own would read pickles, which run as code."""

    def dumps(self, entry: bytes) -> bytes:
        return entry

    def loads(self, entry: bytes) -> bytes:
        return entry


def _cache() -> BaseCache:
    return caches["records"]


def _key(address):
    return f"record:{address}"


def _seal(address, kept):
    return hmac.digest(
        settings.SECRET_KEY.encode(), b"kept record " + address.encode() + b"\n" + kept, "sha256"
    )


def _told(error) -> None:
    log.warning("the cache of records does not answer (%s)", type(error).__name__)
