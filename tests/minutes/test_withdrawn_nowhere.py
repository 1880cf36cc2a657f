"""After a withdrawal no public address shows any of the words: every address of the site is fetched."""

import gzip
import json
import re
from html import unescape
from itertools import product

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from minutes.compare.shingles import shingles, shingles_of_all
from minutes.models import Edition, LineNote, Passage, Utterance
from minutes.publication.verify import verify_meeting
from minutes.record.leaves import texts
from tests.acts import editions_of, retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, NOON, clerk, draft, publish_now, published
from tests.minutes.addresses import MEETINGS, public_addresses
from tests.minutes.dumps.dumped import dump_now
from tests.minutes.files.uploads import give_file
from tests.minutes.pages.reader import Page

pytestmark = [pytest.mark.django_db, pytest.mark.long]

WORDS = "担当者の鷲塚が独断で五か月も放置した。"
SPAN = "担当者の鷲塚が独断で"
OTHERS = {
    "removed": "倉庫番の雉子島が鍵を隠した。",
    "reworded": "収入役の鵜殿が帳簿を焼いた。",
    "moved": "元助役の鶴見が印を持ち出した。",
}
TEXT = MANUSCRIPT.replace("十日と決めている。", WORDS)
TAG = re.compile(r"<[^>]+>")
# One meeting exists here. Pages of the other address only say that it does not.
PRESENT, ABSENT = MEETINGS
SEARCHES = ["q=独断で", "q=鷲塚", "q=五か月も放置", "organisation=深川市&q=放置", "label=美里町"]
SEARCHES += ["q=雉子島", "q=鵜殿", "q=鶴見", "q=独断&wordings=all"]


def public_answers(client, numbers=("12",)):
    """Yields (address, text) of every public answer as a reader sees it, without the query that a page repeats: of every
    dump that was ever made, and of the next one."""
    dump_now()
    editions = [str(number + 1) for number in range(max(3, Edition.objects.count()))]
    paths = {path for number in numbers for path in public_addresses(keys=[*editions, number])}
    for path in sorted(paths):
        if ABSENT not in path:
            yield path, text_of(client.get(path))
    search = reverse("pages:search")
    searches = sorted(path for path in paths if path.startswith(search))  # the page, its files, its feed
    for path, query in product(searches, SEARCHES):
        words = re.sub(r"[a-z]+=|&", " ", query).split()
        answer = text_of(client.get(f"{path}?{query}"))
        for word in words:
            answer = answer.replace(word, "")
        yield f"{path.removeprefix(search)}{query}", answer


def text_of(answer):
    """Returns the text of an answer: HTML without its tags, but with what their attributes say (the description in the
    head), JSON with its escapes undone."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    body = gzip.decompress(body) if answer.get("Content-Type") == "application/gzip" else body
    source = body.decode(errors="replace")
    said = [value for tag in TAG.findall(source) for value in re.findall(r'="([^"]*)"', tag)]
    text = unescape("\n".join([TAG.sub("", source), *said]))
    return re.sub(r"\\u([0-9a-f]{4})", lambda escape: chr(int(escape[1], 16)), text)


def places_of(client, *words, numbers=("12",)):
    """Returns the addresses that show any piece of the words. No other text of the record may hold one."""
    withdrawn = shingles_of_all(words)
    assert withdrawn and not withdrawn & shingles_of_all(MANUSCRIPT.split("\n"))
    answers = public_answers(client, numbers)
    return sorted(address for address, text in answers if any(piece in text for piece in withdrawn))


def test_the_walk_finds_the_words_before_they_are_withdrawn(client):
    edition = published(TEXT)
    LineNote.objects.create(
        meeting=edition.meeting, block="u12", text="雀部係長に聞く。", by=clerk(), at=NOON
    )
    remark = text_of(client.get("/meetings/2026-09-03-1/u/12/"))
    # Twice on the page (the words, the first wording), and twice in its head.
    assert remark.count(WORDS) == 4
    assert places_of(client, "雀部係長に聞く。") == [], "a note on a line is never public"
    places = places_of(client, WORDS)
    assert {"/meetings/2026-09-03-1/", "/organisations/012289/", "q=鷲塚"} <= set(places)
    assert {path.split("/")[3] for path in places if path.startswith("/dumps/")} == {
        "remarks.csv.gz",
        "remarks.jsonl.gz",
    }


def test_a_turn_withdrawn_whole(client):
    meeting = published(TEXT).meeting
    reword(meeting, 12, WORDS.replace("五か月", "半年"))
    publish_now(meeting, reason="誤記")
    withdraw_now(meeting, "u12")
    assert places_of(client, WORDS, WORDS.replace("五か月", "半年")) == []


def test_an_older_wording_is_found_where_corrections_are_told_until_it_is_withdrawn(client):
    meeting = published(TEXT).meeting
    reword(meeting, 12, "五か月かかった。")
    publish_now(meeting, reason="言い過ぎ")
    places = set(places_of(client, WORDS))
    assert {
        *("/corrections/", "/corrections/corrections.csv", "/api/v1/corrections"),
        *("q=鷲塚", "q=独断&wordings=all", "hits.csvq=独断&wordings=all", "feed/q=独断&wordings=all"),
    } <= places
    withdraw_now(meeting, "u12")
    assert places_of(client, WORDS) == []


def test_a_part_of_a_turn(client):
    meeting = published(TEXT).meeting
    withdraw_now(meeting, "u12", span=SPAN)
    assert places_of(client, SPAN) == []
    assert "五か月も放置した。" in text_of(client.get("/meetings/2026-09-03-1/"))


def _removed(meeting):
    Utterance.objects.get(meeting=meeting, number=6).delete()
    publish_now(meeting, reason="重複")


def _reworded(meeting):
    reword(meeting, 7, f"なお、{OTHERS['reworded']}")


def _moved(meeting):
    Utterance.objects.filter(meeting=meeting, number=8).update(position=1)


def _merged(meeting):
    Utterance.objects.get(meeting=meeting, number=12).delete()
    reword(meeting, 11, f"趣旨の説明が行われた。{WORDS}")


def test_whatever_the_draft_had_done_to_them_also_after_the_draft_is_published(client):
    text = TEXT.replace("紙はどこに置いているか。", OTHERS["removed"])
    text = text.replace("閉校した教室に置いている。", OTHERS["reworded"])
    meeting = published(text.replace("当町でも同じ計画がある。", OTHERS["moved"])).meeting
    for change in (_removed, _reworded, _moved, _merged):
        change(meeting)
    numbers = ("6", "7", "8", "12")
    withdraw_now(meeting, *(f"u{number}" for number in numbers))
    assert places_of(client, WORDS, *OTHERS.values(), numbers=numbers) == []
    reword(meeting, 11, "趣旨の説明が行われた。")
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting, reason="誤記")
    assert places_of(client, WORDS, *OTHERS.values(), numbers=numbers) == []
    assert "当町は三か月を要する。" in text_of(client.get("/meetings/2026-09-03-1/"))


@pytest.mark.parametrize("act", [lambda meeting: withdraw_now(meeting, "h20"), retract_now])
def test_words_of_a_file_that_went_with_its_handout_or_its_meeting(client, settings, tmp_path, act):
    settings.MEDIA_ROOT = tmp_path
    meeting = draft(MANUSCRIPT)
    words = "倉庫番の雉子島が鍵を隠したと聞いている。"
    give_file(meeting.handouts.get(), "資料1.csv", words.encode())
    publish_now(meeting)
    assert "q=雉子島" in places_of(client, words)
    act(meeting)
    assert places_of(client, words) == []


def test_a_meeting_taken_down_and_published_again_shows_no_word_of_what_was_down(client):
    meeting = published(TEXT).meeting
    retract_now(meeting)
    assert places_of(client, WORDS) == []
    reword(meeting, 12, "二か月かかった。")
    publish_now(meeting)
    assert places_of(client, WORDS) == []
    assert "二か月かかった。" in text_of(client.get("/meetings/2026-09-03-1/"))


def test_every_address_of_a_meeting_taken_down_says_gone(client):
    meeting = published(TEXT).meeting
    retract_now(meeting, reason="手続が済んでいなかった。", rule="公開要領第4条")
    answer = client.get("/meetings/2026-09-03-1/")
    assert answer.status_code == 410
    page = Page(answer)
    assert page.texts("h1") == ["この会議録は公開を停止しました"]
    assert page.texts("dd") == ["令和8年(2026年)9月24日(木)", "手続が済んでいなかった。", "公開要領第4条"]
    assert "no-cache" in answer["Cache-Control"]
    assert client.get("/meetings/2026-09-04-1/").status_code == 404
    assert [one.address for one in Edition.objects.newest()] == []
    assert Passage.objects.count() == 0


def test_a_page_says_what_was_withdrawn_when_and_why(client):
    meeting = published(TEXT).meeting
    withdraw_now(meeting, "u12", reason="本人の申出により取り消した。", rule="会議規程第12条")
    withdraw_now(meeting, "u7", span="湿気を調べた。")
    withdraw_now(meeting, "venue")
    page = Page(client.get("/meetings/2026-09-03-1/"))
    assert page.texts("withdrawn") == [
        "概要の一部は取り消されました。令和8年9月24日 申出があり、会長が認めた。根拠 会議規程第12条",
        "この発言の一部は取り消されました。令和8年9月24日 申出があり、会長が認めた。根拠 会議規程第12条",
        "この発言は取り消されました。令和8年9月24日 本人の申出により取り消した。根拠 会議規程第12条",
    ]
    assert page.of_id("u12").text.startswith("深川市北海道 この発言は取り消されました。")
    assert "［取消し］" in page.of_id("u7").text
    assert "［取消し7-1］" not in page.source


def test_a_page_with_withdrawn_words_asks_no_more_queries(client, django_assert_num_queries):
    meeting = published(TEXT).meeting
    withdraw_now(meeting, "u12")
    with django_assert_num_queries(4):
        client.get("/meetings/2026-09-03-1/")


def test_the_original_is_for_the_permitted_alone(client):
    meeting = published(TEXT).meeting
    (act,) = withdraw_now(meeting, "u12")
    address = reverse("admin:minutes_withdrawal_original", args=[act.pk])
    client.force_login(clerk())
    assert WORDS in text_of(client.get(address))
    client.force_login(_staff())
    assert client.get(address).status_code == 403
    client.logout()
    assert client.get(address).status_code == 302
    assert len(editions_of(meeting)) == 2


def _staff():
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.exclude(codename="view_original"))
    return user


def test_whoever_may_not_read_the_original_finds_marks_in_every_admin_page(client):
    meeting = published(TEXT).meeting
    reword(meeting, 12, f"なお、{WORDS}")
    reword(meeting, 11, f"趣旨の説明が行われた。{WORDS}")
    reword(meeting, 11, "趣旨の説明が行われた。")
    row = Utterance.objects.get(meeting=meeting, number=12)
    by = clerk()
    for block in ("u11", "u12"):
        LineNote.objects.create(meeting=meeting, block=block, text=f"「{WORDS}」か。", by=by, at=NOON)
    withdraw_now(meeting, "u12")
    LineNote.objects.create(meeting=meeting, block="u11", text=f"原本では「{WORDS}」。", by=by, at=NOON)
    other = Utterance.objects.get(meeting=meeting, number=11)
    pages = [
        reverse(f"admin:minutes_utterance_{view}", args=[one.pk])
        for one in (row, other)
        for view in ("history", "change")
    ]
    pages += [
        reverse("admin:minutes_utterance_simple_history", args=[one.pk, version.pk])
        for one in (row, other)
        for version in one.history.all()
    ]
    pages += [
        f"/admin/minutes/{name}/?q=鷲塚"
        for name in ("utterance", "edition", "correction", "withdrawal", "meeting")
    ]
    pages += [
        reverse(f"admin:minutes_meeting_{view}", args=[meeting.pk])
        for view in ("publish", "changes", "manuscript", "review", "print", "steps")
    ]
    pages += ["/admin/"]
    client.force_login(clerk())
    assert any(WORDS in text_of(client.get(page)) for page in pages)
    client.force_login(_staff())
    answers = {page: client.get(page) for page in pages}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert [
        page for page, answer in answers.items() if any(piece in text_of(answer) for piece in shingles(WORDS))
    ] == []


def test_a_turn_of_the_real_record(client, real_text):
    """Looks at every address for any 8 characters of it that no other text of the record holds."""
    edition = published(real_text)
    blocks = json.loads(edition.record)["blocks"]
    turn = max(
        (block for block in blocks if block["block_kind"] == "turn"), key=lambda block: len(block["text"])
    )
    others = shingles_of_all(
        words for key, words in texts(json.loads(edition.record)) if key != f"u{turn['number']}/text"
    )
    forbidden = shingles_of_all(turn["text"].split("\n")) - others
    assert len(forbidden) > 100
    withdraw_now(edition.meeting, f"u{turn['number']}")
    walked = [
        path.replace(PRESENT, edition.address)
        for path in public_addresses(keys=("1", "2", str(turn["number"])))
        if ABSENT not in path
    ]
    answers = {path: text_of(client.get(path)) for path in walked}
    assert [path for path, text in answers.items() if any(piece in text for piece in forbidden)] == []
    assert "この発言は取り消されました。" in answers[f"/meetings/{edition.address}/"]
    assert verify_meeting(edition.meeting) == []
