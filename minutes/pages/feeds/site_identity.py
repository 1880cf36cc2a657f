"""By what entries of feeds and calendars are known for ever: an identity of the site, and the name of what they tell of.

Scheme and host may change, and none of them is in it. It is made of the journal's identity, which is made once at the
first migrate, and which a restore and copy_database keep.
"""

import uuid

from minutes.models import JournalState

# Of this program: no other makes names in it.
NAMESPACE = uuid.UUID("a4b1e6de-5d1e-4f6e-9f0c-0f7a3c1d9b52")


class SiteIdentity:
    """The identity of the site, read once for all entries of an answer. One query."""

    def __init__(self) -> None:
        identity = JournalState.objects.values_list("identity", flat=True).get()
        self.namespace = uuid.uuid5(NAMESPACE, identity)

    def id_of(self, *names: str | int) -> uuid.UUID:
        """Returns the identity of what these names name: id_of("record", "2026-09-03-1")."""
        return uuid.uuid5(self.namespace, " ".join(map(str, names)))
