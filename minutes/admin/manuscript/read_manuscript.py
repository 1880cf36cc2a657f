"""How a manuscript reads, for the preview beside it: asked by the page's script whenever typing rests."""

import hashlib
import json
from dataclasses import asdict
from itertools import takewhile

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from minutes.admin.manuscript.check_manuscript import check_manuscript
from minutes.admin.manuscript.typed_manuscript import sent_manuscript
from minutes.admin.meeting_page import meeting_page
from minutes.desk.manuscript.block_words import manuscript_words
from minutes.notation.document import Item, Narration, Presentation, Question, Turn
from minutes.notation.vocabulary import BLOCK_KINDS


@require_POST
@meeting_page("minutes.change_meeting")
def read_view(request, meeting):
    """Returns how a text reads: the blocks that differ from those shown, the line of each, doubts, counts. Stores nothing.

    The page sends the signs of the blocks that it shows, in order. Of 500 turns all blocks are half a megabyte; one word
    typed changes one of them.
    """
    checked = check_manuscript(meeting, sent_manuscript(request).text, {})
    document = checked.document
    unknown = {doubt.label for doubt in checked.doubts if doubt.label}
    blocks = [_signed(_block(block, unknown)) for block in document.blocks]
    answer = {
        **_differing(blocks, request.POST.get("shown", "").split(",")),
        "lines": list(document.lines),
        "doubts": [asdict(doubt) for doubt in checked.doubts],
        "counts": _counts(document.blocks),
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


def _differing(blocks: list[dict], shown: list[str]) -> dict:
    """Returns `blocks` between the `first` and the `last` so many that are shown already, by their signs."""
    signs = [block["sign"] for block in blocks]
    first = _alike(signs, shown)
    last = _alike(signs[first:][::-1], shown[first:][::-1])
    return {"first": first, "last": last, "blocks": blocks[first : len(blocks) - last]}


def _alike(some: list[str], others: list[str]) -> int:
    """Returns how many signs two lists have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))


def _signed(block: dict) -> dict:
    """Adds a short hash of all that is shown of a block."""
    words = json.dumps(block, ensure_ascii=False)
    return block | {"sign": hashlib.blake2b(words.encode(), digest_size=6).hexdigest()}


def _block(block, unknown: set[str]) -> dict:
    match block:
        case Item(title):
            kind, label, words = "item", "", [title]
        case Presentation(label, titles):
            kind, words = "presentation", list(titles)
        case Question():
            kind, label, words = "question", "", manuscript_words(block).split("\n")
        case Turn(label, text):
            kind, words = "turn", text.split("\n")
        case _:
            kind, label, words = "narration", "", block.text.split("\n")
    return {"kind": kind, "number": block.number, "label": label, "words": words, "unknown": label in unknown}


def _counts(blocks) -> dict[str, int]:
    types = {
        "item": Item,
        "presentation": Presentation,
        "question": Question,
        "turn": Turn,
        "narration": Narration,
    }
    return {
        name: sum(isinstance(block, types[kind]) for block in blocks) for kind, name in BLOCK_KINDS.items()
    }
