"""What a request says of itself is made plain before Django reads it."""

import pytest
from django.core.handlers.wsgi import WSGIHandler

from council.plain_requests import plain_length, plain_type, reading_plainly
from tests.fuzz.calling import Call, call


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


# Found by seed 11 of python -m tests.fuzz among 20,000: Django's page of a 404 reads the form for its token.
@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/a%00b/", "/a%00b/", "/nowhere/", "/admin/"])
def test_a_form_without_a_boundary_is_refused_whatever_its_address(path):
    environ = {"HTTP_COOKIE": f"csrftoken={'a' * 32}", "CONTENT_TYPE": "multipart/form-data"}
    answer = call(reading_plainly(WSGIHandler()), Call("POST", path, b"", environ))
    assert (answer.status, answer.error) == (400, "")
