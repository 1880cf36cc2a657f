"""Prints measurements as a page of Markdown. Pure."""

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def written(kept: dict) -> str:
    """Returns docs/benchmarks.md: every report of search, by size, and then the pages."""
    search = [_part(report) for report in sorted(kept["search"].values(), key=_by_size)]
    pages = [_pages(report) for _, report in sorted(kept["pages"].items(), reverse=True)]
    against = [_against(report) for report in kept.get("against", {}).values()]
    return "\n\n".join([SEARCH, *search, *against, PAGES, *pages]) + "\n"


SEARCH = """# Benchmarks

# Search

`make bench`. Times are milliseconds of **processor time**, of the program and of the database together, the shortest
of three runs each: a clock would have measured what else the machine did. p50 and p95 are over the words of a class
(60 for ours, 2 to 4 for the others).

The text is `../shared/corpus/shinagawa`: the real minutes of one municipality's assembly. There is one municipality
in it, so each meeting was given to one of 64 organisations by its hash. It was loaded through the program's own
import and publication. Words are runs of kanji or katakana of one length, drawn from the text.

- 走査 is `LIKE '%…%'` over the folded text, which is what a search without an index does.
- FTS5 unicode61 and FTS5 trigram are SQLite's own tokenizers over the same folded text; 見つかる is the part of the
  true hits that they find. Ours finds all of them: `make bench-exact` holds it against a plain scan.
- 250,000 remarks are all that the corpus has; more are drawn from it again."""

PAGES = """# Pages

`make bench-pages`. Processor milliseconds of our process for one request through the whole of Django and our
middleware; median of 11 rounds of 30 requests (2 where it renders), the pages taking turns. The floor (素の Django)
is a view in the same process and behind the same middleware that returns the very bytes of the page. ふつうの Django draws
the same record with two queries and plain Django templates (`tests/benchmarks/plain/`). 描く renders, and keeps what it
has rendered in the folder for all processes; 枠だけ描く takes it from there and draws head and foot of the site;
描いてあるものを送る sends the body that the process has kept under the same ETag (what every reader but the first
after a change gets); 304 answers a browser that has the page. All but the floor read the counters of what changed
from the database first. There are 12 published meetings and the whole registry."""


def _by_size(report):
    return report["remarks"], report["database"] != "sqlite"


def _part(report):
    rivals = list(report["rivals"])
    head = ["ことば", "件数 p50 / 最多", "件数を数える p50 / p95", "新しい20件 p50 / p95"]
    lines = [_row([*head, *rivals]), _row(["---"] * (len(head) + len(rivals)))]
    lines += [_class(report, label, rivals) for label in report["ours"]]
    return f"""## {NAMES[report["database"]]}、{report["remarks"]:,} 発言（{report["meetings"]:,} 会議）

{_measured(report)}

{chr(10).join(lines)}
{_questions(report)}
- 一つの団体の新しい20件: {_spread(report["municipality"])}
- 検索のページ全体（2字のことば）: {_spread(report["page"])}
{_loading(report)}
- 索引の大きさ: 本文の1バイトあたり {report["index_bytes"] / report["text_bytes"]:.2f} バイト
- 一つの訂正の公開: {report["correction_ms"]:.1f} ms"""


def _questions(report):
    """What was measured from 2026-11-30 on; reports of before have none of it."""
    if "questions" not in report:
        return ""
    lines = [
        "",
        "| 問い | 件数 p50 | 件数を数える p50 / p95 | ページ全体 p50 / p95 |",
        _row(["---"] * 4),
    ]
    for name, asked in report["questions"].items():
        lines.append(_row([name, f"{asked['hits']:.0f}", _spread(asked["count"]), _spread(asked["page"])]))
    records = report["records"]
    return f"""{chr(10).join(lines)}

- 会議録のページを描く: {_spread(records["drawn"])}
- 別の会議の公開の後に、開いたことのある会議録{records["asked"]}を見直す: {records["unchanged"]}は304、一つ {records["after"]:.2f}"""


def _loading(report):
    if "rate_moved" in report:
        return f"- SQLite からの引越し（copy_database）: 毎秒 {report['rate_moved']:.0f} 発言（時計）"
    if "rate" not in report:
        return "- 読み込み: 前に読み込んだデータベースを測った"
    clock, processor = report["rate"], report["rate_processor"]
    return f"- 読み込み（取込みと公開）: 毎秒 {clock:.0f} 発言（時計）、毎秒 {processor:.0f} 発言（処理時間）"


def _pages(report):
    lines = [
        "| ページ | バイト | 素の Django | ふつうの Django | 描く | 枠だけ描く | 描いてあるものを送る | 素との比 | 304 | 素との比 |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, page in report["pages"].items():
        kept, unchanged = page["kept"], page["unchanged"]
        plain, framed = (f"{page[kind]:.2f}" if kind in page else "" for kind in ("plain", "framed"))
        cells = [name, f"{page['bytes']:,}", f"{page['bare']:.2f}", plain, f"{page['drawn']:.2f}", framed]
        cells += [
            f"{kept:.2f}",
            f"{kept / page['bare']:.2f}",
            f"{unchanged:.2f}",
            f"{unchanged / page['bare']:.2f}",
        ]
        lines.append(_row(cells))
    return f"""## {NAMES[report["key"]]}

{_measured(report)}

{chr(10).join(lines)}"""


def _against(report):
    """A comparison of two states of the program over one database, taken in one run."""
    lines = [
        _row([report["unit"], report["before"], report["after"], "比"]),
        _row(["---", "--:", "--:", "--:"]),
    ]
    lines += [
        _row([name, f"{before:.1f}", f"{after:.1f}", f"{after / before:.2f}"])
        for name, before, after in report["pages"]
    ]
    return f"""## {report["title"]}

{report["said"]}

{chr(10).join(lines)}"""


def _measured(report):
    return f"Measured on {report['day']} ({report['machine']})."


def _class(report, label, rivals):
    ours = report["ours"][label]
    cells = [
        label,
        f"{ours['hits']['p50']:.0f} / {ours['hits']['most']}",
        _spread(ours["count"]),
        _spread(ours["newest"]),
    ]
    for rival in rivals:
        measured = report["rivals"][rival][label]
        ratio = measured["p50"] / ours["count"]["p50"]
        share = "" if measured["found"] == 1 else f"、見つかる {measured['found']:.0%}"
        cells.append(f"{measured['p50']:.2f}（{_times(ratio)}倍{share}）")
    return _row(cells)


def _times(ratio):
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}"


def _spread(times):
    return f"{times['p50']:.2f} / {times['p95']:.2f}"


def _row(cells):
    return f"| {' | '.join(cells)} |"
