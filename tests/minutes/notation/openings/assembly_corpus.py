"""Measures the reading of assembly minutes whose speakers are in the data: `python -m tests.minutes.notation.openings.assembly_corpus 300`.

A text is made of each meeting as assemblies print it: ○, the speaker's label, a full-width space, the words.
"""

import json
import lzma
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import mean, median, quantiles

from minutes.notation.document import Turn
from minutes.notation.parser import parse

CORPUS = Path(__file__).resolve().parents[5] / "shared" / "corpus" / "shinagawa"


@dataclass(frozen=True)
class Score:
    """How one meeting was read. `silent`: speaker's lines that are neither a turn nor a problem."""

    f1: float
    invented: int
    silent: int
    problems: int


def meetings(count: int) -> Iterator[tuple[str, dict[int, str]]]:
    """Yields text and speakers by line of `count` meetings, spread over all years."""
    files = sorted(CORPUS.glob("*.jsonl.xz"))
    for file in files:
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            for line in islice(lines, -(-count // len(files))):
                yield as_printed(json.loads(line))


def as_printed(meeting) -> tuple[str, dict[int, str]]:
    lines, speakers = [meeting["title"] + "会議録", f"開催日：{meeting['dateIso']}", ""], {}
    for voice in meeting["voices"]:
        first, *more = voice["text"].split("\n")
        if voice["speaker"]:
            speakers[len(lines) + 1] = voice["speaker"]
        lines += [f"○{voice['speaker']}　{first}", *more]
    return "\n".join(lines), speakers


def score(text: str, speakers: dict[int, str]) -> Score:
    document = parse(text)
    turns = {
        line: block.label
        for line, block in zip(document.lines, document.blocks, strict=True)
        if isinstance(block, Turn)
    }
    right = len(turns.items() & speakers.items())
    told = {problem.line for problem in document.problems}
    return Score(
        f1=2 * right / (len(turns) + len(speakers)) if turns or speakers else 1.0,
        invented=len(turns.keys() - speakers.keys()),
        silent=len(speakers.keys() - turns.keys() - told),
        problems=len(document.problems),
    )


def main(count: int) -> None:
    scores = [score(*meeting) for meeting in islice(meetings(count), count)]
    problems = [one.problems for one in scores]
    print(f"meetings {len(scores)}, mean F1 {mean(one.f1 for one in scores):.4f}")
    print(f"invented {sum(one.invented for one in scores)}, silent {sum(one.silent for one in scores)}")
    print(f"problems a meeting: median {median(problems)}, p95 {quantiles(problems, n=20)[-1]}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
