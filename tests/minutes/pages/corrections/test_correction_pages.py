"""The table of corrections (正誤表), the list and feed of all corrections, and the page of one remark."""

import datetime
import xml.etree.ElementTree as xml

import pytest

from members.models import Organisation
from minutes.compare import edition_comparison
from minutes.models import AttendeeOrganisation, Handout, Meeting, Utterance
from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, publish_now, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2026-09-03-1/"
TOKYO = datetime.timezone(datetime.timedelta(hours=9))
ATOM = "{http://www.w3.org/2005/Atom}"


def row(meeting, number):
    return Utterance.objects.get(meeting=meeting, number=number)


def reword(meeting, number, text):
    Utterance.objects.filter(meeting=meeting, number=number).update(text=text)


def lines(client, path=ADDRESS + "corrections/"):
    """Returns the cells of every line of the table: (箇所, 誤, 正, 区分と理由)."""
    cells = [one.text for one in Page(client.get(path))["td"]]
    return [tuple(cells[at : at + 4]) for at in range(0, len(cells), 4)]


def test_every_kind_of_correction_is_named_as_such(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    row(meeting, 6).delete()
    moved = row(meeting, 7)
    moved.position = row(meeting, 8).position + 1
    moved.save()
    Utterance.objects.create(
        meeting=meeting, number=21, position=moved.position + 1, text="質疑を終えた。", speaker=None
    )
    Meeting.objects.filter(pk=meeting.pk).update(next_number=22, venue="第4会議室")
    misato = AttendeeOrganisation.objects.get(meeting=meeting, label="美里町")
    misato.organisation = Organisation.objects.get(key="433489")
    misato.save()
    Handout.objects.filter(meeting=meeting).update(title="文書の電子化（改）")
    publish_now(meeting, reason="録音と照らした。", reasons={"u12": "聞き違い"})
    assert lines(client) == [
        ("会議の概要場所", "第3会議室", "第4会議室", "日時・場所等"),
        (
            "出席者美里町",
            "美里町 団体：まだ特定されていません",
            "美里町 団体：熊本県 美里町（433489）",
            "団体特定",
        ),
        ("配付資料資料1", "資料1 文書の電子化", "資料1 文書の電子化（改）", "資料差替え"),
        (
            "旧庁舎の文書の電子化事務局 #6",
            "紙はどこに置いているか。",
            "（削除）",
            "誤記 削除",
        ),
        (
            "旧庁舎の文書の電子化美里町 #8",
            "（場所だけを移した）",
            "当町でも同じ計画がある。",
            "体裁 移動",
        ),
        ("旧庁舎の文書の電子化地の文 #21", "（記載なし）", "質疑を終えた。", "脱落 追加"),
        (
            "議事録の公開までの日数深川市 #12",
            "十日と決めている。",
            "十四日と決めている。",
            "誤記聞き違い",
        ),
    ]
    shown = Page(client.get(ADDRESS + "corrections/"))
    assert shown.texts("lede") == [
        "第1版（令和8年9月24日）を公開してから、1回、7か所を訂正しました。訂正の前の文言も読むことができます。"
    ]
    assert shown.texts("caption") == ["録音と照らした。"]


def test_deletion_and_insertion_are_told_by_more_than_colour(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting)
    source = client.get(ADDRESS + "corrections/").content.decode()
    assert '<del><span class="vh">［削除］</span>十日<span class="vh">［削除終わり］</span></del>' in source
    assert '<ins><span class="vh">［追加］</span>十四日<span class="vh">［追加終わり］</span></ins>' in source


def test_a_record_never_corrected_says_so(client):
    published(status="preliminary")
    shown = Page(client.get(ADDRESS + "corrections/"))
    assert shown.texts("lede") == ["第1版（令和8年9月24日）を公開してから、訂正はありません。"]
    assert shown["table"] == []


@pytest.mark.parametrize("editions", [1, 3])
def test_the_same_queries_for_one_correction_and_for_many(client, django_assert_num_queries, editions):
    meeting = published().meeting
    for number in range(editions):
        for turn in (12, 13)[:editions]:
            reword(meeting, turn, f"{number}日と決めている。")
        publish_now(meeting)
    with django_assert_num_queries(4):
        client.get(ADDRESS + "corrections/")
    with django_assert_num_queries(4):
        client.get(ADDRESS + "u/12/")
    # One more than a remark: what was withdrawn between the two.
    with django_assert_num_queries(4):
        client.get(f"{ADDRESS}compare/1...2/")
    with django_assert_num_queries(5):
        client.get("/corrections/")
    with django_assert_num_queries(5):
        client.get("/corrections/feed/")


def test_a_remark_with_all_its_wordings(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="聞き違い")
    reword(meeting, 12, "十四日までと決めている。")
    publish_now(meeting, reason="書き落とし", categories={"u12": "omission"})
    shown = Page(client.get(ADDRESS + "u/12/"))
    assert shown.texts("h1") == ["深川市の発言 #12"]
    assert shown.texts("remark-words") == ["十四日までと決めている。"]
    assert [one.text for one in shown["steps"]] == [
        "第3版 令和8年9月24日 変更 十四日とまでと決めている。 脱落 書き落とし "
        "第2版 令和8年9月24日 変更 十日十四日と決めている。 誤記 聞き違い "
        "第1版 令和8年9月24日 公開 十日と決めている。"
    ]


def test_a_removed_remark_keeps_its_address_and_its_last_wording(client):
    meeting = published().meeting
    reword(meeting, 8, "当町でも同じ計画がある。という話だった。")
    publish_now(meeting)
    row(meeting, 8).delete()
    publish_now(meeting, reason="重複していた。")
    shown = Page(client.get(ADDRESS + "u/8/"))
    assert shown.texts("strong") == ["令和8年9月24日の第3版で削除されました。下は、最後の文言です。"]
    assert shown.texts("remark-words") == ["当町でも同じ計画がある。という話だった。"]
    assert client.get(ADDRESS + "u/8/report/").status_code == 404


def test_a_merged_remark_leads_to_where_it_went(client):
    meeting = published().meeting
    words = row(meeting, 13).text
    reword(meeting, 12, f"十日と決めている。\n{words}")
    row(meeting, 13).delete()
    publish_now(meeting, reason="一つの発言だった。")
    shown = Page(client.get(ADDRESS + "u/13/"))
    assert shown.texts("strong") == [
        "令和8年9月24日の第2版で、深川市 #12に統合されました。下は、最後の文言です。"
    ]
    assert [line[2:] for line in lines(client) if "#13" in line[0]] == [
        ("（深川市 #12 に統合）", "誤記 統合")
    ]
    assert "統合" in " ".join(Page(client.get(ADDRESS + "compare/1...2/")).texts("h2"))


def test_a_short_answer_is_not_taken_for_merged_with_every_text_that_holds_it(client):
    """はい。 is part of many texts. Only a neighbouring turn can have absorbed the remark."""
    text = MANUSCRIPT.replace("紙はどこに置いているか。", "はい。")
    meeting = published(text).meeting
    row(meeting, 6).delete()
    reword(meeting, 13, "当町ははい。二か月を要する。")
    publish_now(meeting)
    assert [line[3] for line in lines(client) if "#6" in line[0]] == ["誤記 削除"]


def test_a_withdrawn_remark_says_when_why_and_by_which_rule(client):
    meeting = published().meeting
    withdraw_now(meeting, "u12")
    shown = Page(client.get(f"{ADDRESS}u/12/"))
    frame = "この発言は取り消されました。令和8年9月24日 申出があり、会長が認めた。根拠 会議規程第12条"
    assert shown.texts("withdrawn") == [frame]
    assert shown.texts("remark-words") == [frame]
    assert shown.texts("steps") == [
        "第2版 令和8年9月24日 取消し 取り消されました。 発言取消し 申出があり、会長が認めた。 "
        "第1版 令和8年9月24日 公開 （取り消した文言は示しません）"
    ]
    withdraw_now(meeting, "u7", span="閉校した教室")
    words = Page(client.get(f"{ADDRESS}u/7/")).texts("remark-words")[0]
    assert words.startswith("［取消し］に置いている。")
    assert "この発言の一部は取り消されました。" in words


def test_editions_that_differ_by_what_was_withdrawn_only(client):
    meeting = published(status="preliminary").meeting
    publish_now(meeting, status="final")
    withdraw_now(meeting, "u12")
    notes = [Page(client.get(f"{ADDRESS}compare/{one}/")).texts("note") for one in ("1...2", "2...3")]
    assert notes == [
        ["文言は同じです。速報から確定になりました。"],
        [
            "二つの版の違いは、取り消された言葉だけです。取り消した言葉は、どの版でも示しません。"
            "いつ、どの根拠で取り消したかは、正誤表にあります。"
        ],
    ]
    both = Page(client.get(f"{ADDRESS}compare/1...3/")).texts("note")
    assert both == [notes[1][0].replace("だけです。", "だけです。速報から確定になりました。")]
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)
    assert (
        "このほかに、取り消された言葉があります。"
        in Page(client.get(f"{ADDRESS}compare/1...4/")).texts("note")[0]
    )
    assert Page(client.get(f"{ADDRESS}compare/3...4/")).texts("note") == [
        "変わったのは1か所です。消えた文言には取消し線、加わった文言には下線を付けています。"
    ]


def test_the_table_tells_withdrawals_from_corrections(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting, reason="録音と照らした。")
    withdraw_now(meeting, "u12", rule="会議規程第12条")
    withdraw_now(meeting, "u7", span="湿気を調べた。", category="personal", rule="要領第3条")
    page = Page(client.get(ADDRESS + "corrections/"))
    assert page.texts("lede") == [
        "第1版（令和8年9月24日）を公開してから、1回、2か所を訂正しました。訂正の前の文言も読むことができます。"
        "2回、2か所の言葉を取り消しました。取り消した言葉は示しません。"
    ]
    assert lines(client) == [
        (
            "旧庁舎の文書の電子化深川市 #7",
            "令和8年9月24日",
            "要領第3条",
            "個人情報申出があり、会長が認めた。",
        ),
        (
            "議事録の公開までの日数深川市 #12",
            "令和8年9月24日",
            "会議規程第12条",
            "発言取消し申出があり、会長が認めた。",
        ),
        (
            "議事録の公開までの日数深川市 #12",
            "（取り消した文言は示しません）",
            "（直した文言は、その後取り消されました）",
            "誤記",
        ),
        (
            "議事録の公開までの日数当別町 #13",
            "当町は二か月を要する。",
            "当町は三か月を要する。",
            "誤記",
        ),
    ]
    assert page.texts("caption") == ["取消し", "取消し", "録音と照らした。"]


def test_another_speaker_of_a_short_remark_marks_the_name_alone(client):
    meeting = published(MANUSCRIPT.replace("十日と決めている。", "はい。")).meeting
    turn = row(meeting, 12)
    turn.speaker = AttendeeOrganisation.objects.get(meeting=meeting, label="美里町")
    turn.save()
    publish_now(meeting)
    page = Page(client.get(ADDRESS + "corrections/"))
    assert (page.texts("del"), page.texts("ins")) == (["深川市"], ["美里町"])


def test_every_block_of_the_talk_has_a_page_and_nothing_else(client):
    published()
    kinds = {number: Page(client.get(f"{ADDRESS}u/{number}/")).texts("h1")[0] for number in (1, 2, 4, 6)}
    assert kinds == {1: "議題 #1", 2: "地の文 #2", 4: "題名 #4", 6: "事務局の発言 #6"}
    for number in ("0", "16", "20", "99", "007", "1234567890123", "x"):
        assert client.get(f"{ADDRESS}u/{number}/").status_code == 404, number


def test_the_whole_site_by_year_and_category(client):
    for year, day in ((7, datetime.datetime(2026, 3, 31, 23, tzinfo=TOKYO)), (8, None)):
        meeting = published(
            MANUSCRIPT.replace("令和8年9月3日", f"令和{year}年9月3日"),
            at=datetime.datetime(2026, 3, 30, tzinfo=TOKYO) if day else None,
        ).meeting
        reword(meeting, 12, "十四日と決めている。")
        AttendeeOrganisation.objects.filter(meeting=meeting, label="美里町").update(
            organisation=Organisation.objects.get(key="433489")
        )
        publish_now(meeting, at=day, reason="直した。")
    shown = Page(client.get("/corrections/"))
    assert shown.texts("total") == ["4件"]
    assert shown.texts("fix-who") == ["美里町熊本県", "深川市の発言 #12北海道"] * 2
    assert shown.texts("choices")[0] == "令和8年度2件令和7年度2件"
    assert Page(client.get("/corrections/?year=2025")).texts("total") == ["2件"]
    assert Page(client.get("/corrections/?year=令和7年度&category=mistake")).texts("fix-who") == [
        "深川市の発言 #12北海道"
    ]
    assert Page(client.get("/corrections/?category=form")).texts("nothing") == [
        "この条件に合う訂正はありません。"
    ]
    for query in ("year=x", "year=99999", "category=x", "page=x", "year=0", "page=-1", "category=%00"):
        assert client.get(f"/corrections/?{query}").status_code == 200, query


def test_a_line_leads_to_its_place_in_the_table(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting)
    href = next(href for text, href in Page(client.get("/corrections/")).links() if text == "第2版")
    path, anchor = href.split("#")
    assert Page(client.get(path)).of_id(anchor).tag == "tr"


def test_nothing_was_corrected_anywhere(client):
    assert Page(client.get("/corrections/")).texts("nothing") == ["訂正は、まだありません。"]
    assert xml.fromstring(client.get("/corrections/feed/").content).findall(f"{ATOM}entry") == []


def test_the_feed_names_what_was_corrected_and_the_fingerprint(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    second = publish_now(meeting, reason="聞き違い & 書き違い")
    answer = client.get("/corrections/feed/")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = xml.fromstring(answer.content)
    (entry,) = feed.findall(f"{ATOM}entry")
    address = f"http://testserver{ADDRESS}corrections/#e2"
    assert (
        entry.find(f"{ATOM}link").get("href"),
        entry.find(f"{ATOM}title").text,
        entry.find(f"{ATOM}summary").text,
        entry.find(f"{ATOM}updated").text,
    ) == (
        address,
        "令和8年度 記録実務者会議　第2版",
        f"#12　誤記　聞き違い &amp; 書き違い<br>版の指紋 SHA-256 {second.digest}",
        "2026-09-24T04:00:00+00:00",
    )


def test_signs_that_xml_cannot_say_do_not_stop_the_feed(client):
    """Word's soft line break is U+000B. One in a reason once made the feed answer 500 to everybody."""
    meeting = published().meeting
    Meeting.objects.filter(pk=meeting.pk).update(title="記録\x0b実務者会議")
    second = publish_now(meeting, reason="題を直した。\x0b二行目\x01")
    (entry,) = xml.fromstring(client.get("/corrections/feed/").content).findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "記録実務者会議　第2版"
    assert entry.find(f"{ATOM}summary").text.split("<br>") == [
        "会議名　誤記　題を直した。二行目",
        f"版の指紋 SHA-256 {second.digest}",
    ]


def test_a_correction_whose_words_stand_nowhere_is_named_without_them(client):
    """The rows are as a withdrawal leaves them: the same words in both editions, and a correction of the block."""
    first = published()
    second = publish_now(first.meeting, status="preliminary")
    second.corrections.create(position=1, key="u12", change="changed", category="withdrawal", reason="申出")
    assert lines(client) == [
        (
            "議事録の公開までの日数深川市 #12",
            "令和8年9月24日",
            "（記載なし）",
            "発言取消し申出",
        )
    ]
    steps = Page(client.get(ADDRESS + "u/12/")).texts("steps")
    assert steps == [
        "第2版 令和8年9月24日 取消し 取り消されました。 発言取消し 申出 第1版 令和8年9月24日 公開 十日と決めている。"
    ]


def test_what_would_take_too_long_to_compare_is_shown_whole_and_says_so(client, monkeypatch):
    """12 needs more than is left, 13 behind it does not."""
    monkeypatch.setattr(edition_comparison, "MOST_EFFORT", 3)
    meeting = published().meeting
    reword(meeting, 12, "今は一年と定めて守っている。")
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)
    page = Page(client.get(ADDRESS + "compare/1...2/"))
    said = "変わった文言が多いので、ここは語ごとにくらべていません。両方をそのまま示します。"
    assert page.texts("note").count(said) == 1
    assert page.texts("del")[1:] == ["十日と決めている。", "二"]
    assert page.texts("ins")[1:] == ["今は一年と定めて守っている。", "三"]
