"""Laws of the manuscript: save and write give the edited text back, and no unedited row is written."""

from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes.desk.manuscript.alignment import without_number
from minutes.desk.manuscript.compared_manuscript import compare_manuscript
from minutes.desk.manuscript.save_manuscript import save_manuscript
from minutes.desk.manuscript.working_document import load_rows, stored_document
from minutes.models import AgendaItem, Body, Meeting, Utterance
from minutes.notation.document import Item, Question, Turn
from minutes.notation.document import Presentation as Brought
from minutes.notation.labels import labels_of
from minutes.notation.parser import parse
from minutes.notation.reading.item_kinds import item_kind
from minutes.notation.writer import write
from tests.builders import clerk
from tests.minutes.notation.strategies import documents
from tests.texts import tries

pytestmark = pytest.mark.django_db
# Without Presentation: under another item one may become an inquiry, and then its row changes and its words do not.
MODELS = (AgendaItem, Utterance)


@st.composite
def edited(draw, standing):
    """Draws an edit of the blocks: some left out, some rewritten, perhaps in another order, with new ones in between."""
    kept = [block for block in standing if draw(st.integers(0, 5))]
    kept = draw(st.permutations(kept)) if draw(st.booleans()) else kept
    changed = [_rewritten(draw, block) if not draw(st.integers(0, 3)) else block for block in kept]
    for block in draw(documents).blocks[:2]:
        changed.insert(draw(st.integers(0, len(changed))), without_number(block))
    return tuple(changed)


def _rewritten(draw, block):
    """Returns a block of the same kind and number with other words."""
    if isinstance(block, Item):
        return replace(block, title=block.title + "改")
    if isinstance(block, Brought):
        return replace(block, label="改め市", titles=("改めた題", *block.titles))
    if isinstance(block, Turn) and draw(st.booleans()):
        return replace(block, label="改め町")
    return replace(block, text="改めた。\n" + block.text)


def unnumbered(document):
    return replace(
        document, title=document.title or "会議", blocks=tuple(map(without_number, document.blocks))
    )


def savable(document):
    """Returns the document without questions that stand under no inquiry, and with no name both present and only
    answering: a save refuses these."""
    item = above = ""
    blocks = []
    for block in document.blocks:
        if isinstance(block, Item):
            item, above = item_kind(block.title), ""
        elif isinstance(block, Brought):
            above = item
        if not isinstance(block, Question) or (
            above == "inquiries" and len(set(block.choices)) == len(block.choices)
        ):
            blocks.append(block)
    document = replace(document, blocks=tuple(blocks))
    present = labels_of(document)
    return replace(document, answering=tuple(label for label in document.answering if label not in present))


def without_new_numbers(document, numbers):
    """Returns the document without the numbers that the save gave."""
    return replace(
        document,
        blocks=tuple(
            block if block.number in numbers else without_number(block) for block in document.blocks
        ),
    )


def touched():
    return {
        (model, row.number) for model in MODELS for row in model.history.filter(history_change_reason="二")
    }


def compared_with(meeting, document):
    return compare_manuscript(rows=load_rows(meeting), document=document)


@settings(
    max_examples=tries(30),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=documents, again=st.data())
def test_save_then_write_gives_the_edited_manuscript_back_and_leaves_the_rest_alone(db, first, again):
    with transaction.atomic():
        by = clerk()
        meeting = Meeting.objects.create(body=Body.objects.create(key="k", name="会"), title="会議")
        first = savable(unnumbered(first))
        save_manuscript(compared=compared_with(meeting, first), revision=0, by=by, reason="一")
        stands = stored_document(meeting)
        assert without_new_numbers(stands, set()) == first

        wanted = savable(
            replace(
                stands,
                blocks=again.draw(edited(stands.blocks)),
                venue=again.draw(st.sampled_from(["", "別室"])),
            )
        )
        read = parse(write(wanted))
        assert read == wanted
        meeting.refresh_from_db()
        found = compared_with(meeting, read)
        save_manuscript(compared=found, revision=meeting.revision, by=by, reason="二")
        now = stored_document(meeting)
        numbers = {block.number for block in wanted.blocks} - {None}
        assert without_new_numbers(now, numbers) == wanted
        assert parse(write(now)) == now
        kept = {entry.block.number for entry in found.alignment.entries if entry.kept}
        assert {number for _, number in touched()} & kept == set()
        new = {block.number for block in now.blocks} - {block.number for block in stands.blocks}
        assert all(number > max((block.number for block in stands.blocks), default=0) for number in new)
        transaction.set_rollback(True)
