"""Loads the corpus into a database, by the program's own import and publication."""

import time
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.utils import timezone

from members.models import Organisation
from minutes.desk.importing.import_text import import_text
from minutes.desk.workflow.accounts import system_account
from minutes.models import Edition
from minutes.publication.publish import publish
from minutes.search.engines.choose import engine
from tests.benchmarks.corpus import ORGANISATIONS, manuscript, resampled, sittings


@dataclass(frozen=True)
class Loaded:
    meetings: int
    remarks: int
    seconds: float
    processor: float

    @property
    def rate(self) -> float:
        return self.remarks / self.seconds


def unique_names() -> list[str]:
    """Returns the names of 64 municipalities, each of which no other organisation ever bore."""
    living = Organisation.objects.filter(kind="city", valid_to=None).order_by("key")
    names = list(living.values_list("name", flat=True))
    every = list(Organisation.objects.values_list("name", flat=True))
    return [name for name in names if every.count(name) == 1][:ORGANISATIONS]


def load(folder: Path, remarks: int, show=print) -> Loaded:
    """Imports and publishes meetings until there are that many remarks. The manuscripts are made before the clock starts."""
    names, by, manuscripts, meetings, done = unique_names(), system_account(), [], 0, 0
    for sitting in chain(sittings(folder), resampled(folder)):
        manuscripts.append((manuscript(sitting, names), len(sitting.remarks)))
        done += len(sitting.remarks)
        if done >= remarks:
            break
    done, begun, used = 0, time.perf_counter(), time.process_time()
    for text, number in manuscripts:
        meeting, _ = import_text(text=text, by=by)
        publish_final(meeting, by)
        meetings, done = meetings + 1, done + number
        if meetings % 200 == 0:
            show(f"  {done} 発言、毎秒 {done / (time.perf_counter() - begun):.0f}")
    engine().store.merge_pending()
    return Loaded(meetings, done, time.perf_counter() - begun, time.process_time() - used)


def publish_final(meeting, by, reason: str = "") -> None:
    """Publishes a meeting at the revision that it was read with, by no more queries than a publication takes itself."""
    publish(
        meeting=meeting,
        revision=meeting.revision,
        status=Edition.Status.FINAL,
        by=by,
        at=timezone.now(),
        reason=reason,
    )
