"""Files of dumps as downloaders ask for them: whole, from a byte on, only if it is the same file, their heads alone."""

import pytest
from django.utils.http import http_date

from minutes.models import Dump
from minutes.pages import caching, streaming
from minutes.pages.streaming import AT_ONCE
from tests.acts import reword
from tests.builders import meetings_on_days, publish_now, published
from tests.minutes.dumps.dumped import address_of, dump_now, fetched

pytestmark = pytest.mark.django_db
FILE = "remarks.jsonl.gz"


@pytest.fixture
def dump():
    published()
    return dump_now()


def answer_to(client, dump, **headers):
    """Returns status, body and the headers that a downloader goes by."""
    answer = client.get(address_of(dump, FILE), headers=headers)
    names = ("Content-Length", "Content-Range", "ETag", "Accept-Ranges", "Cache-Control", "Content-Type")
    return answer.status_code, b"".join(answer), {name: answer[name] for name in names if name in answer}


def said(dump, length, part=None):
    file = dump.files.get(name=FILE)
    headers = {
        "Content-Length": str(length),
        "ETag": f'"{file.digest}"',
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-cache",
        "Content-Type": "application/gzip",
    }
    return headers | ({"Content-Range": f"bytes {part}/{file.size}"} if part else {})


def test_a_download_goes_on_where_it_broke(client, dump):
    whole = fetched(client, dump, FILE)
    size, tag = len(whole), f'"{dump.files.get(name=FILE).digest}"'
    assert answer_to(client, dump) == (200, whole, said(dump, size))
    for headers in ({"Range": "bytes=100-"}, {"Range": "bytes=100-", "If-Range": tag}):
        assert answer_to(client, dump, **headers) == (
            206,
            whole[100:],
            said(dump, size - 100, f"100-{size - 1}"),
        )
    assert answer_to(client, dump, Range="bytes=0-0") == (206, whole[:1], said(dump, 1, "0-0"))
    assert answer_to(client, dump, Range="bytes=-7") == (
        206,
        whole[-7:],
        said(dump, 7, f"{size - 7}-{size - 1}"),
    )


@pytest.mark.parametrize("if_range", ['"another"', 'W/"another"', http_date(0)])
def test_parts_of_two_files_are_never_put_together(client, dump, if_range):
    whole = fetched(client, dump, FILE)
    answer = answer_to(client, dump, **{"Range": "bytes=100-", "If-Range": if_range})
    assert answer == (200, whole, said(dump, len(whole)))


def test_several_ranges_are_sent_whole_and_one_behind_the_end_not_at_all(client, dump):
    whole = fetched(client, dump, FILE)
    assert answer_to(client, dump, Range="bytes=0-1,5-6") == (200, whole, said(dump, len(whole)))
    answer = client.get(address_of(dump, FILE), headers={"Range": f"bytes={len(whole)}-"})
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(whole)}")


def test_who_has_it_is_told_so_and_the_head_says_all_but_the_bytes(client, dump):
    tag = f'"{dump.files.get(name=FILE).digest}"'
    assert answer_to(client, dump, **{"If-None-Match": tag})[:2] == (304, b"")
    assert answer_to(client, dump, **{"If-Match": '"another"'})[0] == 412
    size = len(fetched(client, dump, FILE))
    head = client.head(address_of(dump, FILE), headers={"Range": "bytes=100-"})
    assert (head.status_code, b"".join(head)) == (200, b"")
    assert {name: head[name] for name in said(dump, size)} == said(dump, size)
    assert answer_to(client, dump)[0] == 200


def test_the_head_of_a_file_is_not_kept_as_its_body(client, dump, monkeypatch):
    monkeypatch.setattr(caching.body_cache, "limit", caching.MAX_CACHE_BYTES)
    client.head(address_of(dump, FILE))
    assert answer_to(client, dump)[1] == fetched(client, dump, FILE) != b""


def test_so_many_at_once_and_the_next_is_told_when_to_come_again(client, dump):
    held = [client.get(address_of(dump, FILE)) for _ in range(AT_ONCE)]
    late = client.get(address_of(dump, FILE), headers={"Range": "bytes=100-"})
    assert (late.status_code, late["Retry-After"], late["Cache-Control"]) == (503, "30", "no-store")
    assert "ETag" not in late and f'href="{address_of(dump, FILE)}"' in late.content.decode()
    assert client.head(address_of(dump, FILE)).status_code == 200
    for answer in held:
        b"".join(answer)
    assert answer_to(client, dump)[0] == 200


def test_a_file_that_is_lost_or_not_as_it_was_made_is_not_sent(client, dump, dumps_folder, caplog):
    path = dumps_folder / dump.name / FILE
    path.write_bytes(path.read_bytes() + b"x")
    assert client.get(address_of(dump, FILE)).status_code == 404
    path.unlink()
    assert client.get(address_of(dump, FILE)).status_code == 404
    assert "not as it was made" in caplog.text


def test_what_never_was(client, dump):
    for path in (
        f"/dumps/{dump.name}/other.csv.gz",
        f"/dumps/20200101-000000/{FILE}",
        f"/dumps/{dump.name}/",
    ):
        assert client.get(path).status_code == 404


def test_a_piece_is_looked_after_by_one_query_each(client, dump, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(streaming, "LONGEST_PIECE", 10**9)
    monkeypatch.setattr("minutes.pages.dumps.dump_file.LONGEST_PIECE", 400)
    pieces = -(-dump.files.get(name=FILE).size // 400)
    assert pieces > 1
    # What the page goes by, what was withdrawn so far, the file; then each piece.
    with django_assert_num_queries(3 + pieces):
        answer_to(client, dump)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_lists_the_newest_with_the_same_queries(client, number, django_assert_num_queries):
    published()
    for edition in meetings_on_days(number):
        dump_now()
        published_again(edition)
    with django_assert_num_queries(3):
        page = client.get("/dumps/").content.decode()
    named = [dump.name for dump in Dump.objects.all() if f"/dumps/{dump.name}/manifest.json" in page]
    assert len(named) == number


def published_again(edition):
    reword(edition.meeting, 12, f"{edition.held_on}に決めた。")
    publish_now(edition.meeting)
