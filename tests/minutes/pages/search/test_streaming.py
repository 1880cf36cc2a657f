"""Downloads that are made as they are sent: how many at once, what breaks one off, and that nothing withdrawn is in it."""

import gc
import json
import re
from pathlib import Path

import pytest

from minutes.models import Meeting, PublicState
from minutes.pages import streaming
from minutes.pages.search import search_exports
from minutes.pages.streaming import AT_ONCE, BrokenOff, stream
from tests.acts import erase_now, retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, meetings_on_days, publish_now, published

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[4]
TYPED = "?q=%E5%8D%81%E6%97%A5"  # 十日
JSON, CSV = f"/search/hits.json{TYPED}", f"/search/hits.csv{TYPED}"
OTHER_DAY = MANUSCRIPT.replace("9月3日", "9月4日")


@pytest.fixture(autouse=True)
def one_by_one(monkeypatch):
    monkeypatch.setattr(search_exports, "READ_AT_ONCE", 1)


def begun(client, address):
    """Returns the pieces of a download that are still to come; the first hit was sent."""
    pieces = iter(client.get(address).streaming_content)
    first = next(pieces)
    return pieces if "十日" in first.decode() else (next(pieces), pieces)[1]


def sent(pieces):
    """Returns what came, and whether it came to its end."""
    came = []
    try:
        for piece in pieces:
            came.append(piece.decode())
    except BrokenOff:
        return "".join(came), False
    return "".join(came), True


def withdraw(meeting):
    withdraw_now(meeting, "u12")


def erase(meeting):
    return erase_now(withdraw_now(meeting, "u12")[0])


def shut(meeting):
    PublicState.shut(PublicState.Shut.AHEAD)


@pytest.mark.parametrize("address", [JSON, CSV])
@pytest.mark.parametrize("act", [withdraw, retract_now, erase, shut])
def test_what_is_withdrawn_breaks_a_download_off(client, act, address):
    oldest = meetings_on_days(3)[0].meeting
    pieces = begun(client, address)
    act(oldest)
    assert sent(pieces) == ("", False)


def test_a_download_that_is_broken_off_is_no_whole_json(client):
    oldest = meetings_on_days(2)[0].meeting
    pieces = iter(client.get(JSON).streaming_content)
    first = next(pieces).decode()
    withdraw_now(oldest, "u12")
    with pytest.raises(json.JSONDecodeError):
        json.loads(first + sent(pieces)[0])


def test_an_erasure_of_words_that_were_gone_before_breaks_it_off_too(client):
    oldest = meetings_on_days(3)[0].meeting
    (withdrawal,) = withdraw_now(oldest, "u12")
    pieces = begun(client, JSON)
    erase_now(withdrawal)
    assert sent(pieces) == ("", False)


def test_a_publication_breaks_nothing_off_and_what_is_still_to_come_is_read_anew(client):
    oldest = meetings_on_days(3)[0].meeting
    pieces = begun(client, JSON)
    published(OTHER_DAY)
    reword(oldest, 12, "十日と定めている。")
    publish_now(oldest)
    rest, is_whole = sent(pieces)
    assert (re.findall('"text": "(.*?)"', rest), is_whole) == (
        ["十日と決めている。", "十日と定めている。"],
        True,
    )


def test_what_was_read_before_a_withdrawal_is_not_sent_after_it(rf):
    edition = published()

    def chunks():
        yield "はじめ"
        read = "十日と決めている。"
        withdraw_now(edition.meeting, "u12")
        yield read

    answer = stream(rf.get("/"), chunks(), content_type="text/plain", name="a.txt")
    assert sent(answer.streaming_content) == ("はじめ", False)


def test_no_server_in_front_keeps_what_is_still_to_be_sent(client):
    published()
    assert client.get(CSV)["X-Accel-Buffering"] == "no"


def test_a_long_chunk_is_sent_in_pieces_with_a_look_before_each(rf, monkeypatch):
    monkeypatch.setattr(streaming, "LONGEST_PIECE", 4)
    edition = published()
    answer = stream(rf.get("/"), ["一二三四五六七八九"], content_type="text/plain", name="a.txt")
    pieces = iter(answer.streaming_content)
    assert [next(pieces).decode(), next(pieces).decode()] == ["一二三四", "五六七八"]
    retract_now(edition.meeting)
    assert sent(pieces) == ("", False)


def test_each_piece_asks_once_what_was_withdrawn(rf, django_assert_num_queries):
    with django_assert_num_queries(3):
        answer = stream(rf.get("/"), ["一", "二"], content_type="text/plain", name="a.txt")
        assert sent(answer.streaming_content) == ("一二", True)


def test_so_many_at_once_and_who_comes_then_is_told_when_to_come_again(client):
    published()
    held = [client.get(JSON) for _ in range(AT_ONCE)]
    late = client.get(f"{CSV}&from=R8.4.1")
    page = late.content.decode()
    assert (late.status_code, late["Retry-After"], late["Cache-Control"]) == (503, "30", "no-store")
    assert "いまはダウンロードできません" in page
    query = f"{TYPED}&amp;from=R8.4.1"
    assert f'href="/search/hits.csv{query}"' in page and f'href="/search/{query}"' in page
    assert client.get("/search/?q=十日").status_code == 200
    sent(held.pop().streaming_content)
    assert client.get(JSON).status_code == 200


def closed(answer):
    """As a server does whose client asked with HEAD, or has gone."""
    answer.close()


def read_to_its_end(answer):
    sent(answer.streaming_content)


def broken_off(answer):
    withdraw_now(Meeting.objects.get(), "u12")
    assert sent(answer.streaming_content) == ("", False)


def dropped(answer):
    """As by a page that is made again from the primary, since a replica failed."""


@pytest.mark.parametrize("end", [closed, read_to_its_end, broken_off, dropped])
def test_a_place_is_given_back_however_an_answer_ends(rf, end):
    published()
    end(stream(rf.get("/"), ["一"], content_type="text/plain", name="a.txt"))
    gc.collect()
    taken = [streaming.places.acquire(blocking=False) for _ in range(AT_ONCE + 1)]
    assert taken == [*[True] * AT_ONCE, False]


def test_downloads_leave_half_of_the_threads_to_all_others():
    (threads,) = re.findall(r"^threads = (\d+)$", (ROOT / "gunicorn.conf.py").read_text(), re.M)
    assert int(threads) // 2 >= AT_ONCE
