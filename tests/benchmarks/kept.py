"""Keeps measurements in docs/benchmarks.json, each until it is measured again, and prints them as docs/benchmarks.md."""

import datetime
import json
import os
import platform
from pathlib import Path

from tests.benchmarks.report import written

ROOT = Path(__file__).resolve().parents[2]
KEPT, REPORT = ROOT / "docs" / "benchmarks.json", ROOT / "docs" / "benchmarks.md"


def keep(part: str, report: dict) -> None:
    """Replaces the report of the same `key` in a part ("search" or "pages"), and writes the document again."""
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {"search": {}, "pages": {}}
    machine = f"{os.cpu_count()} 個の処理装置、{platform.machine()}、{platform.system()}、Python {platform.python_version()}"
    kept[part][report["key"]] = report | {"day": datetime.date.today().isoformat(), "machine": machine}
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    REPORT.write_text(written(kept), encoding="utf-8")
