"""How an edition stands to the others of its meeting: which is the newest, and what was corrected since. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """`since`: how many editions came after; `places`: how many blocks they corrected in all, each counted once.

    `corrected`: the keys that this edition or one before it corrected; `numbers` those of the talk among them.
    """

    newest: int
    since: int
    places: int
    corrected: frozenset[str]
    ever: bool

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(int(key[1:]) for key in self.corrected if key[0] == "u" and key[1:].isdecimal())


def standing(edition, editions) -> Standing:
    """`editions` are all of the meeting, each with `number` and `corrected` ("u12,h90" or None)."""
    later = [one for one in editions if one.number > edition.number]
    until_now = [one for one in editions if one.number <= edition.number]
    return Standing(
        newest=max(one.number for one in editions),
        since=len(later),
        places=len(_keys(later)),
        corrected=_keys(until_now),
        ever=bool(_keys(editions)),
    )


def _keys(editions):
    return frozenset(key for one in editions for key in (one.corrected or "").split(",") if key)
