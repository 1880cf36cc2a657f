"""What differs on purpose since one box understands: search, corrections, organisations."""

import json
import re

from tests.upgrade.pages.named_difference import NamedDifference, chained, substitution


def without_organisations_of_the_api(answer: bytes) -> bytes:
    """Leaves out what the document and its page say of organisations, or the answer that is one."""
    if b"application/json" not in answer.partition(b"\n\n")[0]:
        return re.sub(
            rb'<details id="[^"]*([Oo]rganisation|Generation)[^"]*">(?s:.*?)</details>', b"", answer
        )
    head, _, body = answer.partition(b"\n\n")
    said = json.loads(body)
    for part in (said.get("paths", {}), said.get("components", {}).get("schemas", {})):
        for name in [name for name in part if re.search("[Oo]rganisation|OpenGeneration", name)]:
            del part[name]
    left = said if "openapi" in said else {}
    return head + b"\n\n" + json.dumps(left, ensure_ascii=False, sort_keys=True).encode()


OF_FINDING = (
    NamedDifference(
        name="corrections as news",
        reason="The list of corrections tells each as 誤 and 正, is narrowed by organisation and body, and leads to its CSV.",
        addresses=r"/corrections/(\?.*)?",
        change=chained(
            substitution(r'<main id="main"(?s:.*?)</main>'),
            substitution(r'(title="訂正" href="/corrections/feed/)[^"]*', r"\1"),
        ),
    ),
    NamedDifference(
        name="withdrawals apart from corrections, and what is equal unmarked",
        reason="The 正誤表 has the withdrawals of an edition in a table of their own, with day and rule, counts them apart, and "
        "marks no line that is equal.",
        addresses=r"/meetings/[^/]+/corrections/",
        change=substitution(r"<main(?s:.*)</main>"),
    ),
    NamedDifference(
        name="equal lines are not marked",
        reason="Of a block whose first line stayed, the comparison marks what changed alone.",
        addresses=r"/meetings/[^/]+/compare/[^/]+/",
        change=substitution(r'<span class="vh">［[^<]*］</span>|</?(del|ins)>'),
    ),
    NamedDifference(
        name="事務局 is no organisation that is not identified",
        reason="It has its own words in the chosen conditions, and is left out of the list of names that nobody bears.",
        addresses=r"/(organisations|search)/.*",
        change=chained(
            substitution(
                r'<li><a href="/search/\?label=%E4%BA%8B%E5%8B%99%E5%B1%80">事務局</a>(<span class="count">[0-9]+</span>)?</li>'
            ),
            substitution("「事務局」の名で話したもの", "まだ特定されていない「事務局」"),
        ),
    ),
    NamedDifference(
        name="editions that differ in withdrawn words alone",
        reason="Comparing says that the two differ in withdrawn words, and leads to when and by which rule.",
        addresses=r"/meetings/[^/]+/compare/[0-9]+\.\.\.[0-9]+/",
        change=substitution(r'<p class="note">(変わったのは|示すことの|文言は同じ|二つの版の違い)[^\n]*</p>'),
    ),
    NamedDifference(
        name="older wordings",
        reason="A search that finds little tells which older wordings hold its words, any other one offers to look for them.",
        addresses=r"/search/(\?.*)?",
        change=chained(
            substitution(r'\s*<(section|p) class="wordings"(?s:.*?)</\1>\s*', "\n"),
            substitution("どの会議録の今の版にもありません", "どの会議録にもありません"),
            substitution(r"\s*\n\s*", "\n"),
        ),
    ),
    NamedDifference(
        name="how a search was understood, and its first answer",
        reason="A search says how it read each word, leads with the report or inquiry whose title holds the words, and where "
        "nothing is found leads on to what can be.",
        addresses=r"/search/\?.*",
        change=chained(
            substitution(
                r'\s*<dl class="reading words-read"(?s:.*?)</dl>\s*<p class="note small">(?s:.*?)</p>'
            ),
            substitution(r'\s*<(article|section) class="first-found"(?s:.*?)</\1>'),
            substitution(r'(<p class="nothing">)[^<]*', r"\1"),
            substitution(r'(?<=</p>)\s*<ul class="choices"><li><a href="[^"]*">[^<]*外す(?s:.*?)</ul>'),
            substitution(r'\s*<p class="under">近いもの</p>\s*<ol>(?s:.*?)</ol>'),
            substitution(r'\s*<p class="small"><a href="/meetings/">会議録の一覧から探す(?s:.*?)</p>'),
            substitution(r"\n\s*\n*", "\n"),
        ),
    ),
    NamedDifference(
        name="what a prefecture has",
        reason="The page of a prefecture says how many remarks its organisations have, and leads to them.",
        addresses=r"/organisations/prefectures/[0-9]+/",
        change=substitution(
            r'会議録には、この[^<]{3}の団体の発言・発表・照会が<a class="keep" href="/search/\?prefecture=[0-9]+">'
            r'<span class="num">[0-9]+</span>件</a>あります。団体の後の数字は、その団体と前身の数です。|'
            r"数字は、会議録にある発言・発表・照会の数です。"
        ),
    ),
    NamedDifference(
        name="one town under all of its codes",
        reason="A town whose code changed stands once in a prefecture, under its code of today, and no name of its own is gone.",
        addresses=r"/organisations/prefectures/[0-9]+/",
        change=chained(
            substitution(r'(<a href="#gone">今はない名（<span class="num">)[0-9]+', r"\1"),
            substitution(r'<section class="block" aria-labelledby="gone">(?s:.*?)</section>'),
            substitution(r'(</a>)<span class="count">[0-9]+</span>', r"\1"),
            substitution(r"今(ある|は)[0-9]+の", r"今\1の"),
        ),
    ),
    NamedDifference(
        name="codes of a town and its whole history",
        reason="The page of an organisation is of all codes that it bore, with its code of today first.",
        addresses=r"/organisations/[^/?]+/(\?.*)?",
        change=chained(
            substitution(
                r'(<dt>団体コード</dt>)<dd><span class="num">([^<]*)</span>', r'\1<dd class="num">\2'
            ),
            substitution(
                r'<span class="from"><span class="num">[0-9]{6}</span>　[^<]*</span>(?=</dd>|<span class="from"><span class="num">[0-9]{6})'
            ),
        ),
    ),
    NamedDifference(
        name="counts with predecessors",
        reason="A number beside an organisation counts what its page counts: what its predecessors said, too.",
        addresses=r"/organisations/(\?.*)?",
        change=chained(
            substitution(r'(</a>)<span class="count">[0-9]+(件)?</span>', r"\1"),
            substitution(r'<a class="d[0-5]"( href="[^"]*">[^<]*<b>)[0-9]+', r"<a\1"),
        ),
    ),
    NamedDifference(
        name="title in the walk",
        reason="The title of a meeting is a hit of a search, and now one in the walk through its record.",
        addresses=r"/meetings/[^/]+/((editions|as-of)/[^/]+/)?\?.*",
        change=chained(
            substitution(r'<nav class="walk"(?s:.*?)</nav>'),
            substitution(r'<li><a href="\?[^"]*at=0#main"[^>]*>[^<]*</a></li>'),
            substitution(r'(この記録の<span class="num">)[0-9]+', r"\1"),
        ),
    ),
    NamedDifference(
        name="likely words and names",
        reason="A likely word leads to the search for itself, as it is counted; a likely name is counted as its link counts.",
        addresses=r"/search/\?.*",
        change=chained(
            substitution(r'(?<=近いもの：)<a href="[^"]*">|(?<=件　)<a href="[^"]*">(?=「)', "<a>"),
            substitution(r"<h3>近い名の団体</h3>(?s:.*?)</ul>"),
        ),
    ),
    NamedDifference(
        name="organisations of the API",
        reason="An organisation of the API has all of its codes, and is the same by each of them.",
        addresses=r"/developers/|/api/v1/openapi\.json|/api/v1/organisations.*",
        change=without_organisations_of_the_api,
    ),
    NamedDifference(
        name="where the orders stand",
        reason="The orders of a search are a part of their own, so blanks between elements differ.",
        addresses=r"/search/.*",
        change=substitution(r"\s*\n\s*"),
    ),
    NamedDifference(
        name="what the box takes",
        reason="The box of the search understands organisations and days too, and its label says so.",
        addresses=r"/search/.*",
        change=substitution(
            r'(<label for="q">)(発言・議題・題名のことば|ことば、団体、年月日)(</label>)', r"\1\3"
        ),
    ),
)
