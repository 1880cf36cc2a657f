"""Every encoding in which Japanese was saved is read as what it says, or refused; it is never taken as rubbish."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.file_texts.encodings import UnknownEncoding, decode
from tests.builders import MANUSCRIPT
from tests.texts import tries

ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp932",
    "euc_jp",
    "iso2022_jp",
    "iso2022_jp_ext",
    "euc_jis_2004",
    "shift_jis_2004",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_record_in_each_encoding(encoding):
    assert decode(MANUSCRIPT.encode(encoding)) == MANUSCRIPT


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_real_record_in_each_encoding(encoding, real_text):
    written = real_text.encode(encoding, errors="ignore")
    assert decode(written) == written.decode(encoding)


@pytest.mark.parametrize("name", ["①株式会社", "㈱水瀬", "ⅢⅣ課"])
def test_signs_of_one_maker_in_jis(name):
    """Machines wrote them into ISO-2022-JP, whose tables lack them."""
    rows = name.encode("cp932")
    jis = b"\x1b$B" + b"".join(_jis(rows[place : place + 2]) for place in range(0, len(rows), 2)) + b"\x1b(B"
    assert decode(jis) == name


def _jis(pair):
    """Returns the two bytes of JIS X 0208, or of the rows that makers added, for those of Shift_JIS."""
    first, second = pair
    first = (first - (0x81 if first < 0xA0 else 0xC1)) * 2 + 0x21
    if second >= 0x9F:
        return bytes([(first + 1) & 0x7F, second - 0x7E])
    return bytes([first & 0x7F, second - (0x20 if second > 0x7E else 0x1F)])


@pytest.mark.parametrize(
    "data",
    [
        "会議録を読みます。".encode()[1:],
        bytes(range(128, 256)),
        b"\xff\xfea",
        b"\x1b$B\x7f\x7f",
        "賛成です。".encode("utf-16-le")[1:],
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnknownEncoding):
        decode(data)


@settings(max_examples=tries(300))
@given(
    st.text(st.sampled_from("会議録開会深川市長委員です。ますがをはに、ァカサ１12\nabc○（）"), max_size=40),
    st.sampled_from(ENCODINGS),
)
def test_it_is_what_was_written_or_refused(words, encoding):
    text = f"会議録を読みます。{words}"
    try:
        assert decode(text.encode(encoding)) == text
    except UnknownEncoding:
        assert encoding in {"utf-16-le", "utf-16-be"}
