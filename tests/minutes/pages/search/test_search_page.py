"""The search page over one record: by words, organisation and day, as a reader meets it."""

import re
from urllib.parse import quote, urlencode

import pytest

from members.models import Organisation
from tests.builders import MANUSCRIPT, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

OTHER_DAY = MANUSCRIPT.replace("9月3日", "9月4日")


@pytest.fixture(scope="module", autouse=True)
def record(rows_of_module):
    return published()


def page(client, **query):
    answer = client.get("/search/?" + urlencode({name.rstrip("_"): value for name, value in query.items()}))
    assert answer.status_code == 200
    return Page(answer)


def hits(results):
    """Where the hits lead, without the words that go along to be marked there."""
    return [
        re.sub(r"\?[^#]*", "", element.attributes["href"])
        for element in results["a"]
        if "/meetings/20" in element.attributes["href"]
    ]


def test_words_are_found_and_marked_in_their_own_spelling(client):
    published(OTHER_DAY.replace("当町でも同じ計画がある。", "Ｗｉ-Ｆｉを檜枝岐村と髙松市で見た。"))
    results = page(client, q="wi-fi 桧枝岐 高松")
    assert results.texts("total") == ["1件"]
    assert results.texts("hit") == [
        "美里町 #8 団体は未特定 令和8年9月4日2026年 記録実務者会議 令和8年度 記録実務者会議 › 深川市 旧庁舎の文書の電子化 "
        "Ｗｉ-Ｆｉを檜枝岐村と髙松市で見た。"
    ]
    assert results.texts("mark") == ["Ｗｉ-Ｆｉ", "檜枝岐", "髙松"]
    assert hits(results) == ["/meetings/2026-09-04-1/u/8/"]


def test_every_kind_of_passage_is_found(client):
    assert hits(page(client, q="記録実務者会議", as_="word")) == ["/meetings/2026-09-03-1/"]
    assert page(client, q="記録実務者会議", as_="word").texts("h3") == ["会議名"]
    assert hits(page(client, q="取組みの発表")) == ["/meetings/2026-09-03-1/u/3/"]
    assert page(client, q="取組みの発表").texts("h3") == ["議題 #3"]
    assert page(client, q="開会を宣した").texts("h3") == ["地の文 #2"]
    assert hits(page(client, q="確認の方法"))[-1:] == ["/meetings/2026-09-03-1/u/10/"]


def test_an_organisation_by_name_and_by_code(client):
    for organisation in ("深川市", "012289"):
        results = page(client, organisation=organisation)
        assert results.texts("h3") == ["深川市 #4北海道", "深川市 #7北海道", "深川市 #12北海道"]
        assert results.texts("chosen") == ["北海道 深川市"]
    assert hits(page(client, organisation="深川市", q="十日")) == ["/meetings/2026-09-03-1/u/12/"]


def test_a_name_that_several_bear_is_a_choice_and_never_a_mix(client):
    results = page(client, organisation="美里町", q="計画")
    assert hits(results) == []
    assert results.texts("h2") == ["「美里町」という名の団体は4つあります"]
    assert [element.text for element in results["li"] if element.text.endswith("件")] == [
        "宮城県 美里町みさとまち 平成18年1月1日から0件",
        "埼玉県 美里町みさとまち 昭和59年10月1日から0件",
        "和歌山県 美里町みさとちょう 平成17年12月31日まで 今は紀美野町0件",
        "熊本県 美里町みさとまち 平成16年11月1日から0件",
        "まだどの団体か特定されていない「美里町」1件",
    ]
    leads = dict(results.links())
    assert leads["宮城県 美里町"] == f"/search/?organisation=045055&q={quote('計画')}"
    label = leads["まだどの団体か特定されていない「美里町」"]
    assert Page(client.get(label)).texts("h3") == ["美里町 #8 団体は未特定"]


def test_a_name_of_one_organisation_with_unidentified_remarks_says_so(client):
    Organisation.objects.filter(name="美里町").exclude(key="045055").update(name="別町")
    results = page(client, organisation="美里町")
    assert results.texts("total") == ["0件"]
    assert results.texts("note") == ["このほかに、まだどの団体か特定されていない「美里町」 1件"]


def test_a_label_that_is_no_organisations_name(client):
    results = page(client, organisation="事務局")
    assert results.texts("lede") == [
        "団体の名ではありません。会議録には、「事務局」の名で話したもの 1件があります。"
    ]
    assert page(client, label="事務局").texts("h3") == ["事務局 #6"]


def test_a_name_of_nobody(client):
    results = page(client, organisation="深川川")
    assert results.texts("h2") == ["「深川川」という名の団体はありません"]
    assert results.of_id("organisation").attributes["value"] == "深川川"


@pytest.mark.parametrize(("typed", "name"), [("深側市", "深川市"), ("横浜市港北区", "横浜市")])
def test_the_nearest_names_are_offered_where_nobody_bears_one(client, typed, name):
    results = page(client, organisation=typed)
    assert results.texts("h2") == [f"「{typed}」という名の団体はありません"]
    assert "近い名の団体" in results.texts("h3")
    assert name in client.get("/search/", {"organisation": typed}).content.decode()


@pytest.mark.parametrize("typed", ["深\u200b川市", "深　川市", "\u202a深川市\u202c", "深川市\U000e0100"])
def test_a_name_is_found_as_it_comes(client, typed):
    assert hits(page(client, organisation=typed, q="十日")) == ["/meetings/2026-09-03-1/u/12/"]


def test_words_are_found_as_they_come(client):
    published(
        MANUSCRIPT.replace("十日と決めている。", "⻑野の葛\U000e0100城と竜ケ崎と國會である。").replace(
            "9月3日", "9月5日"
        )
    )
    for typed in ("長野", "葛城", "竜ヶ崎", "龍ケ﨑", "国会", "⻑野"):
        assert hits(page(client, q=typed)) == ["/meetings/2026-09-05-1/u/12/"], typed
    assert hits(page(client, q="龍が崎", kana="on")) == ["/meetings/2026-09-05-1/u/12/"]


def test_days_in_either_calendar(client):
    published(MANUSCRIPT.replace("令和8年9月3日", "令和7年9月3日"))
    assert len(hits(page(client, q="十日"))) == 2
    assert hits(page(client, q="十日", from_="R8.4.1")) == ["/meetings/2026-09-03-1/u/12/"]
    assert hits(page(client, q="十日", to="2026/3/31")) == ["/meetings/2025-09-03-1/u/12/"]
    results = page(client, q="十日", from_="令和8年9月3日", to="２０２６年９月３日")
    assert hits(results) == ["/meetings/2026-09-03-1/u/12/"]
    assert results.texts("chosen") == ["ことば「十日」 令和8年9月3日から 令和8年9月3日まで"]


@pytest.mark.parametrize("typed", ["24.10.23", "平成31年5月1日", "きのう", "2026-02-30"])
def test_a_day_that_cannot_be_read_is_said_and_kept(client, typed):
    results = page(client, q="十日", from_=typed)
    assert results.of_id("from").attributes["value"] == typed
    assert results.of_id("q").attributes["value"] == "十日"
    assert typed in results.texts("problem")[0]
    assert results.texts("problem")[1] == "条件に読めないところがあるので、まだ探していません。"
    assert hits(results) == []


def test_days_the_wrong_way_round(client):
    results = page(client, from_="令和8年9月3日", to="令和8年9月2日")
    assert results.texts("problem")[0] == "「この日まで」が「この日から」より前です。"


def test_how_it_was_read(client):
    results = page(client, q="湿気 (床 OR 壁) -十日")
    assert results.texts("dd") == ["「湿気」を含み、「床」または「壁」を含み、「十日」を含まないところ"]
    assert hits(results) == ["/meetings/2026-09-03-1/u/7/"]
    assert page(client, q='(湿気 "床の').texts("dd") == [
        "「湿気」を含み、「床の」を含むところ",
        "閉じていない引用符を、終わりで閉じました。",
        "閉じていない括弧を、終わりで閉じました。",
        "かなと長音の違う書き方も探す",
    ]


def test_other_spellings_on_demand(client):
    published(OTHER_DAY.replace("十日と決めている。", "サーバとごみ。").replace("二か月", "サーバーとゴミ"))
    plain = page(client, q="サーバ ごみ")
    assert hits(plain) == ["/meetings/2026-09-04-1/u/12/"]
    wide = page(client, q="サーバ ごみ", kana="on")
    assert hits(wide) == ["/meetings/2026-09-04-1/u/12/", "/meetings/2026-09-04-1/u/13/"]
    assert wide.texts("dd")[1:] == [
        "「サーバ」2件、「サーバー」1件、「さーば」0件",
        "「ごみ」1件、「ゴミ」1件",
    ]
    assert wide.texts("mark") == ["サーバ", "ごみ", "サーバー", "ゴミ"]


def test_words_anywhere_in_the_meeting(client):
    assert page(client, q="湿気 十日").texts("total") == ["0件"]
    results = page(client, q="湿気 十日", wide="on")
    assert hits(results) == ["/meetings/2026-09-03-1/u/7/", "/meetings/2026-09-03-1/u/12/"]
    assert results.texts("dd") == ["「湿気」を含み、「十日」を含む会議"]


def test_an_organisation_with_its_predecessors(client):
    published(MANUSCRIPT.replace("令和8年9月3日", "平成15年9月3日").replace("美里町", "砥用町"))
    assert page(client, organisation="433489").texts("total") == ["0件"]
    results = page(client, organisation="433489", lineage="on")
    assert results.texts("h3") == ["砥用町 #8熊本県"]
    assert results.texts("chosen") == ["熊本県 美里町（前身・後身の2団体を含む）"]


def test_every_condition_can_be_taken_off(client):
    results = page(client, q="十日", organisation="深川市", from_="令和8年9月3日", page="1", kind="turn")
    off = [href for text, href in results.links() if href.startswith("/search/?")][:4]
    assert off == [
        f"/search/?organisation={quote('深川市')}&from={quote('令和8年9月3日')}&kind=turn",
        f"/search/?q={quote('十日')}&from={quote('令和8年9月3日')}&kind=turn",
        f"/search/?q={quote('十日')}&organisation={quote('深川市')}&kind=turn",
        f"/search/?q={quote('十日')}&organisation={quote('深川市')}&from={quote('令和8年9月3日')}",
    ]


def test_nothing_typed_shows_the_form(client):
    for query in ({}, {"q": " 　 "}, {"page": "3"}):
        results = page(client, **query)
        assert results["hit"] == results["total"] == results["problem"] == []
        assert results.texts("h1") == ["検索"]


def test_nothing_found(client):
    results = page(client, q="存在しない")
    assert results.texts("total") == ["0件"]
    assert results.texts("nothing") == [
        "この条件に合うところは見つかりませんでした。ことばを短くするか、条件を外してみてください。"
    ]


def test_nothing_found_says_which_word_has_none_and_what_is_near(client):
    results = page(client, q="湿気 十日間 ゴミ", from_="R8.4.1")
    assert results.texts("dd")[1:] == [
        "このことばだけなら1件あります。",
        "このことばは、どの会議録の今の版にもありません。近いもの：「十日」 1件",
        "このことばは、どの会議録の今の版にもありません。",
    ]
    near = dict(results.links())["「十日」"]
    found = Page(client.get(near))
    assert (found.of_id("q").attributes["value"], found.texts("total")) == ("十日", ["1件"])
    results = page(client, q="十日", to="R7.3.31")
    assert results.texts("dd")[-1] == "この条件では0件、条件を外すと1件あります。"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("\0", "読めない文字（NUL）が入っています。打ち直してください。"),
        ("\u200b", "探せる文字がありません。ことばを入れてください。"),
        ("あ" * 800, "長すぎます。200字までにしてください。"),
        (
            " ".join("あいうえおかきくけこさしすせそたちつてとな"),
            "ことばが多すぎます。20語までにしてください。",
        ),
    ],
)
def test_what_cannot_be_searched_is_said_in_one_line(client, typed, message):
    assert page(client, q=typed).texts("problem")[0] == message


def test_bytes_that_are_no_text_are_answered(client):
    for query in ("q=%ff%fe", "q=%ED%A0%80", "organisation=%00", "label=%00", "from=%00", "page=%00"):
        assert client.get(f"/search/?{query}").status_code == 200


def test_the_queries_of_one_record(client, django_assert_num_queries):
    take_no_more_queries(client, django_assert_num_queries, hits_of_first=1)


def take_no_more_queries(client, django_assert_num_queries, *, hits_of_first):
    # The first asks once an act as what anybody speaks at all, one for the first answer (a title that holds the word), and
    # one looks for older wordings where little was found.
    with django_assert_num_queries(12 if hits_of_first < 10 else 11):
        assert len(hits(page(client, q="計画"))) == hits_of_first
    # 10日 is counted beside it, and two read how organisations belong together, which a process remembers.
    with django_assert_num_queries(15 if hits_of_first < 10 else 14):
        page(client, q="十日", organisation="深川市")
    with django_assert_num_queries(7 if hits_of_first < 10 else 6):
        page(client, q="計画", group="meeting")
