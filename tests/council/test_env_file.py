"""A .env file as people and their editors write it."""

import pytest

from council.environment.env_file import read_env_file

LINES = {
    "PORT=8000": {"PORT": "8000"},
    " PORT = 8000 ": {"PORT": "8000"},
    "export PORT=8000": {"PORT": "8000"},
    "PORT=8000 # the window": {"PORT": "8000"},
    "PORT=8000\t# the window": {"PORT": "8000"},
    "SITE_NAME='a # b' # c": {"SITE_NAME": "a # b"},
    'SITE_NAME="会議録"': {"SITE_NAME": "会議録"},
    "DATABASE_URL=postgres://u:p#q@h/n": {"DATABASE_URL": "postgres://u:p#q@h/n"},
    "SECRET_KEY=a=b==": {"SECRET_KEY": "a=b=="},
    "MEDIA_ROOT=": {"MEDIA_ROOT": ""},
    "MEDIA_ROOT= # the default": {"MEDIA_ROOT": ""},
    "# PORT=8000\n\n  # x\n": {},
    "A=1\r\nB=2\r\n": {"A": "1", "B": "2"},
}


@pytest.mark.parametrize(("text", "values"), LINES.items())
def test_a_line(text, values):
    file = read_env_file(text.encode())
    assert (file.values, file.problems) == (values, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_whatever_the_editor_saved(encoding):
    assert read_env_file("SITE_NAME=○○市議会 会議録\n".encode(encoding)).values == {
        "SITE_NAME": "○○市議会 会議録"
    }


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"A=1\nPORT 8000\n", ".env: 2行目に「名前=値」の = がありません。"),
        ("PORT＝8000".encode(), ".env: 1行目に「名前=値」の = がありません。"),
        (b"A=1\nA=2", "A: .env に二度書かれています（2行目）。一つにしてください。"),
        (b"A=\x81", ".env: 文字が読めません。UTF-8 で保存し直してください。"),
        (b"A=1\0", ".env: 文字が読めません。UTF-8 で保存し直してください。"),
    ],
)
def test_what_cannot_be_read_is_named(data, problem):
    assert read_env_file(data).problems == [problem]
