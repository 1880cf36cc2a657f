"""Assembly minutes whose speakers stand in the data: twenty meetings of fifteen years."""

from itertools import islice

import pytest

from tests.minutes.notation.openings.assembly_corpus import CORPUS, meetings, score


@pytest.mark.long  # half a million characters
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus lies outside the project")
def test_every_speaker_is_read_or_told_and_none_is_invented():
    scores = [score(*meeting) for meeting in islice(meetings(20), 20)]
    assert sum(one.f1 for one in scores) / len(scores) >= 0.99
    assert [(one.invented, one.silent) for one in scores] == [(0, 0)] * len(scores)
