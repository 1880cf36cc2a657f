"""What a request says of itself is made plain before Django reads it."""

import pytest

from council.plain_requests import plain_length, plain_type


@pytest.mark.parametrize(
    ("sent", "plain"),
    [
        ("", ""),
        (";;;", ""),
        ("text", ""),
        ("text/plain", "text/plain"),
        ("application/x-www-form-urlencoded; charset=UTF-8", "application/x-www-form-urlencoded"),
        ("application/x-www-form-urlencoded;charset=idna", "application/x-www-form-urlencoded"),
        ("a/b; charset*=nowhere'ja'%81", "a/b"),
        ("a/b; charset=\0", "a/b"),
        (
            "multipart/form-data; boundary=----WebKitFormBoundary7MA4",
            'multipart/form-data; boundary="----WebKitFormBoundary7MA4"',
        ),
        ('multipart/form-data; charset=utf-7; boundary="a b"', 'multipart/form-data; boundary="a b"'),
        ("multipart/form-data; boundary=" + "b" * 71, "multipart/form-data"),
        ("multipart/form-data; boundary=\xff", "multipart/form-data"),
    ],
)
def test_a_type_keeps_its_boundary_and_nothing_else(sent, plain):
    assert plain_type(sent) == plain


def test_a_length_is_a_number():
    assert [plain_length(sent) for sent in ("12", "", "x", "-1", "1.5", "１２", "9" * 19)] == [
        "12",
        *["0"] * 6,
    ]
