"""What differs on purpose since programs read the site: the API, feeds, citations, heads of pages."""

import re

from tests.upgrade.pages.named_difference import NamedDifference, chained, substitution

ORGANISATION = re.compile(
    rb'<li><a href="/search/\?[^"]*organisation=[^"]*">[^<]*</a><span class="count">[0-9]+[^<]*</span></li>'
)


def organisations_sorted(answer: bytes) -> bytes:
    """Puts the choices of organisations into one order."""
    rows = iter(sorted(ORGANISATION.findall(answer)))
    return ORGANISATION.sub(lambda _: next(rows), answer)


STANDING_NAMES = (
    "役員の団体|オブザーバーの団体|傍聴の団体|そのほかの団体|事務局|議長・委員長・会長|理事者・説明員|議員・委員"
    "|参考人・公述人・証人|書記・議会事務局|立場の記載のない個人|立場"
)


OF_PROGRAMS = (
    NamedDifference(
        name="as what somebody speaks",
        reason="Who speaks, and as what, narrow a search; a person and 事務局 are not told to be organisations not yet identified.",
        addresses=r"/search/(\?.*)?|/organisations/\?.*",
        change=chained(
            substitution(
                r'<h2>(話した人|立場)</h2>\s*<ul class="choices">(?s:.*?)</ul>\s*(<details>(?:(?!</details>)(?s:.))*</details>\s*)?'
            ),
            substitution(r"この名の団体は、団体の表にありません。|団体の名ではありません。"),
            substitution(
                r"まだ(?:どの団体か)?特定されていない「([^」]*)」(?:の発言などが)?"
                r"|「([^」]*)」の名で話したもの(?:が)?",
                r"\1\2",
            ),
        ),
    ),
    NamedDifference(
        name="standing in the tables of hits",
        reason="The tables of hits have a column more, the last: as what somebody speaks.",
        addresses=r"/search/hits\.(csv|json)\?.*",
        change=chained(
            substitution(rf",*(,({STANDING_NAMES}))?(?=\r\n)"),
            substitution(r', "standing": "[^"]*"'),
        ),
    ),
    NamedDifference(
        name="citation by an address that always shows the edition",
        reason="A record, a remark and an inquiry are cited by the edition, also as BibTeX, RIS and CSL-JSON.",
        addresses=r"/meetings/[^/]+/((editions|as-of)/[^/]+/)?(u/[0-9]+/)?(\?.*)?",
        change=chained(
            substitution(r'\n?<p class="remark-ways">引用のファイル(?s:.*?)</p>'),
            substitution(r'<p class="cite">[^<]*</p>(\s*<p class="hint">[^<]*</p>)?'),
        ),
    ),
    NamedDifference(
        name="Akoma Ntoso of an edition",
        reason="The page of a record leads to the edition as Akoma Ntoso XML.",
        addresses=r"/meetings/[^/]+/((editions|as-of)/[^/]+/)?(\?.*)?",
        change=substitution(r'<a class="keep" href="[^"]*\.akn\.xml" rel="nofollow">[^<]*</a>　'),
    ),
    NamedDifference(
        name="identity and times of entries",
        reason="Entries are known by an identity of the site, say when they themselves came and changed, and who wrote them; "
        "a reason in the feed of corrections is text in HTML.",
        addresses=r"/(corrections|organisations)/.*feed/",
        change=chained(
            substitution(r"<(id|published|updated)>[^<]*</\1>"),
            substitution(r"<author><name>[^<]*</name></author>"),
            substitution(r"(<title>)　", r"\1"),
            substitution(r"&lt;br&gt;", "\n"),
            substitution(r"&amp;(amp|lt|gt);", r"&\1;"),
            substitution(r"&amp;#x27;", "'"),
            substitution(r"&amp;quot;", '"'),
        ),
    ),
    NamedDifference(
        name="feeds of new records, of meetings to come and of a search",
        reason="The front page, the list of meetings and a search name their feeds and their calendar.",
        addresses=r"/|/meetings/(\?.*)?|/search/(\?.*)?",
        change=chained(
            substitution(r'(?<=noindex">)\n<link rel="alternate"[^>]*>'),
            substitution(r'<link rel="alternate"[^>]*>(\n<link rel="alternate"[^>]*>)*'),
            substitution(r'<p class="end small">購読：(?s:.*?)</p>'),
            substitution(r'　<a href="[^"]*">購読（Atom）</a>'),
        ),
    ),
    NamedDifference(
        name="spellings that mean the same, and the order by relevance",
        reason="A search offers other spellings with their counts, has a switch for them, a third order, and NEAR in its hint.",
        addresses=r"/search/(\?.*)?",
        change=chained(
            substitution(r'\n *<section class="spelled"(?s:.*?)</section>'),
            substitution(r'<label class="check"><input[^>]*name="same"(?s:.*?)</label>'),
            substitution(r"\n? *<dt>表記ゆれ</dt><dd><a[^>]*>かなと長音の違う書き方も探す</a></dd>"),
            substitution(
                r'　(<a href="[^"]*order=relevance[^"]*">関連の高い順</a>|<strong>関連の高い順</strong>)'
            ),
            substitution(r'\n *<details class="ranking">(?s:.*?)</details>'),
            substitution(
                r"は空白も入れて一つのことば(です|、「A NEAR B」は同じ文の30字以内に両方あるところです)"
            ),
        ),
    ),
    NamedDifference(
        name="what programs read, and the page in English",
        reason="The foot of every page has a second row of links: 一括ダウンロード, プログラムから読む, English.",
        addresses=r".*",
        change=substitution(r'<ul>\n *<li><a href="/dumps/"(?s:.*?)</ul>(?=</nav>)'),
    ),
    NamedDifference(
        name="whose day an older edition prints",
        reason="Behind 最新は第3版 stood the day of the older edition that is shown, which now says so.",
        addresses=r"/meetings/[^/]+/(editions|as-of)/[^/]+/(u/[0-9]+/)?(\?.*)?",
        change=substitution(r'(?<=<span class="keep">)この版は(?=<time)'),
    ),
    NamedDifference(
        name="the word for a feed",
        reason="Whoever takes a feed 購読する, on every page.",
        addresses=r"/corrections/(\?.*)?|/organisations/(prefectures/)?[^/?]+/(\?.*)?",
        change=substitution(
            r"(の発言・発表のフィード|の発言・発表を購読する|更新を受け取る|訂正を購読する)（Atom）"
        ),
    ),
    NamedDifference(
        name="order of organisations with as many hits",
        reason="They stand by their search number; before, the plan of the database decided.",
        addresses=r"/search/(\?.*)?",
        change=organisations_sorted,
    ),
    NamedDifference(
        name="version in /healthz",
        reason="The health check names the version of the program.",
        addresses=r"/healthz",
        change=substitution(r"ok [0-9.]+", "ok"),
    ),
    NamedDifference(
        name="token of a form",
        reason="Django gives every page that holds a form to be sent a token of its own.",
        addresses=r"/meetings/[^/]+/u/[0-9]+/report/",
        change=substitution(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1"),
    ),
    NamedDifference(
        name="cursor of a page of hits",
        reason="The next page is named by a cursor with a version, no more by a number. The old addresses still answer.",
        addresses=r"/search/\?.*",
        change=substitution(r"(after=)[-0-9a-z]+", r"\1"),
    ),
    NamedDifference(
        name="meetings that an organisation attended",
        reason="An organisation's page lists the meetings that have it among the attendees.",
        addresses=r"/organisations/[^/?]+/(\?.*)?",
        change=chained(
            substitution(
                r'\n+(<section class="block" aria-labelledby="attended">(?s:.*?)</section>)?\n+(?=<p class="note"><a )',
                "\n",
            ),
            substitution(
                r'<li>(<a href="#attended">)?出席した会議(</a>)? <span class="num">[0-9]+</span></li>'
            ),
        ),
    ),
    NamedDifference(
        name="what others said of an organisation",
        reason="An organisation's page lists the remarks of others that name it.",
        addresses=r"/organisations/[^/?]+/(\?.*)?",
        change=chained(
            substitution(
                r'\n+(?:<section class="block" aria-labelledby="mentions">(?s:.*?)</section>\n+)?'
                r'(?=<section class="block" aria-labelledby="attended">|<p class="note"><a )',
                "\n",
            ),
            substitution(
                r'<li>(<a href="#mentions">)?ほかの団体が触れた発言(</a>)? <span class="num">[0-9]+</span></li>'
            ),
        ),
    ),
    NamedDifference(
        name="who was asked, and what answers it",
        reason="A search can ask for it, and the files of a search say it, behind what they said before.",
        addresses=r"/search/.*|/corrections/.*",
        change=chained(
            substitution(r",(尋ねた相手,答えた問いの番地,答えの番地|,,)\r\n", "\r\n"),
            substitution(r', "asked": "", "replies_to": "", "replied_by": ""'),
            substitution(r'<p>\s*<label for="(asked_of|answered_by)">(?s:.*?)</p>'),
            # The category of their corrections.
            substitution(r"\n?<li>(<[^>]*>)*問いと答えの結び付き(?s:.*?)</li>"),
        ),
    ),
    NamedDifference(
        name="search in what others said of an organisation",
        reason="The list of what others said leads to the search of all of it.",
        addresses=r"/organisations/[^/?]+/(\?.*)?",
        change=substitution(r'。<a href="/search/\?mentioned=[^"]*">この中を探す</a>'),
    ),
    NamedDifference(
        name="last day in the tables of hits",
        reason="CSV and JSON say the last day of a meeting, behind what they said before.",
        addresses=r"/search/hits\.(csv|json)\?.*",
        change=chained(
            substitution(r",(最後の日|[0-9]{4}-[0-9]{2}-[0-9]{2})\r\n", "\r\n"),
            substitution(r', "last_day": "[-0-9]+"'),
        ),
    ),
    NamedDifference(
        name="links of cited handouts",
        reason="資料1 in a text leads to the file of that handout, or to its row in the list.",
        addresses=r"/meetings/[^/?]+/((editions/[0-9]+/)?(u/[0-9]+/)?|as-of/[^/?]+/)(\?.*)?",
        change=substitution(
            r'<a href="(?:[^"]*#h[0-9]+|/files/[0-9a-f]{64}/[^"]+)"(?: aria-label="[^"]*")?>([^<]*)</a>'
            r'(?!<span class="from">)',
            r"\1",
        ),
    ),
    NamedDifference(
        name="redaction of a name",
        reason="A withdrawn name is printed as ［取消し］ with a link to the reason, and no more with its number.",
        addresses=r"/(meetings|search|corrections)/.*",
        change=chained(
            substitution(r"［取消し[0-9]+-[0-9]+］", "［取消し］"),
            substitution(
                r'<a href="#attendees">([^<]*［取消し］[^<]*)<span class="vh">（名は取り消されました）</span></a>',
                r"\1",
            ),
        ),
    ),
    NamedDifference(
        name="file of a withdrawn handout",
        reason="Older editions linked the file under its digest, though it answers 410, and compared it. Now it is gone.",
        addresses=r"/meetings/[^/]+/(editions/[0-9]+/|compare/[0-9]+\.\.\.[0-9]+/|corrections/)",
        change=chained(
            substitution(
                r'<a href="/files/[0-9a-f]{64}/%EF%BC%BB[^"]*">［取消し］</a><span class="from">[^<]*</span>',
                "［取消し］",
            ),
            substitution(r'<p class="same">[0-9]+か所は同じ</p>\n?'),
            substitution(
                r'<p class="note">(変わったのは[0-9]+か所です。|示すことのできる文言は同じです。).*</p>'
            ),
            substitution(
                r'<section class="pair"><h2>配付資料<br><a href="[^"]*">［取消し］</a>(?s:.*?)</section>\n?'
            ),
            substitution(
                r'<span class="marked">(［取消し］　［取消し］(?s:.*?)|<span class="sub">（取り消した文言は示しません）</span>'
                r"|取り消されました。)</span></td>"
            ),
        ),
    ),
    NamedDifference(
        name="file whose words are not searched",
        reason="The page of a record says beside a file that it is an image, encrypted, broken, or searched in part.",
        addresses=r"/meetings/[^/]+/((editions|as-of)/[^/]+/)?(\?.*)?",
        change=substitution(r'<span class="from">[^<]*検索され(ません|ます)</span>'),
    ),
    NamedDifference(
        name="spelling of quotation marks",
        reason="Jinja2 draws the public pages, and writes quotation marks of a text as numbers.",
        addresses=r".*",
        change=chained(substitution("&quot;", "&#34;"), substitution("&#x27;", "&#39;")),
    ),
    NamedDifference(
        name="prefectures of organisations without a code",
        reason="A prefecture counts whom its link finds: organisations whose code begins with its number.",
        addresses=r"/search/(\?.*)?",
        change=substitution(
            r'<h2>都道府県</h2>\n<ul class="choices">(?s:.*?)</ul>\n(?:<details>(?s:.*?)</details>)?\n'
        ),
    ),
    NamedDifference(
        name="turns linked with the answer that they speak of",
        reason="A turn leads to the cell of the matrix, and no more to its row; tallies of the answers stand above.",
        addresses=r"/meetings/[^/]+/(editions/[0-9]+/)?u/[0-9]+/(answers\.json)?(\?.*)?",
        change=chained(
            substitution(r'(<td role="cell") id="c[0-9]+-[0-9]+"', r"\1"),
            substitution(
                "その団体が話したか、その団体に触れた発言に移ります", "その回答か団体に触れた発言に移ります"
            ),
            substitution("触れている団体の回答", "触れている回答"),
            substitution(r"\n+", "\n"),
            substitution(r'"tallies":\[\],'),
        ),
    ),
    NamedDifference(
        name="licence of the setting",
        reason="The terms begin with the licence that is set, and the text of the site names none.",
        addresses=r"/terms/",
        change=substitution(
            r'(<section class="clause">(?:<h2>(?:ライセンス|利用できるもの|文章とデータの利用)</h2>)?'
            r'\s*<div class="clause-words">(?s:.*?)</section>\s*)+(?=<section class="clause"><h2>出典の書き方)'
        ),
    ),
    NamedDifference(
        name="bars that can be read on a phone",
        reason="Years are lines of HTML with a bar and a number, on the page of a prefecture too; no drawing 640 units wide.",
        addresses=r"/search/(\?.*)?|/organisations/prefectures/[^/]+/",
        change=chained(substitution(r'<figure class="chart">(?s:.*?)</figure>'), substitution(r"\n+", "\n")),
    ),
    NamedDifference(
        name="what crawlers leave alone of an organisation",
        reason="The lists of what an organisation said, narrowed, and its table say nothing that its pages do not say.",
        addresses=r"/robots\.txt",
        change=substitution(r"Disallow: /organisations/[^\n]*\n"),
    ),
    NamedDifference(
        name="standing for programs",
        reason="Speakers and hits say as what somebody speaks, and a search is narrowed by it.",
        addresses=r"/api/v1/.*|/developers/",
        change=chained(
            substitution(r'"standing": ?"[^"]*",? ?'),
            substitution(r"<tr><th scope=\"row\"><code>(standing|speaker)</code>(?s:.*?)</tr>\n"),
            substitution(r'"(?:speaker|standing)": ?\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\},? ?'),
        ),
    ),
    NamedDifference(
        name="all that an organisation said, and its capacity as printed",
        reason="The page of an organisation is searched within, begins with its newest words, counts by lines that lead to all that "
        "they count, and says its capacity as the record does; names of persons and 事務局 are no unidentified organisations.",
        addresses=r"/organisations/([^/?]+/)?(\?.*)?",
        change=chained(
            substitution(r' *<form class="search" role="search" action="/search/" aria-label(?s:.*?)</form>'),
            substitution(r'<section class="block" aria-labelledby="newest">(?s:.*?)</section>'),
            substitution(r"<dt>資格（記載のとおり）</dt><dd>[^<]*</dd>"),
            substitution(
                r'<section class="block" aria-labelledby="(years|other-speakers)">(?s:.*?)</section>'
            ),
            substitution(r'<section class="block" aria-labelledby="unidentified">(?s:.*?)</section>'),
            substitution(
                r'(<p class="sub small">新しい<span class="num">[0-9]+</span>件。)(?s:.*?)</p>', r"\1</p>"
            ),
            substitution(
                r' <span class="tag">[^<]*</span></p>\n    <p class="more"><span class="keep">',
                '</p>\n    <p class="more"><span class="keep">',
            ),
            substitution(r'<p class="small"><a href="/organisations/[^"]*/remarks/">(?s:.*?)</p>'),
            substitution(r"\s*\n\s*", "\n"),
        ),
    ),
    NamedDifference(
        name="what a head says",
        reason="Heads say the canonical address, a description, Open Graph and schema.org data, and what is not to be listed.",
        addresses=r".*",
        change=chained(
            substitution(r'<link rel="(canonical|search)"[^>]*>\n?|<link rel="alternate" hreflang[^>]*>\n?'),
            substitution(r'<meta (name="(theme-color|description|robots)"|property="og:[a-z_]+")[^>]*>\n?'),
            substitution(r'<script type="application/ld\+json">[^<]*</script>\n?'),
            substitution(r'\n+(?=</head>|<link rel="alternate")', "\n"),
        ),
    ),
    NamedDifference(
        name="title of its own",
        reason="The title of a page of a meeting says its day and, at the address of an edition, the edition; that of a list or a search "
        "its conditions and its page.",
        addresses=r"/(meetings|corrections|organisations|search)/.*",
        change=substitution("<title>[^<]*</title>"),
    ),
    NamedDifference(
        name="changes under other cursors",
        reason="A restored site may have lost changes: its cursors have another name.",
        addresses=r"/api/v1/changes(\?(?!since=).*)?",
        change=substitution(r"[0-9a-f]{16}\.[0-9]+", "cursor"),
    ),
    NamedDifference(
        name="changes begun anew",
        reason="Whoever follows a restored site by a cursor of before is told to begin anew.",
        addresses=r"/api/v1/changes\?since=.*",
        change=substitution(r'\{"reset": (true|false), "items": (?s:.*)\}', "followed"),
    ),
)
