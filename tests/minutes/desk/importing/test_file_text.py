import pytest

from minutes.desk.importing.file_text import LARGEST, UnreadableText, read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_text_in_each_encoding(encoding):
    assert read_text("会議録　①～髙".encode(encoding)) == "会議録　①～髙"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "中身がありません。"),
        ("　\n \r\n".encode(), "中身がありません。"),
        ("会議録\n開会\0\n".encode(), "2行目に文字でないデータ（NUL）があります。"),
        (b"PK\x03\x04rest", "Word の文書が壊れていて読めません。"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "古い Word（.doc）か一太郎（.jtd）の文書"),
        (b"%PDF-1.7", "PDF です。"),
        (bytes(range(128, 256)), "文字として読めないデータがあります。"),
        (b"a" * (LARGEST + 1), "大きすぎます。読み込めるのは 10 MB までです。"),
    ],
)
def test_what_is_no_text_gets_one_line_that_says_what_to_do(data, said):
    with pytest.raises(UnreadableText) as refused:
        read_text(data)
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)
