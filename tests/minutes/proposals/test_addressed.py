"""Whom a turn addresses, by its words and by its place in the talk."""

import pytest

from minutes.proposals.proposer import propose
from tests.minutes.proposals.talks import proposed, registry, talk

TURNED_TO = [
    "高松市にご説明いただきたい。",
    "教育センターの役割について、高松市にご説明いただきたい。",
    "まずは高松市の意見をお聞きしたい。",
    "高松市の認識を伺います。",
    "高松市から事例を紹介してもらいたい。",
    "以上を踏まえて、高松市から照会事項について説明をお願いしたい。",
    "所沢市から質問があったが、高松市はどのようにしているか教えてほしい。",
    "高松市さん、お願いします。",
    "続いて高松市にお願いいたします。",
    "高松市さんはいかがでしょうか。",
    "高松さんはどうですか。",
    "山田課長に伺いたい。",
    "高松市の山田課長にお聞きする。",
    "高松市からは何かあるか。",
    "高松市の回答について、補足があればお願いしたい。",
    "高松市に2点質問する。",
    "高松市に、お話を伺えればと思います。",
    "高松市にお答えいただけますでしょうか。",
    "高松市から、ご説明をお願いします。",
]
SPOKEN_OF = [
    "高松市ではどうか。",
    "高松市のシステムはどのような状況か。",
    "高松市は基準を改めたとあるが、どこを変えたのでしょうか。",
    "高松市も導入しているようだが、現状を教えていただきたい。",
    "高松市の回答には「公表している」とある。何か理由があるか。",
    "高松市が導入していると聞いているが、どのような状況か。",
    "所沢市は十日と決めているが、高松市はどうか。",
    "先ほどの高松市の説明で、二割とあったが、どういう意味か。",
    "回答は、所沢市、町田市及び福島県から出ているが、まずは高松市の意見をお聞きしたい。",
]
NOT_ADDRESSED = [
    "高松市のお話を伺い、参考になった。",
    "高松市にお聞きしたところ、うまくいっているとのことだった。",
    "高松市に教えていただき、導入した。",
    "高松市には積極的に情報提供いただきたい。",
    "高松市は公表すべきではないか。",
    "「高松市に聞きたい」という声があった。",
    "高松市の意見を聞きたいとの声がある。",
    "高松市も賛成なのは確か。",
    "高松市の例がある。／・高松市は何を決めたか",
    "ほかに高松市への質問はないか。",
    "［取消し10-1］",
    "高松市の［取消し10-1］はどうか。",
]


@pytest.mark.parametrize("words", TURNED_TO + SPOKEN_OF)
def test_an_organisation_is_addressed_by_its_name(words):
    assert proposed("inquiry", f"事務局：{words}") == {0: ["高松市"]}


@pytest.mark.parametrize("words", NOT_ADDRESSED)
def test_who_is_only_named_is_not_addressed(words):
    assert proposed("inquiry", f"事務局：{words}") == {}


def test_more_than_one_is_addressed_in_one_turn():
    for words in (
        "高松市は公表したとあるが、どのように変えたのか。所沢市にもお話をうかがいたい。",
        "高松市と所沢市は公表しているとの回答だが、それぞれ理由は何か。",
        "後ほど高松市にお聞きするが、その前に、所沢市の認識をお聞きしたい。",
        "高松市、所沢市、いかがか。",
        "高松市ではどうか。また、所沢市のシステムはどのような状況か。",
    ):
        assert proposed("inquiry", f"事務局：{words}") == {0: ["高松市", "所沢市"]}, words


def test_a_name_is_whose_it_is_alone():
    assert proposed("inquiry", "事務局：福島さんはどうか。") == {0: ["水瀬市"]}, (
        "福島県 and 福島町 are both there"
    )
    assert proposed("inquiry", "事務局：福島町にお聞きしたい。") == {0: ["福島町"]}
    assert proposed("inquiry", "事務局：北海道の福島町はどうか。") == {0: ["水瀬市"]}, (
        "no 福島町 of a known place is there"
    )
    assert proposed("inquiry", "事務局：会津市民にはどう伝えるか。") == {0: ["水瀬市"]}


def test_in_a_report_a_question_is_for_the_presenter_unless_by_name():
    assert proposed("report", "事務局：大崎市から水瀬市への連絡は衛星電話か。") == {0: ["水瀬市"]}
    assert proposed("report", "高松市：所沢市の例は参考にしたか。") == {0: ["水瀬市"]}
    assert proposed("report", "高松市：費用はいくらか。また、所沢市ではどうか。") == {0: ["水瀬市", "所沢市"]}
    assert proposed("report", "高松市：所沢市にもお聞きしたい。") == {0: ["所沢市"]}


def test_under_an_item_a_question_is_for_who_explained_it():
    explained = "地：事務局が、資料1に沿って事業を述べた。\n"
    assert proposed("item", explained + "高松市：参加は何人か。") == {1: ["事務局"]}
    assert proposed("item", "高松市：参加は何人か。") == {}


def test_in_an_inquiry_the_talk_goes_on_with_who_spoke_last():
    assert proposed("inquiry", "高松市：紙で残している。\n水瀬市：どこに置いているか。") == {1: ["高松市"]}
    assert proposed("inquiry", "水瀬市：地元の評判はどうか。") == {}, "nobody can tell whom it is for"
    assert proposed("inquiry", "事務局：いつから始めたのか。") == {0: ["水瀬市"]}


def test_who_leads_the_talk_asks_by_name_alone():
    assert proposed("inquiry", "高松市：紙である。\n座長（林委員）：いかがでしょうか。") == {}
    assert proposed("inquiry", "座長（林委員）：高松市、お願いします。") == {0: ["高松市"]}


def test_a_ground_says_by_what_words():
    lines = (
        "事務局：回答がある。後ほど高松市にお聞きする。\n高松市：はい。\n水瀬市：費用はいくらか。\n"
        "事務局：所沢市の回答には「公表している」とある。何か理由があるか。"
    )
    grounds = [
        [tie.ground for tie in (*one.addressed, *one.answers)]
        for one in propose(talk("inquiry", lines), registry())
    ]
    assert grounds == [
        ["「後ほど高松市にお聞きする。」"],
        ["#10 で尋ねられた後の、初めての発言"],
        ["名を挙げず、#11 に続けて尋ねている"],
        ["「所沢市の回答には「公表している」とある。何か理由があるか。」"],
    ]
