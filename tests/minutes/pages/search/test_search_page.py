"""Search by words, organisation and day, as a reader meets it."""

import re
from urllib.parse import quote, urlencode

import pytest

from members.models import Organisation
from tests.builders import MANUSCRIPT, meetings_on_days, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def page(client, **query):
    answer = client.get("/search/?" + urlencode({name.rstrip("_"): value for name, value in query.items()}))
    assert answer.status_code == 200
    return Page(answer)


def hits(shown):
    """Where the hits lead, without the words that go along to be marked there."""
    return [
        re.sub(r"\?[^#]*", "", one.attributes["href"])
        for one in shown["a"]
        if "/meetings/20" in one.attributes["href"]
    ]


def test_words_are_found_and_marked_in_their_own_spelling(client):
    published(MANUSCRIPT.replace("当町でも同じ計画がある。", "Ｗｉ-Ｆｉを檜枝岐村と髙松市で見た。"))
    shown = page(client, q="wi-fi 桧枝岐 高松")
    assert shown.texts("total") == ["1件"]
    assert shown.texts("hit") == [
        "美里町 #8 団体は未特定 令和8年9月3日 令和8年度 記録実務者会議 › 深川市 旧庁舎の文書の電子化 "
        "Ｗｉ-Ｆｉを檜枝岐村と髙松市で見た。"
    ]
    assert shown.texts("mark") == ["Ｗｉ-Ｆｉ", "檜枝岐", "髙松"]
    assert hits(shown) == ["/meetings/2026-09-03-1/#u8"]


def test_every_kind_of_passage_is_found(client):
    published()
    assert hits(page(client, q="記録実務者会議")) == ["/meetings/2026-09-03-1/"]
    assert page(client, q="記録実務者会議").texts("h3") == ["会議名"]
    assert hits(page(client, q="取組みの発表")) == ["/meetings/2026-09-03-1/#u3"]
    assert page(client, q="取組みの発表").texts("h3") == ["議題 #3"]
    assert page(client, q="開会を宣した").texts("h3") == ["地の文 #2"]
    assert hits(page(client, q="確認の方法")) == ["/meetings/2026-09-03-1/#u10"]


def test_an_organisation_by_name_and_by_code(client):
    published()
    for organisation in ("深川市", "012289"):
        shown = page(client, organisation=organisation)
        assert shown.texts("h3") == ["深川市 #4北海道", "深川市 #7北海道", "深川市 #12北海道"]
        assert shown.texts("chosen") == ["北海道 深川市"]
    assert hits(page(client, organisation="深川市", q="十日")) == ["/meetings/2026-09-03-1/#u12"]


def test_a_name_that_several_bear_is_a_choice_and_never_a_mix(client):
    published()
    shown = page(client, organisation="美里町", q="計画")
    assert hits(shown) == []
    assert shown.texts("h2") == ["「美里町」という名の団体は4つあります"]
    assert [one.text for one in shown["li"] if one.text.endswith("件")] == [
        "宮城県 美里町みさとまち 平成18年1月1日から0件",
        "埼玉県 美里町みさとまち 昭和59年10月1日から0件",
        "和歌山県 美里町みさとちょう 平成17年12月31日まで 今は紀美野町0件",
        "熊本県 美里町みさとまち 平成16年11月1日から0件",
        "まだどの団体か特定されていない「美里町」1件",
    ]
    leads = dict(shown.links())
    assert leads["宮城県 美里町"] == f"/search/?organisation=045055&q={quote('計画')}"
    label = leads["まだどの団体か特定されていない「美里町」"]
    assert Page(client.get(label)).texts("h3") == ["美里町 #8 団体は未特定"]


def test_a_name_of_one_organisation_with_unidentified_remarks_says_so(client):
    published()
    Organisation.objects.filter(name="美里町").exclude(key="045055").update(name="別町")
    shown = page(client, organisation="美里町")
    assert shown.texts("total") == ["0件"]
    assert shown.texts("note") == ["このほかに、まだどの団体か特定されていない「美里町」 1件"]


def test_a_label_that_is_no_organisations_name(client):
    published()
    shown = page(client, organisation="事務局")
    assert shown.texts("lede") == [
        "この名の団体は、団体の表にありません。会議録には、まだどの団体か特定されていない「事務局」 1件があります。"
    ]
    assert page(client, label="事務局").texts("h3") == ["事務局 #6"]


def test_a_name_of_nobody(client):
    published()
    shown = page(client, organisation="深川川")
    assert shown.texts("h2") == ["「深川川」という名の団体はありません"]
    assert shown.of_id("organisation").attributes["value"] == "深川川"


def test_days_in_either_calendar(client):
    published()
    published(MANUSCRIPT.replace("令和8年9月3日", "令和7年9月3日"))
    assert len(hits(page(client, q="十日"))) == 2
    assert hits(page(client, q="十日", from_="R8.4.1")) == ["/meetings/2026-09-03-1/#u12"]
    assert hits(page(client, q="十日", to="2026/3/31")) == ["/meetings/2025-09-03-1/#u12"]
    shown = page(client, q="十日", from_="令和8年9月3日", to="２０２６年９月３日")
    assert hits(shown) == ["/meetings/2026-09-03-1/#u12"]
    assert shown.texts("chosen") == ["ことば「十日」 令和8年9月3日から 令和8年9月3日まで"]


@pytest.mark.parametrize("typed", ["24.10.23", "平成31年5月1日", "きのう", "2026-02-30"])
def test_a_day_that_cannot_be_read_is_said_and_kept(client, typed):
    published()
    shown = page(client, q="十日", from_=typed)
    assert shown.of_id("from").attributes["value"] == typed
    assert shown.of_id("q").attributes["value"] == "十日"
    assert typed in shown.texts("problem")[0]
    assert shown.texts("problem")[1] == "条件に読めないところがあるので、まだ探していません。"
    assert hits(shown) == []


def test_days_the_wrong_way_round(client):
    shown = page(client, from_="令和8年9月3日", to="令和8年9月2日")
    assert shown.texts("problem")[0] == "「この日まで」が「この日から」より前です。"


def test_the_oldest_first(client):
    meetings_on_days(3)
    newest, oldest = page(client, q="事務局が"), page(client, q="事務局が", order="oldest")
    order = ["2026-03-03-1", "2026-02-03-1", "2026-01-03-1"]
    assert hits(newest) == [f"/meetings/{one}/#u{number}" for one in order for number in (2, 15)]
    assert hits(oldest) == [f"/meetings/{one}/#u{number}" for one in reversed(order) for number in (2, 15)]


def test_hits_by_meeting(client):
    meetings_on_days(3)
    shown = page(client, q="事務局が", group="meeting")
    assert hits(shown) == ["/meetings/2026-03-03-1/", "/meetings/2026-02-03-1/", "/meetings/2026-01-03-1/"]
    assert shown.texts("within") == ["この会議の2件"] * 3
    one = Page(client.get(shown.links("within")[0][1]))
    assert one.texts("total") == ["2件"]
    assert hits(one) == ["/meetings/2026-03-03-1/#u2", "/meetings/2026-03-03-1/#u15"]


def test_how_it_was_read(client):
    published()
    shown = page(client, q="湿気 (床 OR 壁) -十日")
    assert shown.texts("dd") == ["「湿気」を含み、「床」または「壁」を含み、「十日」を含まないところ"]
    assert hits(shown) == ["/meetings/2026-09-03-1/#u7"]
    assert page(client, q='(湿気 "床の').texts("dd") == [
        "「湿気」を含み、「床の」を含むところ",
        "閉じていない引用符を、終わりで閉じました。",
        "閉じていない括弧を、終わりで閉じました。",
        "かなと長音の違う書き方も探す",
    ]


def test_counts_stand_beside_each_choice(client):
    meetings_on_days(4)
    shown = page(client, q="十日 OR 二か月")
    assert shown.texts("filters") == [
        "年度 令和8年度2件令和7年度6件 種類 発言8件 発表・照会 照会の中8件 会議体 記録実務者会議8件 "
        "都道府県 北海道8件 団体 深川市4件当別町4件"
    ]
    leads = dict(shown.links())
    assert hits(Page(client.get(leads["令和8年度"]))) == [
        "/meetings/2026-04-03-1/#u12",
        "/meetings/2026-04-03-1/#u13",
    ]
    for name, total in [("発言", 8), ("照会の中", 8), ("記録実務者会議", 8), ("北海道", 8), ("当別町", 4)]:
        assert Page(client.get(leads[name])).texts("total") == [f"{total}件"], name


@pytest.mark.long
def test_a_chart_of_years_with_its_table(client):
    meetings_on_days(13)
    shown = page(client, q="十日")
    assert shown.texts("title")[1] == (
        "令和6年度から令和8年度までの年度ごとの件数。もっとも多いのは令和8年度の9件。"
    )
    assert shown.texts("tr") == ["年度件数", "令和6年度1", "令和7年度3", "令和8年度9"]
    assert len(shown["bar"]) == 3
    assert page(client, q="十日", year="令和7年度")["chart"] == []


def test_other_spellings_on_demand(client):
    published(MANUSCRIPT.replace("十日と決めている。", "サーバとごみ。").replace("二か月", "サーバーとゴミ"))
    plain = page(client, q="サーバ ごみ")
    assert hits(plain) == ["/meetings/2026-09-03-1/#u12"]
    wide = Page(client.get(dict(plain.links())["かなと長音の違う書き方も探す"]))
    assert hits(wide) == ["/meetings/2026-09-03-1/#u12", "/meetings/2026-09-03-1/#u13"]
    assert wide.texts("dd")[1:] == [
        "「サーバ」2件、「サーバー」1件、「さーば」0件",
        "「ごみ」1件、「ゴミ」1件",
    ]
    assert wide.texts("mark") == ["サーバ", "ごみ", "サーバー", "ゴミ"]


def test_words_anywhere_in_the_meeting(client):
    published()
    assert hits(page(client, q="湿気 十日")) == []
    shown = page(client, q="湿気 十日", wide="on")
    assert hits(shown) == ["/meetings/2026-09-03-1/#u7", "/meetings/2026-09-03-1/#u12"]
    assert shown.texts("dd") == ["「湿気」を含み、「十日」を含む会議"]


def test_an_organisation_with_its_predecessors(client):
    published(MANUSCRIPT.replace("令和8年9月3日", "平成15年9月3日").replace("美里町", "砥用町"))
    assert page(client, organisation="433489").texts("total") == ["0件"]
    shown = page(client, organisation="433489", lineage="on")
    assert shown.texts("h3") == ["砥用町 #8熊本県"]
    assert shown.texts("chosen") == ["熊本県 美里町（前身・後身の2団体を含む）"]


def test_every_condition_can_be_taken_off(client):
    published()
    shown = page(client, q="十日", organisation="深川市", from_="令和8年9月3日", page="1", kind="turn")
    off = [href for text, href in shown.links() if href.startswith("/search/?")][:4]
    assert off == [
        f"/search/?organisation={quote('深川市')}&from={quote('令和8年9月3日')}&kind=turn",
        f"/search/?q={quote('十日')}&from={quote('令和8年9月3日')}&kind=turn",
        f"/search/?q={quote('十日')}&organisation={quote('深川市')}&kind=turn",
        f"/search/?q={quote('十日')}&organisation={quote('深川市')}&from={quote('令和8年9月3日')}",
    ]


def test_nothing_typed_shows_the_form(client):
    for query in ({}, {"q": " 　 "}, {"page": "3"}):
        shown = page(client, **query)
        assert shown["hit"] == shown["total"] == shown["problem"] == []
        assert shown.texts("h1") == ["検索"]


def test_nothing_found(client):
    published()
    shown = page(client, q="存在しない")
    assert shown.texts("total") == ["0件"]
    assert shown.texts("nothing") == [
        "この条件に合うところは見つかりませんでした。ことばを短くするか、条件を外してみてください。"
    ]


def test_nothing_found_says_which_word_has_none_and_what_is_near(client):
    published()
    shown = page(client, q="湿気 十日間 ゴミ", from_="R8.4.1")
    assert shown.texts("dd")[1:] == [
        "かなと長音の違う書き方も探す",
        "このことばだけなら1件あります。",
        "このことばは、どの会議録にもありません。近いもの：「十日」 1件",
        "このことばは、どの会議録にもありません。",
    ]
    near = dict(shown.links())["「十日」"]
    assert Page(client.get(near)).of_id("q").attributes["value"] == "湿気 十日 ゴミ"
    shown = page(client, q="十日", to="R7.3.31")
    assert shown.texts("dd")[-1] == "この条件では0件、条件を外すと1件あります。"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("\0", "読めない文字（NUL）が入っています。打ち直してください。"),
        ("\u200b", "探せる文字がありません。ことばを入れてください。"),
        ("あ" * 10_000, "長すぎます。200字までにしてください。"),
        (
            " ".join("あいうえおかきくけこさしすせそたちつてとな"),
            "ことばが多すぎます。20語までにしてください。",
        ),
    ],
)
def test_what_cannot_be_searched_is_said_in_one_line(client, typed, said):
    assert page(client, q=typed).texts("problem")[0] == said


def test_bytes_that_are_no_text_are_answered(client):
    for query in ("q=%ff%fe", "q=%ED%A0%80", "organisation=%00", "label=%00", "from=%00", "page=%00"):
        assert client.get(f"/search/?{query}").status_code == 200


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    meetings_on_days(meetings)
    take_no_more_queries(client, django_assert_num_queries, hits_of_first=meetings)


def take_no_more_queries(client, django_assert_num_queries, *, hits_of_first):
    with django_assert_num_queries(9):
        assert len(hits(page(client, q="計画"))) == hits_of_first
    with django_assert_num_queries(9):
        page(client, q="十日", organisation="深川市")
    with django_assert_num_queries(7):
        page(client, q="計画", group="meeting")
