"""What differs on purpose since the pages lead a reader on: the first page, records, remarks, words."""

import re

from tests.upgrade.pages.named_difference import NamedDifference, chained, substitution

# What is left of the page of one remark: what it says of a removal, the words, and all that comes after the citation.
OF_REMARK = re.compile(
    rb'<p class="note strong">.*?</p>'
    rb'|<div class="words remark-words">(.*?)</div>\s*(?=<p class="(?:turn-no|remark-ways)">)'
    rb'|<section class="block" aria-labelledby="steps">.*?</section>',
    re.S,
)


def words_of_a_remark(answer: bytes) -> bytes:
    """Keeps of the page of a remark its head, the words, what is said of a removal, and the wordings."""
    head, found, main = answer.partition(b"</header>\n<")
    if not found or b"remark-words" not in main:
        return answer
    head = re.sub(rb'<nav class="crumb".*?</nav>', b"", head, flags=re.S)
    return head + b"\n".join(piece[0].strip() for piece in OF_REMARK.finditer(b"<" + main))


OF_PAGES = (
    NamedDifference(
        name="wordings left out in print",
        reason="A remark that never changed prints its words once. First, since others look at that part.",
        addresses=r"/meetings/[^/]+/u/.*",
        change=substitution(r'(<section class="block) again(?=" aria-labelledby="steps">)', r"\1"),
    ),
    NamedDifference(
        name="a second sheet",
        reason="What leads a reader on has a sheet of its own.",
        addresses=r".*",
        change=substitution(r'<link rel="stylesheet" href="/static/reading.css">\n'),
    ),
    NamedDifference(
        name="the first page",
        reason="It has one box, the newest correction, the meetings to come, the map and the newest records, in this order.",
        addresses=r"/(\?.*)?",
        change=substitution(r"<main(?s:.*)</main>"),
    ),
    NamedDifference(
        name="the 会議体 of a hit and of a remark",
        reason="Lists of hits and the heads of the pages of a remark name the 会議体, which the title need not say.",
        addresses=r"/(search|organisations|meetings)/.*",
        change=chained(
            substitution(
                r'(<p class="from"><time[^>]*>[^<]*</time>[^<]*)<span class="west">[^<]*</span>　(?:(?!　)[^<])*',
                r"\1",
            ),
            substitution(r'(<p class="kicker">)<span class="keep">[^<]*</span>　', r"\1"),
            substitution(r'(</p>\n    <p class="more">)[^<]+(?=</p>)', r"\1"),
        ),
    ),
    NamedDifference(
        name="both calendars",
        reason="Lists say the western year below the day of the era.",
        addresses=r".*",
        change=substitution(r'<span class="west">[^<]*</span>'),
    ),
    NamedDifference(
        name="six columns on a phone",
        reason="The map has six columns on a phone, and says whose words it does not count.",
        addresses=r"/organisations/(\?.*)?",
        change=chained(
            substitution(r'class="tiles six"', 'class="tiles"'),
            substitution("どの団体か特定していない名の発言は入れていません。"),
        ),
    ),
    NamedDifference(
        name="a report without a cookie",
        reason="The form of a reader's report holds no token, so it is kept by caches like any page.",
        addresses=r"/meetings/[^/]+/u/[0-9]+/report/",
        change=chained(
            substitution(r'<input type="hidden" name="csrfmiddlewaretoken"[^>]*>'),
            substitution(r"Cache-Control: [^\n]*"),
        ),
    ),
    NamedDifference(
        name="pages of errors",
        reason="They say what happened in a reader's words.",
        addresses=r".*",
        change=substitution(r"(\A[45][0-9]{2}\n(?s:.*?))<title>(?s:.*)</main>", r"\1"),
    ),
    NamedDifference(
        name="texts of the site to begin with",
        reason="They say what the site has set or what was checked, that no page sets a cookie, and 申出 and ダウンロード.",
        addresses=r"/(about|terms|accessibility|privacy|contact)/",
        change=chained(
            substitution(r"<main(?s:.*)</main>"),
            substitution(r'<meta (name="|property="og:)description"[^>]*>'),
        ),
    ),
    NamedDifference(
        name="the word for an address",
        reason="ウェブのアドレス instead of 番地, and the part of it that names a meeting is called so; so in files and in /developers/.",
        addresses=r".*",
        change=chained(
            substitution("の、アドレスに使う名", "の番地"),
            substitution(
                "ウェブのアドレスのうち / で始まるものは、このサイトの中のものです。",
                "番地（/ で始まるもの）は、このサイトの中の番地です。",
            ),
            substitution("番地の新しい順", "会議の新しい順"),
            substitution("(OpenAPI の)文書の(アドレス)", r"\1\2"),
            substitution("ウェブのアドレス|アドレス", "番地"),
        ),
    ),
    NamedDifference(
        name="one word for one thing",
        reason="ページ and not 頁, くらべる and not 比べる, 購読 and not フィード (docs/glossary.md).",
        addresses=r".*",
        change=chained(
            substitution("頁", "ページ"),
            substitution("語ごとに比べて", "語ごとにくらべて"),
            substitution("国会の検索用API、フィード、", "国会の検索用API、購読（Atom）、"),
            substitution("<dd>フィード（Atom）", "<dd>購読（Atom）"),
            substitution("書き出していません", "ダウンロードするものはありません"),
        ),
    ),
    NamedDifference(
        name="an address that is too long for programs",
        reason="The API says 414 for it, and its document and /developers/ name it.",
        addresses=r"/developers/|/api/v1/openapi\.json",
        change=lambda answer: b"",
    ),
    NamedDifference(
        name="margins of a record, and turns as articles",
        reason="The number beside a turn leads to its page, marks lead to its wordings, and ties stand there too; a turn is an "
        "article with its speaker as the heading; mistakes are reported on the page of the remark.",
        addresses=r"/meetings/[^/]+/((editions|as-of)/[^/]+/)?(u/[0-9]+/)?(\?.*)?",
        change=chained(
            substitution(
                r'<article class="turn" id="u([0-9]+)" aria-labelledby="s\1"><h[34] class="speaker" id="s\1">(.*?)</h[34]>',
                r'<div class="turn" id="u\1">\n<p class="speaker">\2</p>',
            ),
            substitution(
                r'(<div class="turn" id="u[0-9]+">\n)<h3 class="speaker">(.*?)</h3>',
                r'\1<p class="speaker">\2</p>',
            ),
            substitution(r"</article>", "</div>"),
            substitution(
                r'<ul class="margin">(<li class="turn-no">)<a href="[^"]*/u/([0-9]+)/"><span class="vh">(この[^<]*)の(?:頁|ページ) </span>\2</a></li>.*?</ul>\s*',
                r"\n#\2 \3\n",
            ),
            substitution(
                r'<p class="turn-no"><a href="(?:#u[0-9]+|[^"]*/u/[0-9]+/)"><span class="vh">(この(?:発言|段落|見出し|題名))の(?:番地|ウェブのアドレス|頁|ページ) </span>([0-9]+)</a></p>\s*(<p class="turn-ways">.*?</p>)?\s*',
                r"\n#\2 \1\n",
            ),
            substitution(r'<p class="ties sub small">(?s:.*?)</p>'),
            substitution(r"\n\s*", "\n"),
        ),
    ),
    NamedDifference(
        name="who speaks, in the contents",
        reason="The contents of a record list the speakers with the number of their turns.",
        addresses=r"/meetings/[^/]+/((editions|as-of)/[^/]+/)?(\?.*)?",
        change=chained(
            substitution(r"\n?<details><summary>話し手(?s:.*?)</details>"),
            substitution(r"\s*(?=</nav>)"),
        ),
    ),
    NamedDifference(
        name="a remark in its place",
        reason="The page of a remark shows the turns before and after, the question and its answers, what it belongs to, and a "
        "citation in fields that can be copied. What it said before is compared: its words and its wordings.",
        addresses=r"/meetings/[^/]+/(editions/[^/]+/)?u/[0-9]+/(\?.*)?",
        change=chained(
            words_of_a_remark,
            substitution(r'<section class="block" aria-labelledby="cite">(?s:.*?)</section>\s*'),
        ),
    ),
    NamedDifference(
        name="the address of a remark is its page",
        reason="Hits, organisations, feeds, files and the form of a report lead to the page of a number, and no more to a place.",
        addresses=r"/search/.*|/organisations/.*|/meetings/[^/]+/u/[0-9]+/report/(\?.*)?",
        change=chained(
            substitution(r"(/meetings/[^/\"?#]+/)u/([0-9]+)/(\?[^\"#< ]*)?(?=[\"< ,\r])", r"\1#u\2"),
            substitution(r"(/meetings/[^/\"?#]+/)(\?[^\"#< ]*)?#u([0-9]+)", r"\1#u\3"),
            substitution(
                r'<p class="remark-ways"><a href="/meetings/[^"]*">(記録の中で読む|.*?の(?:頁|ページ)へ戻る)</a></p>'
            ),
        ),
    ),
    NamedDifference(
        name="the address of a remark is its page, for programs",
        reason="Of a remark, `record_url` is the page of the record, and `edition_url` the page of the remark in that edition.",
        addresses=r"/api/v1/.*|/developers/",
        change=chained(
            substitution(r'("record_url": ?"[^"#]*)#u[0-9]+(?=")', r"\1"),
            substitution(r'("edition_url": ?"[^"#]*/editions/[0-9]+/)(?:#u|u/)([0-9]+)/?(?=")', r"\1#u\2"),
            substitution("会議録の中の(?:番地|ウェブのアドレス)", "会議録の番地"),
            substitution("この版の中の(?:番地|ウェブのアドレス)", "この版の言葉の番地"),
            substitution(
                "最新の版。そこで削られた発言では、# の先がありません。url は残ります。",
                "この発言のある会議録の、最新の版。",
            ),
            substitution("いつもこの版。", "この版のこの言葉を、いつも示します。"),
        ),
    ),
    NamedDifference(
        name="withdrawals after an edition",
        reason="What was withdrawn after an edition is no correction of it, and is counted apart.",
        addresses=r"/meetings/[^/]+/(editions|as-of)/.*",
        change=substitution(
            r"(この版のあと、版を[0-9]+回改め)(、[0-9]+か所を訂正し)?(、[0-9]+か所のことばを取り消し)?ました。",
            r"\1ました。",
        ),
    ),
    NamedDifference(
        name="answers of an older edition",
        reason="The number of a written answer leads to its page in the edition that is read.",
        addresses=r"/meetings/[^/]+/editions/[^/]+/u/.*",
        change=substitution(r'(<a class="no" href="/meetings/[^/]+/)editions/[0-9]+/(?=u/)', r"\1"),
    ),
)
