"""What was measured, as a page of Markdown. Pure."""

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def written(reports: list[dict], *, day, machine: str) -> str:
    """docs/benchmarks.md of a run."""
    return "\n\n".join([_head(day, machine), *(_part(report) for report in reports)]) + "\n"


def _head(day, machine):
    return f"""# Benchmarks of search

Measured by `make bench` on {day} ({machine}). Times are milliseconds of **processor time**, of the program and of
the database together, the shortest of three runs each: the machine had other work to do, and a clock would have
measured that. p50 and p95 are over the words of a class (60 for ours, 8 for the others).

The text is `../shared/corpus/shinagawa`: the real minutes of one municipality's assembly. There is one municipality
in it, so each meeting was given to one of 64 organisations by its hash. It was loaded through the program's own
import and publication. Words are runs of kanji or katakana of one length, drawn from the text.

- 走査 is `LIKE '%…%'` over the folded text, which is what a search without an index does.
- FTS5 unicode61 and FTS5 trigram are SQLite's own tokenizers over the same folded text; 見つかる is the part of the
  true hits that they find. Ours finds all of them: `manage.py check_search` holds it against a plain scan."""


def _part(report):
    rivals = list(report["rivals"])
    head = ["ことば", "件数 p50 / 最多", "件数を数える p50 / p95", "新しい20件 p50 / p95"]
    lines = [_row([*head, *rivals]), _row(["---"] * (len(head) + len(rivals)))]
    lines += [_class(report, label, rivals) for label in report["ours"]]
    return f"""## {NAMES[report["database"]]}、{report["remarks"]:,} 発言（{report["meetings"]:,} 会議）

{chr(10).join(lines)}

- 一つの団体の新しい20件: {_spread(report["municipality"])}
- 検索のページ全体（2字のことば）: {_spread(report["page"])}
- 読み込み（取込みと公開）: 毎秒 {report["rate"]:.0f} 発言（時計）、毎秒 {report["rate_processor"]:.0f} 発言（処理時間）
- 索引の大きさ: 本文の1バイトあたり {report["index_bytes"] / report["text_bytes"]:.2f} バイト
- 一つの訂正の公開: {report["correction_ms"]:.1f} ms"""


def _class(report, label, rivals):
    ours = report["ours"][label]
    cells = [
        label,
        f"{ours['hits']['p50']:.0f} / {ours['hits']['most']}",
        _spread(ours["count"]),
        _spread(ours["newest"]),
    ]
    for rival in rivals:
        found = report["rivals"][rival][label]
        ratio = found["p50"] / ours["count"]["p50"]
        share = "" if found["found"] == 1 else f"、見つかる {found['found']:.0%}"
        cells.append(f"{found['p50']:.2f}（{_times(ratio)}倍{share}）")
    return _row(cells)


def _times(ratio):
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}"


def _spread(found):
    return f"{found['p50']:.2f} / {found['p95']:.2f}"


def _row(cells):
    return f"| {' | '.join(cells)} |"
