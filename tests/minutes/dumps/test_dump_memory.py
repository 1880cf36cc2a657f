"""A dump takes no more memory for many records than for few; python -m tests.benchmarks.dumping measures 100,000 remarks."""

import gc
import tracemalloc

import pytest

from minutes.dumps import compressed_files
from minutes.dumps.make_dump import build
from tests.builders import MANUSCRIPT, meetings_on_days, published

pytestmark = pytest.mark.django_db


def highest_of(folder) -> int:
    """Returns the bytes that building a dump takes at its highest."""
    folder.mkdir()
    gc.collect()
    tracemalloc.start()
    build(folder)
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest


@pytest.mark.long  # publishes thirty meetings
def test_eight_times_the_records_take_no_more_memory(tmp_path, monkeypatch):
    # So little is gathered that a small site fills it too.
    monkeypatch.setattr(compressed_files._Compressed, "GATHERED", 1000)
    meetings_on_days(4)
    highest_of(tmp_path / "first")  # what is made once: the shapes of the tables, compiled queries
    few = highest_of(tmp_path / "few")
    for day in range(1, 29):
        published(MANUSCRIPT.replace("令和8年9月3日", f"令和2年4月{day}日"))
    many = highest_of(tmp_path / "many")
    assert many < 1.1 * few
