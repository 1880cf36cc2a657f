"""Lets each client ask so many times a minute (API_REQUESTS_A_MINUTE), and tells whoever asks more often when to go on.

Each process counts for itself, in memory: a bucket of tokens for each address, one token a request. So a full bucket
serves a burst, and it fills again evenly: a reader who asks once a second with the default is never held up. With several
processes a client may be let through more often; the server in front can count for all of them (docs/operations.md §1).
"""

import math
import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from django.conf import settings

from minutes.api.problems import problem
from minutes.client_address import client_address
from minutes.pages.kokkai import api as kokkai

ADDRESS = "/api/"
# So many clients are remembered. The one that asked longest ago is forgotten first; its bucket is the fullest.
MOST_CLIENTS = 10_000


@dataclass
class Bucket:
    """tokens: requests that are let through, as of the moment `at`, in seconds of the monotonic clock."""

    tokens: float
    at: float


class Buckets:
    """The buckets of all clients, by address."""

    def __init__(self, most: int = MOST_CLIENTS):
        self.most = most
        self.of_clients: OrderedDict[str, Bucket] = OrderedDict()
        self.lock = Lock()

    def seconds_to_wait(self, client: str, *, a_minute: int, now: float) -> int:
        """Takes a token and returns 0, or returns in how many seconds there will be one."""
        with self.lock:
            bucket = self.of_clients.pop(client, None) or Bucket(a_minute, now)
            filled = bucket.tokens + (now - bucket.at) * a_minute / 60
            bucket.tokens, bucket.at = min(a_minute, filled), now
            self.of_clients[client] = bucket
            while len(self.of_clients) > self.most:
                self.of_clients.popitem(last=False)
            if bucket.tokens < 1:
                return math.ceil((1 - bucket.tokens) * 60 / a_minute)
            bucket.tokens -= 1
            return 0


buckets = Buckets()


def rate_limit(get_response):
    """Middleware: 429 with Retry-After below /api/ for whoever asks too often. 0 is no limit. A program of the Diet's is
    told so in the form of that API."""

    def middleware(request):
        a_minute = settings.API_REQUESTS_A_MINUTE
        if not a_minute or not request.path_info.startswith(ADDRESS) or request.method == "OPTIONS":
            return get_response(request)
        wait = buckets.seconds_to_wait(client_address(request), a_minute=a_minute, now=time.monotonic())
        if wait and request.path_info.rstrip("/") in kokkai.ADDRESSES:
            return kokkai.asked_too_often(request, wait)
        if wait:
            return problem(429, {"Retry-After": str(wait), "Cache-Control": "no-store"}, retry_after=wait)
        return get_response(request)

    return middleware
